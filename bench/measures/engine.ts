import { createMachine, initialTransition, transition } from 'xstate';
import { checkFlow, isPublishable } from '../../engine/core/check/check.ts';
import { flowSchema, type Flow } from '../../engine/core/flow.ts';
import type { Desk } from '../../engine/runtime/desk.ts';
import { createRuntime, type Runtime } from '../../engine/runtime/runtime.ts';
import { catalogue } from '../../engine/steps/definitions.ts';
import { actExecutors, recordExecutors } from '../../engine/steps/executors.ts';
import { systemClock } from '../../server/clock.ts';
import { randomIds } from '../../server/ids.ts';
import { openMemory } from '../../tests/support/memory/memory-store.ts';
import { median } from '../load.ts';
import type { Measure } from './bench.ts';

const text = { en: 'Step', ja: 'ステップ' };
const vip = { key: 'vip', label: text, when: { left: 'vars.tier', op: 'eq', right: 'vip' } };
const setting = { object: 'contact', set: { name: '{{vars.tier}}' } };

/** Decisions and record steps in turn, one after the other. */
function chain(length: number): Flow {
  const steps = Array.from({ length }, (_, at) => {
    const next = at + 1 === length ? 'end' : `step${at + 1}`;
    const step =
      at % 2 === 0
        ? { type: 'decision', config: { outcomes: [vip] }, next: { vip: next, otherwise: next } }
        : { type: 'createRecord', config: setting, next: { done: next } };
    return [`step${at}`, { ...step, title: text }] as const;
  });
  return flowSchema.parse({
    format: 1,
    key: 'chain',
    title: text,
    trigger: { type: 'api' },
    variables: [{ name: 'tier', type: 'text', input: true, required: true }],
    start: 'step0',
    steps: {
      ...Object.fromEntries(steps),
      end: { type: 'end', title: text, config: { outcome: 'done' }, next: {} },
    },
  });
}

/** The engine without HTTP and disk: ten steps against bare XState, and the check of the longest flow there may be. */
export const engine: Measure = async ({ report, isQuick }) => {
  const flow = chain(10);
  const advance = bareMachine(10);
  const runs = isQuick ? 1000 : 3000;
  for (let round = 0; round < (isQuick ? 3 : 7); round++) {
    // A store of its own each time, or what earlier rounds left in memory would slow the later ones.
    const runtime = await openRuntime(flow);
    const bare = perSecond(runs, await timed(runs, async () => advance()));
    const whole = perSecond(runs, await timed(runs, () => runOnce(runtime)));
    await runtime.stop();
    // The first round warms up.
    if (round === 0) continue;
    report.add('10 bare XState transitions', 'per s', bare);
    report.add('10 steps in memory', 'per s', whole);
    report.add('10 steps in memory, share of bare XState', '', whole / bare);
  }
  const longest = chain(499);
  if (!isPublishable(checkFlow(longest, catalogue)))
    throw new Error('The long flow is not publishable, so its check proves nothing.');
  const times = [];
  for (let check = 0; check < 30; check++)
    times.push(await timed(1, async () => checkFlow(longest, catalogue)));
  report.add('check of a flow of 500 steps', 'ms', median(times.slice(5)));
};

async function timed(times: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (let index = 0; index < times; index++) await work();
  return performance.now() - started;
}
const perSecond = (count: number, ms: number): number => count / (ms / 1000);

async function runOnce(runtime: Runtime): Promise<void> {
  const begun = await runtime.begin({ flowKey: 'chain', input: { tier: 'standard' }, trigger: 'api' });
  if ('refused' in begun || begun.run.state.status !== 'finished') throw new Error('The run did not finish.');
}

/** The same chain of states as a machine of XState's own, moved by its public pure function. */
function bareMachine(length: number): () => void {
  const names = Array.from({ length }, (_, at) => `step${at}`);
  const states = names.map((name, at) => [name, { on: { done: names[at + 1] ?? 'end' } }] as const);
  const machine = createMachine({
    initial: 'step0',
    states: { ...Object.fromEntries(states), end: { type: 'final' } },
  });
  return () => {
    let [snapshot] = initialTransition(machine);
    for (let step = 0; step < length; step++) [snapshot] = transition(machine, snapshot, { type: 'done' });
    if (snapshot.status !== 'done') throw new Error('The bare machine did not arrive.');
  };
}

async function openRuntime(flow: Flow): Promise<Runtime> {
  const memory = openMemory();
  let created = 0;
  const desk: Partial<Desk> = {
    *liveRecords() {
      return {};
    },
    *createRecord(_object, set) {
      return { record: { id: `contact_${created++}`, ...set } };
    },
  };
  const live = { flowId: 'flow_chain', flowKey: flow.key, number: 1 };
  const runtime = createRuntime({
    db: memory.connect(),
    store: memory.store,
    flows: {
      *document() {
        return flow;
      },
      *idOf() {
        return live.flowId;
      },
      *allActive() {
        return [live];
      },
    },
    catalogue,
    recordExecutors,
    actExecutors,
    // The flow asks nothing else of it.
    desk: desk as Desk,
    services: { http: () => Promise.reject(new Error('The flow calls nobody.')) },
    clock: systemClock,
    ids: randomIds(systemClock),
    timers: {},
    *publish() {},
    report: (error) => {
      throw error;
    },
  });
  await runtime.start();
  return runtime;
}

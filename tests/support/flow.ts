import { z } from 'zod';
import type { StepCatalogue } from '../../engine/core/catalogue.ts';
import { flowSchema, type Flow } from '../../engine/core/flow.ts';
import { compileFlow, type Program } from '../../engine/core/program.ts';
import type { Moment, RunState, Transition } from '../../engine/core/run.ts';
import { startRun } from '../../engine/core/transition.ts';
import type { AnyStep, Outcome } from '../../engine/core/step.ts';
import { monday } from './store.ts';

/** Step types with nothing but a shape, so that tests of the core speak of the core alone. */
const text = { en: 'x', ja: 'x' };
const info = {
  version: 1,
  category: 'logic' as const,
  title: text,
  summary: text,
  icon: 'circle',
  output: z.unknown(),
  example: {},
};
const outcome = (id: string, kind: Outcome['kind'] = id === 'error' ? 'error' : 'done'): Outcome => ({
  id,
  label: text,
  kind,
});
const done = [outcome('done'), outcome('error')];

const say: AnyStep = {
  ...info,
  type: 'say',
  kind: 'decide',
  config: z.object({
    outcome: z.string().default('done'),
    set: z.record(z.string(), z.unknown()).optional(),
    fail: z.string().optional(),
  }),
  outcomes: () => [...done, outcome('left', 'branch'), outcome('right', 'branch')],
  decide: (config: { outcome: string; set?: Record<string, unknown>; fail?: string }) =>
    config.fail === undefined
      ? { outcome: config.outcome, output: { said: config.outcome }, vars: config.set }
      : { outcome: 'error', error: { code: config.fail, message: 'failed on purpose' } },
};
const ask: AnyStep = {
  ...info,
  type: 'ask',
  kind: 'wait',
  config: z.object({ event: z.string().default('go'), key: z.string().default('k') }),
  outcomes: () => [outcome('done'), outcome('timeout', 'timeout')],
  begin: (config: { event: string; key: string }) => ({
    rest: {
      waitingFor: 'event' as const,
      events: [{ name: config.event, match: { key: config.key } }],
      expiresAt: monday + 60_000,
    },
  }),
  receive: (_config, signal) =>
    signal.type === 'timeout' ? { outcome: 'timeout' } : { outcome: 'done', output: signal },
};
const work: AnyStep = {
  ...info,
  type: 'work',
  kind: 'act',
  retry: { times: 0, backoffSec: 1 },
  config: z.object({}),
  outcomes: () => done,
};
const both: AnyStep = {
  ...info,
  type: 'both',
  kind: 'parallel',
  config: z.object({ join: z.enum(['all', 'any']).default('all') }),
  outcomes: () => [outcome('a', 'branch'), outcome('b', 'branch'), ...done],
  branches: ({ join }: { join: 'all' | 'any' }) => ({ keys: ['a', 'b'], join }),
};
const each: AnyStep = {
  ...info,
  type: 'each',
  kind: 'loop',
  config: z.object({ list: z.union([z.string(), z.array(z.unknown())]) }),
  values: ['list'] as never[],
  outcomes: () => [
    { ...outcome('each', 'branch'), own: true },
    { ...outcome('done'), own: true },
    outcome('error'),
  ],
  items: ({ list }: { list: unknown }) =>
    Array.isArray(list) ? { items: list } : { error: { code: 'NOT_A_LIST', message: 'no list' } },
};
const end: AnyStep = {
  ...info,
  type: 'end',
  kind: 'end',
  config: z.object({ outcome: z.string().default('done') }),
  outcomes: () => [],
  end: (config: { outcome: string }) => config,
};
const types = new Map([say, ask, work, both, each, end].map((step) => [step.type, step]));
export const tinyCatalogue: StepCatalogue = { get: (type) => types.get(type) };

export type TinySteps = Record<string, TinyStep>;
type TinyStep = [
  type: string,
  next: Record<string, string>,
  config?: Record<string, unknown>,
  more?: { retry?: { times: number; backoffSec: number } },
];
/** `tinyFlow({ a: ['say', { done: 'z' }], z: ['end', {}] })`: the first step is the start. */
export function tinyFlow(steps: TinySteps, rest: Partial<Flow> = {}): Flow {
  const entries = Object.entries(steps).map(
    ([id, [type, next, config = {}, more = {}]]) => [id, { type, next, config, ...more }] as const,
  );
  return flowSchema.parse({
    format: 1,
    key: 'tiny',
    title: { en: 'Tiny', ja: '小さいフロー' },
    trigger: { type: 'api' },
    start: entries[0]?.[0],
    steps: Object.fromEntries(entries),
    ...rest,
  });
}
export const tinyProgram = (steps: TinySteps, rest?: Partial<Flow>): Program =>
  compileFlow(tinyFlow(steps, rest), 1, tinyCatalogue);

export const moment: Moment = { now: monday, records: {}, run: { id: 'run_1' } };
export const startTiny = (program: Program, vars: Record<string, unknown> = {}): Transition =>
  startRun(program, { input: {}, vars, refs: {} }, moment);
/** The steps a run has settled, in order, with how. */
export const path = (transition: Pick<Transition, 'history'>): string[] =>
  transition.history
    .filter(({ stepId }) => stepId !== '')
    .map(({ stepId, kind, outcome: ended }) =>
      kind === 'settled' ? `${stepId}:${ended}` : `${stepId} ${kind}`,
    );
export const tokens = (state: RunState): string[] => state.positions.map(({ token }) => token);

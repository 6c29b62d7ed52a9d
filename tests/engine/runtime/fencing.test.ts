import { expect, it } from 'vitest';
import type { Settled } from '../../../engine/core/step.ts';
import { manualClock } from '../../../server/clock.ts';
import { countingIds } from '../../../server/ids.ts';
import { historyOf } from '../../../server/store/run-lists.ts';
import { runStore } from '../../../server/store/run-queries.ts';
import { tinyFlow } from '../../support/flow.ts';
import { beginOnce, installFlow, leftovers, nothingLeft, openRuntime } from '../../support/runtime.ts';
import { monday, openTestStore } from '../../support/store.ts';

/** Calls that are answered when the test says so. */
function heldCalls() {
  const answers: ((result: Settled) => void)[] = [];
  return { answers, act: () => new Promise<Settled>((resolve) => answers.push(resolve)) };
}
const turns = async (isOver: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 500 && !isOver(); turn++) await new Promise(setImmediate);
};

it('hears only the process that holds the lease: the answer of the one before is void', async () => {
  const store = openTestStore();
  await installFlow(store, tinyFlow({ b: ['work', { done: 'z' }], z: ['end', {}] }));
  const clock = manualClock(monday);
  const ids = countingIds();
  const called: string[] = [];
  const before = heldCalls();
  const after = heldCalls();
  const first = openRuntime(store, { clock, ids, called, act: before.act });
  await first.runtime.start();
  const { id } = await beginOnce(store, first.runtime, 'tiny', 'k');
  await turns(() => before.answers.length === 1);
  const second = openRuntime(store, { clock, ids, called, act: after.act });
  await second.runtime.start();
  await turns(() => after.answers.length === 1);
  expect(called).toEqual([`${id}:b.1`, `${id}:b.1`]);

  before.answers[0]?.({ outcome: 'done', output: 'of the first' });
  await turns(() => false);
  const load = async () => (await store.read(() => runStore.loadRun(id)))?.state;
  expect((await load())?.status).toBe('active');
  after.answers[0]?.({ outcome: 'done', output: 'of the second' });
  await second.runtime.drain();
  expect((await load())?.status).toBe('finished');
  const settled = (await store.read(() => historyOf(id))).filter(({ stepId }) => stepId === 'b');
  expect(JSON.stringify(settled)).toContain('of the second');
  expect(JSON.stringify(settled)).not.toContain('of the first');
  expect(leftovers(store)).toEqual(nothingLeft);
  expect([...first.reports, ...second.reports]).toEqual([]);
});

it('does not fire what was found due when the clock is set back before it is handled', async () => {
  const store = openTestStore();
  const steps: Parameters<typeof tinyFlow>[0] = {
    c: ['ask', { done: 'z', timeout: 'late' }],
    z: ['end', {}],
    late: ['end', {}, { outcome: 'late' }],
  };
  await installFlow(store, tinyFlow(steps));
  const clock = manualClock(monday);
  let isSetBack = false;
  const runs: typeof runStore = {
    ...runStore,
    *dueTimers(now, limit) {
      const due = yield* runStore.dueTimers(now, limit);
      if (due.length > 0 && !isSetBack) clock.advance(-1000);
      isSetBack ||= due.length > 0;
      return due;
    },
  };
  const { runtime, reports } = openRuntime(store, { clock, ids: countingIds(), runs });
  await runtime.start();
  const { id } = await beginOnce(store, runtime, 'tiny', 'k');
  await runtime.drain();
  const load = async () => (await store.read(() => runStore.loadRun(id)))?.state;
  clock.advance(60_000);
  await runtime.drain();
  expect([isSetBack, (await load())?.status]).toEqual([true, 'active']);
  clock.advance(1000);
  await runtime.drain();
  expect(await load()).toMatchObject({ status: 'finished', outcome: 'late' });
  expect(reports).toEqual([]);
});

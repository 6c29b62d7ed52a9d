import { expect, it } from 'vitest';
import type { RunStore } from '../../../engine/runtime/run-store.ts';
import { manualClock } from '../../../server/clock.ts';
import { countingIds } from '../../../server/ids.ts';
import { runStore } from '../../../server/store/run-queries.ts';
import { tinyFlow } from '../../support/flow.ts';
import { beginOnce, installFlow, leftovers, nothingLeft, openRuntime } from '../../support/runtime.ts';
import { monday, openTestStore } from '../../support/store.ts';

it('does not fire a timer early whose clock is set back right after it was found to be due', async () => {
  const store = openTestStore();
  await installFlow(store, tinyFlow({ a: ['ask', { done: 'z', timeout: 'z' }], z: ['end', {}] }));
  const clock = manualClock(monday);
  const runs: RunStore = {
    ...runStore,
    *dueTimers(now, limit) {
      const due = yield* runStore.dueTimers(now, limit);
      if (due.length > 0) clock.advance(-60_000);
      return due;
    },
  };
  const { runtime } = openRuntime(store, { clock, ids: countingIds(), runs });
  await runtime.start();
  const { id } = await beginOnce(store, runtime, 'tiny', 'k');
  clock.advance(60_000);
  await runtime.drain();
  const run = await store.read(() => runStore.loadRun(id));
  expect(run?.state.positions).toMatchObject([{ token: 'a.1' }]);
});

it('carries a call out that a retry has taken up again while it was being put away', async () => {
  const store = openTestStore();
  const both = tinyFlow({
    p: ['both', { a: 'x', b: 'y', done: 'z' }],
    x: ['work', { done: 'z' }],
    y: ['work', { done: 'z' }, {}, { retry: { times: 1, backoffSec: 5 } }],
    z: ['end', {}],
  });
  await installFlow(store, both);
  const clock = manualClock(monday);
  let isRetried = false;
  const runs: RunStore = {
    ...runStore,
    // In the commit that takes up the second try of one branch the other fails, and the run with it.
    *claimEffects(...due) {
      const claimed = yield* runStore.claimEffects(...due);
      const runId = claimed[0]?.runId;
      const result = { outcome: 'error', error: { code: 'DOWN', message: 'no' } };
      if (runId !== undefined && !isRetried)
        yield* runtime.driver.apply(runId, { type: 'completed', token: 'x.1', result });
      return claimed;
    },
    // Whoever is to make the call sees that nobody waits for it; right then the run is retried.
    *loadRun(id) {
      const run = yield* runStore.loadRun(id);
      if (run?.state.status === 'failed' && !isRetried) {
        isRetried = true;
        void runtime.apply(id, { type: 'retried' });
      }
      return run;
    },
  };
  const again = { code: 'DOWN', message: 'not now', retryable: true };
  const { runtime, called } = openRuntime(store, {
    clock,
    ids: countingIds(),
    runs,
    act: async ({ token }) => {
      if (token === 'x.1') return new Promise(() => {});
      return called.length <= 2 ? { outcome: 'error', error: again } : { outcome: 'done' };
    },
  });
  await runtime.start();
  const { id } = await beginOnce(store, runtime, 'tiny', 'k');
  const load = async () => (await store.read(() => runStore.loadRun(id)))?.state;
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    for (let turn = 0; turn < 2000 && !(await isSo()); turn++) await new Promise(setImmediate);
  };
  await until(async () => (await load())?.positions.some(({ attempts }) => attempts === 1) ?? false);
  clock.advance(10_000);
  await until(async () => (await load())?.status === 'finished');
  expect(isRetried).toBe(true);
  expect((await load())?.status).toBe('finished');
  expect(called.toSorted()).toEqual(['x.1', 'x.2', 'y.1', 'y.1'].map((token) => `${id}:${token}`));
  expect(leftovers(store)).toEqual(nothingLeft);
});

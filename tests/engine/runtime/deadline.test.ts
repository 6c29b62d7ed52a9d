import { expect, it } from 'vitest';
import type { Settled } from '../../../engine/core/step.ts';
import { manualClock } from '../../../server/clock.ts';
import { countingIds } from '../../../server/ids.ts';
import { historyOf } from '../../../server/store/run-lists.ts';
import { runStore } from '../../../server/store/run-queries.ts';
import { tinyFlow } from '../../support/flow.ts';
import {
  beginOnce,
  installFlow,
  leftovers,
  nothingLeft,
  openRuntime,
  prepareWritten,
  written,
} from '../../support/runtime.ts';
import { monday, openTestStore } from '../../support/store.ts';

/** A house in which calls outside are answered only when the test says so. */
async function openHouse(retry?: object) {
  const store = openTestStore();
  prepareWritten(store);
  const work = ['work', { done: 'n', error: 'sorry' }, {}, retry ? { retry } : {}] as const;
  await installFlow(
    store,
    tinyFlow({
      b: [...work] as Parameters<typeof tinyFlow>[0][string],
      n: ['note', { done: 'z' }],
      sorry: ['end', {}, { outcome: 'sorry' }],
      z: ['end', {}, { outcome: 'answered' }],
    }),
  );
  const clock = manualClock(monday);
  const answers: ((result: Settled) => void)[] = [];
  const act = () => new Promise<Settled>((resolve) => answers.push(resolve));
  const house = openRuntime(store, { clock, ids: countingIds(), act });
  await house.runtime.start();
  const { id } = await beginOnce(store, house.runtime, 'tiny', 'k');
  const calls = async (count: number): Promise<void> => {
    for (let turn = 0; turn < 200 && answers.length < count; turn++) await new Promise(setImmediate);
    expect(answers).toHaveLength(count);
  };
  await calls(1);
  const load = async () => (await store.read(() => runStore.loadRun(id)))?.state;
  return { ...house, store, clock, id, answers, calls, load };
}

it('ends a call that never comes back with TIMEOUT, before its lease runs out', async () => {
  const { runtime, clock, answers, load, store, called, id } = await openHouse();
  clock.advance(44_999);
  await store.read(function* () {});
  expect((await load())?.status).toBe('active');
  clock.advance(1);
  await runtime.drain();
  expect(await load()).toMatchObject({ status: 'finished', outcome: 'sorry' });
  expect(JSON.stringify(await store.read(() => historyOf(id)))).toContain('TIMEOUT');
  // Nobody hears the answer that comes now.
  answers.forEach((answer) => answer({ outcome: 'done' }));
  clock.advance(120_000);
  await runtime.drain();
  expect(await load()).toMatchObject({ outcome: 'sorry' });
  expect(written(store)).toEqual([]);
  expect(called).toEqual([`${id}:b.1`]);
  expect(leftovers(store)).toEqual(nothingLeft);
});

it('tries again under the same key, and only the try that counts is heard', async () => {
  const { runtime, clock, answers, calls, load, store, called, id } = await openHouse({
    times: 1,
    backoffSec: 10,
  });
  clock.advance(45_000);
  await runtime.drain();
  clock.advance(20_000);
  await calls(2);
  answers[0]?.({ outcome: 'error', error: { code: 'LATE', message: 'too late' } });
  await store.read(function* () {});
  expect((await load())?.status).toBe('active');
  answers[1]?.({ outcome: 'done' });
  await runtime.drain();
  expect(await load()).toMatchObject({ status: 'finished', outcome: 'answered' });
  expect(called).toEqual([`${id}:b.1`, `${id}:b.1`]);
  expect(written(store)).toHaveLength(1);
  expect(leftovers(store)).toEqual(nothingLeft);
});

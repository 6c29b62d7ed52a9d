import { expect, it } from 'vitest';
import type { Settled } from '../../../engine/core/step.ts';
import { manualClock } from '../../../server/clock.ts';
import { countingIds } from '../../../server/ids.ts';
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

/** Two runtimes on one file, and a call outside that is answered when the test says so. */
async function openHouses() {
  const store = openTestStore();
  prepareWritten(store);
  await installFlow(
    store,
    tinyFlow({ b: ['work', { done: 'd' }], d: ['note', { done: 'z' }], z: ['end', {}] }),
  );
  const clock = manualClock(monday);
  const ids = countingIds();
  let answer = (_result: Settled): void => {};
  const act = () => new Promise<Settled>((resolve) => (answer = resolve));
  const first = openRuntime(store, { clock, ids, act });
  const second = openRuntime(store, { clock, ids, act });
  await first.runtime.start();
  const { id } = await beginOnce(store, first.runtime, 'tiny', 'k');
  const load = () => store.read(() => runStore.loadRun(id));
  return { store, first, second, id, load, answer: () => answer({ outcome: 'done' }) };
}

it('goes on from memory with the answer of a call, and from there as any run', async () => {
  const { store, first, id, load, answer } = await openHouses();
  while (first.called.length === 0) await store.read(function* () {});
  answer();
  await first.runtime.drain();
  expect((await load())?.state.status).toBe('finished');
  expect(written(store)).toEqual([`${id}:d.1`]);
  expect(leftovers(store)).toEqual(nothingLeft);
});

it('does not go on from memory with a run that somebody else has moved', async () => {
  const { store, first, second, id, load, answer } = await openHouses();
  while (first.called.length === 0) await store.read(function* () {});
  expect(await second.runtime.apply(id, { type: 'cancelled', reason: 'enough' })).not.toHaveProperty(
    'refused',
  );
  answer();
  await first.runtime.drain();
  expect((await load())?.state.status).toBe('cancelled');
  expect(written(store)).toEqual([]);
  expect(leftovers(store)).toEqual(nothingLeft);
  expect(first.reports).toEqual([]);
});

it('calls nobody for a run that is ended in the very commit that asked for the call', async () => {
  const { store, first } = await openHouses();
  const { driver } = first.runtime;
  const id = await store.write(function* () {
    const begun = yield* driver.begin({ flowKey: 'tiny', trigger: 'api' });
    if ('refused' in begun) throw new Error(begun.refused);
    yield* driver.apply(begun.run.id, { type: 'cancelled', reason: 'enough' });
    return begun.run.id;
  });
  for (let turn = 0; turn < 5; turn++) await store.read(function* () {});
  expect(first.called.filter((key) => key.startsWith(`${id}:`))).toEqual([]);
});

import { expect, it } from 'vitest';
import type { Settled } from '../../../engine/core/step.ts';
import { manualClock } from '../../../server/clock.ts';
import { countingIds } from '../../../server/ids.ts';
import { runStore } from '../../../server/store/run-queries.ts';
import type { SqliteStore } from '../../../server/store/sqlite.ts';
import { tinyFlow } from '../../support/flow.ts';
import { beginOnce, installFlow, leftovers, nothingLeft, openRuntime } from '../../support/runtime.ts';
import { monday, openTestStore } from '../../support/store.ts';

/** No page more than there are: what a full disk says. */
function fill({ connection }: SqliteStore): () => void {
  const pages = Number(connection.pragma('page_count', { simple: true }));
  const before = Number(connection.pragma('max_page_count', { simple: true }));
  connection.pragma(`max_page_count = ${pages}`);
  return () => void connection.pragma(`max_page_count = ${before}`);
}

it('writes the answer of a call down once the disk has room again, without calling a second time', async () => {
  const store = openTestStore();
  await installFlow(store, tinyFlow({ b: ['work', { done: 'z' }], z: ['end', {}] }));
  const clock = manualClock(monday);
  let answer = (_result: Settled): void => {};
  const act = () => new Promise<Settled>((resolve) => (answer = resolve));
  const { runtime, called, reports } = openRuntime(store, { clock, ids: countingIds(), act });
  await runtime.start();
  const { id } = await beginOnce(store, runtime, 'tiny', 'k');
  const load = async () => (await store.read(() => runStore.loadRun(id)))?.state;
  for (let turn = 0; turn < 200 && called.length === 0; turn++) await new Promise(setImmediate);

  const refused = new Promise<void>((resolve) => store.availability.onChange((fault) => fault && resolve()));
  const makeRoom = fill(store);
  answer({ outcome: 'done', output: 'x'.repeat(50_000) });
  await refused;
  // Longer than the lease: nobody could have taken it over meanwhile, since that is a write too.
  clock.advance(120_000);
  expect((await load())?.status).toBe('active');

  const writable = new Promise<void>((resolve) =>
    store.availability.onChange((fault) => !fault && resolve()),
  );
  makeRoom();
  await writable;
  clock.advance(5000);
  await runtime.drain();
  expect((await load())?.status).toBe('finished');
  expect(called).toEqual([`${id}:b.1`]);
  expect(leftovers(store)).toEqual(nothingLeft);
  expect(reports).toEqual([]);
});

import { expect, it } from 'vitest';
import { createFairQueue } from '../../../engine/runtime/fair-queue.ts';
import { createSlots } from '../../../engine/runtime/slots.ts';
import { countingIds } from '../../../server/ids.ts';
import { manualClock } from '../../../server/clock.ts';
import { tinyFlow } from '../../support/flow.ts';
import { beginOnce, installFlow, leftovers, nothingLeft, openRuntime } from '../../support/runtime.ts';
import { runStore } from '../../../server/store/run-queries.ts';
import { monday, openTestStore } from '../../support/store.ts';

const steps = { a: ['work', { done: 'z', error: 'z' }], z: ['end', {}] } as Parameters<typeof tinyFlow>[0];

/** Two flows that call a service which answers nobody until it is told to. */
async function openHouse() {
  const store = openTestStore();
  for (const key of ['hog', 'quiet']) await installFlow(store, tinyFlow(steps, { key }));
  const waiting: (() => void)[] = [];
  let isOpen = false;
  const house = openRuntime(store, {
    clock: manualClock(monday),
    ids: countingIds(),
    act: async () => {
      if (!isOpen) await new Promise<void>((answer) => waiting.push(answer));
      return { outcome: 'done' };
    },
  });
  await house.runtime.start();
  const begin = (flow: string, count: number, from = 0) =>
    Promise.all(
      Array.from({ length: count }, (_, at) => beginOnce(store, house.runtime, flow, `${flow} ${from + at}`)),
    );
  const answerAll = (): void => {
    isOpen = true;
    waiting.forEach((answer) => answer());
  };
  return { ...house, store, begin, answerAll };
}
/** Lets reads and commits that were begun come to their end. */
const turns = async (count = 20): Promise<void> => {
  for (let at = 0; at < count; at++) await new Promise(setImmediate);
};

it('keeps places for a quiet flow while another flow’s service hangs', async () => {
  const { runtime, begin, called, answerAll } = await openHouse();
  await begin('hog', 400);
  await turns();
  expect(called.length).toBeGreaterThan(50);
  expect(called.length).toBeLessThan(128);
  const [quiet] = await begin('quiet', 1);
  await turns();
  expect(called.at(-1)).toBe(`${quiet?.id}:a.1`);
  answerAll();
  await runtime.drain();
  expect(called).toHaveLength(401);
});

it('leaves what it has no room for in its rows, and carries each out once when there is room', async () => {
  const { runtime, store, begin, called, answerAll } = await openHouse();
  for (let at = 0; at < 3; at++) await begin('hog', 900, 900 * at);
  await turns();
  const free = store.connection.prepare('SELECT count(*) FROM effects WHERE leaseOwner IS NULL').pluck();
  expect(Number(free.get())).toBeGreaterThan(500);
  answerAll();
  await runtime.drain();
  expect(called).toHaveLength(2700);
  expect(new Set(called).size).toBe(2700);
  expect(leftovers(store)).toEqual(nothingLeft);
});

it('serves the lines of a queue in turn, each in its own order', () => {
  const queue = createFairQueue<{ share: string; at: number }>();
  for (let at = 0; at < 3; at++) queue.push({ share: 'hog', at });
  queue.push({ share: 'quiet', at: 0 });
  const taken: string[] = [];
  for (let item = queue.take(() => true); item; item = queue.take(() => true))
    taken.push(`${item.share} ${item.at}`);
  expect(taken).toEqual(['hog 0', 'quiet 0', 'hog 1', 'hog 2']);
  expect(queue.length).toBe(0);
});

it('passes over a line that may not have a turn, and forgets nothing of it', () => {
  const queue = createFairQueue<{ share: string }>();
  queue.push({ share: 'hog' });
  expect(queue.take((share) => share !== 'hog')).toBeUndefined();
  expect(queue.take(() => true)).toEqual({ share: 'hog' });
});

it('gives one share three quarters of the places, and always leaves some for the next', () => {
  const slots = createSlots(128);
  const fill = (share: string): number => {
    let count = 0;
    for (; slots.isFree(share); count++) slots.take(share);
    return count;
  };
  expect([fill('a'), fill('b'), fill('c')]).toEqual([96, 24, 6]);
  slots.giveBack('a');
  expect(slots.isFree('c')).toBe(true);
});

it('starts a quiet flow in the next batch although a thousand starts of another one wait', async () => {
  const { store } = await openHouse();
  await store.write(function* () {
    for (let at = 0; at < 1000; at++)
      yield* runStore.insertEvent('record.changed', { at }, monday, { flowKey: 'hog' });
    yield* runStore.insertEvent('news', {}, monday);
    yield* runStore.insertEvent('record.changed', {}, monday, { flowKey: 'quiet' });
  });
  const batch = await store.read(() => runStore.nextEvents(30));
  expect(batch).toHaveLength(30);
  expect(batch.slice(-2)).toMatchObject([{ name: 'news' }, { flowKey: 'quiet' }]);
  const ids = batch.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  expect(batch.slice(0, 28).map(({ payload }) => payload.at)).toEqual(
    Array.from({ length: 28 }, (_, at) => at),
  );
});

import { describe, expect, it } from 'vitest';
import { countingIds } from '../../../server/ids.ts';
import { manualClock } from '../../../server/clock.ts';
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

async function openHouse(
  steps: Parameters<typeof tinyFlow>[0],
  act?: Parameters<typeof openRuntime>[1]['act'],
) {
  const store = openTestStore();
  prepareWritten(store);
  await installFlow(store, tinyFlow(steps));
  const clock = manualClock(monday);
  const house = openRuntime(store, { clock, ids: countingIds(), act });
  await house.runtime.start();
  return { store, clock, ...house };
}

it('carries a run from record step to effect to wait to end, and leaves nothing behind', async () => {
  const { store, runtime, called } = await openHouse({
    a: ['note', { done: 'b' }],
    b: ['work', { done: 'c' }],
    c: ['ask', { done: 'd' }],
    d: ['note', { done: 'z' }],
    z: ['end', {}],
  });
  const { id } = await beginOnce(store, runtime, 'tiny', 'k');
  await runtime.drain();
  await store.write(() => runtime.emit('go', { key: 'k' }));
  await runtime.drain();
  const run = await store.read(() => runStore.loadRun(id));
  expect(run?.state.status).toBe('finished');
  expect(written(store)).toEqual([`${id}:a.1`, `${id}:d.1`]);
  expect(called).toEqual([`${id}:b.1`]);
  expect(leftovers(store)).toEqual(nothingLeft);
  const history = await store.read(() => historyOf(id));
  expect(history.map(({ stepId, kind }) => `${stepId} ${kind}`)).toEqual([
    'a settled',
    'b settled',
    'c rested',
    'c settled',
    'd settled',
    'z settled',
    ' ended',
  ]);
});

it('lets the clock move a run when nobody else did, and never both', async () => {
  const { store, runtime, clock } = await openHouse({
    c: ['ask', { done: 'early', timeout: 'late' }],
    early: ['end', {}, { outcome: 'early' }],
    late: ['end', {}, { outcome: 'late' }],
  });
  const { id } = await beginOnce(store, runtime, 'tiny', 'k');
  await runtime.drain();
  clock.advance(59_999);
  await runtime.drain();
  expect((await store.read(() => runStore.loadRun(id)))?.state.status).toBe('active');
  clock.advance(1);
  await Promise.all([store.write(() => runtime.emit('go', { key: 'k' })), runtime.drain()]);
  await runtime.drain();
  const run = await store.read(() => runStore.loadRun(id));
  expect(['early', 'late']).toContain(run?.state.outcome);
  expect((await store.read(() => historyOf(id))).filter(({ kind }) => kind === 'settled')).toHaveLength(2);
});

it('undoes what a step with a bug wrote, and keeps the run where a person can see it', async () => {
  const { store, runtime, failed } = await openHouse({
    a: ['note', { done: 'b' }],
    b: ['note', { done: 'z' }, { fail: true }],
    z: ['end', {}],
  });
  const { id } = await beginOnce(store, runtime, 'tiny', 'k');
  expect(written(store)).toEqual([`${id}:a.1`]);
  expect((await store.read(() => runStore.loadRun(id)))?.state).toMatchObject({
    status: 'failed',
    error: { code: 'INTERNAL', stepId: 'b' },
  });
  expect(failed).toEqual([id]);
});

it('hands an effect out again, under the same key, when its worker died with it', async () => {
  const { store, runtime, called, clock } = await openHouse(
    { b: ['work', { done: 'z' }], z: ['end', {}] },
    () => new Promise(() => {}),
  );
  const { id } = await beginOnce(store, runtime, 'tiny', 'k');
  expect(called).toEqual([`${id}:b.1`]);
  const next = openRuntime(store, { clock, ids: countingIds(), called });
  await next.runtime.start();
  await next.runtime.drain();
  expect(called).toEqual([`${id}:b.1`, `${id}:b.1`]);
  expect((await store.read(() => runStore.loadRun(id)))?.state.status).toBe('finished');
});

it('tells whoever waits for the result as soon as it is there', async () => {
  const { store, runtime } = await openHouse({
    b: ['work', { done: 'z' }],
    z: ['end', {}, { outcome: 'answered' }],
  });
  const { id } = await beginOnce(store, runtime, 'tiny', 'k');
  expect((await runtime.settled(id, 5000))?.state.outcome).toBe('answered');
});

describe('a step with a retry', () => {
  it('of our own records is carried out again by a stored timer, each try with a key of its own', async () => {
    const { store, clock, runtime } = await openHouse({
      a: ['note', { done: 'z' }, { down: 2 }, { retry: { times: 3, backoffSec: 10 } }],
      z: ['end', {}],
    });
    const { id } = await beginOnce(store, runtime, 'tiny', 'k');
    const state = async () => (await store.read(() => runStore.loadRun(id)))?.state;
    expect((await state())?.positions).toMatchObject([{ waitingFor: 'retry', attempts: 1 }]);
    clock.advance(10_000);
    await runtime.drain();
    expect((await state())?.positions).toMatchObject([{ waitingFor: 'retry', attempts: 2 }]);
    clock.advance(20_000);
    await runtime.drain();
    expect((await state())?.status).toBe('finished');
    expect(written(store)).toEqual([`${id}:a.1`, `${id}:a.1:1`, `${id}:a.1:2`]);
    expect(leftovers(store)).toEqual(nothingLeft);
  });

  it('that leaves the building is called again with the same key, as often as the flow says', async () => {
    let calls = 0;
    const down = { outcome: 'error', error: { code: 'TIMEOUT', message: 'no answer', retryable: true } };
    const { store, clock, runtime, called } = await openHouse(
      { a: ['work', { done: 'z' }, {}, { retry: { times: 1, backoffSec: 10 } }], z: ['end', {}] },
      async () => ((calls += 1) === 2 ? { outcome: 'done' } : down),
    );
    const { id } = await beginOnce(store, runtime, 'tiny', 'k');
    await runtime.drain();
    expect(called).toHaveLength(1);
    clock.advance(10_000);
    await runtime.drain();
    expect(called).toEqual([`${id}:a.1`, `${id}:a.1`]);
    expect((await store.read(() => runStore.loadRun(id)))?.state.status).toBe('finished');
    const history = await store.read(() => historyOf(id));
    expect(history.map(({ kind }) => kind)).toEqual(['retrying', 'settled', 'settled', 'ended']);
  });
});

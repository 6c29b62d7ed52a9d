import { expect, it } from 'vitest';
import type { LeasedEffect, RunStore } from '../../engine/runtime/run-store.ts';
import { runOf, type OpenHouse } from './stored-run.ts';

/** What has a time: effects under a lease. */
export function effectsContract(house: OpenHouse): void {
  const effect = {
    id: 'r:a.1',
    runId: 'r',
    token: 'a.1',
    stepId: 'a',
    stepType: 'work',
    config: { to: '日本' },
    attempts: 0,
    share: 'tiny',
  };
  const insert =
    (leaseUntil: number, leaseOwner = 'me', id = 'r:a.1') =>
    (store: RunStore) =>
      store.insertEffect({ ...effect, id, leaseUntil, leaseOwner });
  const held = (leaseUntil: number): LeasedEffect => ({ ...effect, leaseOwner: 'me', leaseUntil });
  const claim =
    (now: number, owner = 'you', limit = 10) =>
    (store: RunStore) =>
      store.claimEffects(now, now + 60, owner, limit);

  it('are claimed only once their lease has run out, and under a new one', async () => {
    const { write } = await house(runOf('r'));
    await write(insert(60));
    expect(await write((store) => store.nextEffectAt())).toBe(60);
    expect(await write(claim(59))).toEqual([]);
    expect(await write(claim(60))).toMatchObject([effect]);
    expect(await write(claim(60, 'she'))).toEqual([]);
    expect(await write((store) => store.nextEffectAt())).toBe(120);
    expect(await write(claim(120, 'she'))).toMatchObject([effect]);
  });

  it('are claimed those first that are due first, no more than asked for', async () => {
    const { write } = await house(runOf('r'));
    for (const [id, due] of [
      ['late', 30],
      ['first', 10],
      ['second', 20],
    ] as const)
      await write(insert(due, 'me', id));
    const ids = async (work: Promise<{ id: string }[]>): Promise<string[]> =>
      (await work).map(({ id }) => id).sort();
    expect(await ids(write(claim(100, 'you', 2)))).toEqual(['first', 'second']);
    expect(await ids(write(claim(100)))).toEqual(['late']);
  });

  it('are claimed flow by flow in turn when more are due than asked for', async () => {
    const { write } = await house(runOf('r'));
    for (let at = 0; at < 30; at++)
      await write((store) =>
        store.insertEffect({ ...effect, id: `hog ${at}`, share: 'hog', leaseUntil: at, leaseOwner: null }),
      );
    for (const id of ['quiet 1', 'quiet 2'])
      await write((store) =>
        store.insertEffect({ ...effect, id, share: 'quiet', leaseUntil: 50, leaseOwner: null }),
      );
    const ids = (await write(claim(100, 'you', 6))).map(({ id }) => id).sort();
    expect(ids).toEqual(['hog 0', 'hog 1', 'hog 2', 'hog 3', 'quiet 1', 'quiet 2']);
  });

  it('come again at the time they were put off to, with their tries counted', async () => {
    const { write } = await house(runOf('r'));
    await write(insert(60));
    await write((store) => store.postponeEffect('r:a.1', 2, 500));
    expect(await write(claim(499))).toEqual([]);
    expect(await write(claim(500))).toMatchObject([{ ...effect, attempts: 2 }]);
  });

  it('are held by whoever claimed them last, and by nobody before', async () => {
    const { write } = await house(runOf('r'));
    await write(insert(60));
    const holds = (one: LeasedEffect): Promise<boolean> => write((store) => store.holdsEffect(one));
    expect(await holds(held(60))).toBe(true);
    const later = { ...held(120), leaseOwner: 'you' };
    expect(await write(claim(60))).toEqual([later]);
    for (const other of [held(60), held(120), { ...held(60), leaseOwner: 'you' }])
      expect(await holds(other)).toBe(false);
    expect(await holds(later)).toBe(true);
    await write((store) => store.postponeEffect('r:a.1', 1, 500));
    expect(await holds(later)).toBe(false);
    await write((store) => store.closeVisit('r', 'a.1'));
    expect(await holds(later)).toBe(false);
  });

  it('are all free after a restart', async () => {
    const { write } = await house(runOf('r'));
    await write(insert(60));
    await write(insert(500, 'me', 'put off'));
    await write((store) => store.postponeEffect('put off', 1, 500));
    expect(await write((store) => store.releaseEffects())).toBe(1);
    expect(await write(claim(0))).toMatchObject([effect]);
  });

  it('go with their visit, and cannot be without their run', async () => {
    const { write, count } = await house(runOf('r'));
    await write(insert(60));
    await expect(write(insert(60))).rejects.toThrow();
    await write((store) => store.closeVisit('r', 'a.1'));
    expect(count('effects')).toBe(0);
    expect(await write((store) => store.nextEffectAt())).toBeUndefined();
    await expect(
      write((store) => store.insertEffect({ ...effect, runId: 'none', leaseUntil: 1, leaseOwner: 'me' })),
    ).rejects.toThrow();
  });
}

/** Timers, and events that were stored for later. */
export function dueContract(house: OpenHouse): void {
  const timer = { kind: 'sla', subject: 's', token: '', data: { a: 1 } };
  it('are due in order of time, then of name, and once: whoever handles one deletes it', async () => {
    const { write } = await house();
    for (const [id, dueAt] of [
      ['c', 20],
      ['b', 10],
      ['a', 10],
      ['d', 30],
    ] as const)
      await write((store) => store.setTimer({ ...timer, id, subject: id, dueAt }));
    expect(await write((store) => store.nextTimerAt())).toBe(10);
    const due = (now: number, limit: number): Promise<string[]> =>
      write(function* (store) {
        return (yield* store.dueTimers(now, limit)).map(({ id }) => id);
      });
    expect(await due(9, 10)).toEqual([]);
    expect(await due(20, 10)).toEqual(['a', 'b', 'c']);
    expect(await due(20, 2)).toEqual(['a', 'b']);
    expect(await write((store) => store.deleteTimer('a'))).toBe(true);
    expect(await write((store) => store.deleteTimer('a'))).toBe(false);
    expect(await due(20, 10)).toEqual(['b', 'c']);
  });

  it('of a quiet flow are not kept waiting by a flow with thousands', async () => {
    const hogs = Array.from({ length: 40 }, (_, at) => runOf(`hog ${at}`, { flowKey: 'hog' }));
    const quiet = runOf('quiet', { flowKey: 'quiet' });
    const { write } = await house(...hogs, quiet);
    for (const [at, run] of [...hogs, quiet].entries())
      await write((store) =>
        store.openRest(run, 'a.1', 'a', { waitingFor: 'timer', expiresAt: at }, { task: run.id }),
      );
    const due = await write((store) => store.dueTimers(1000, 10));
    expect(due.map(({ subject }) => subject)).toContain('quiet');
    expect(due).toHaveLength(10);
    expect(due[0]?.subject).toBe('hog 0');
  });

  it('are one per kind and subject: a new one takes the place of the old', async () => {
    const { write } = await house();
    await write((store) => store.setTimer({ ...timer, id: 'a', dueAt: 1 }));
    await write((store) => store.setTimer({ ...timer, id: 'b', dueAt: 2 }));
    expect(await write((store) => store.dueTimers(9, 9))).toEqual([{ ...timer, id: 'b', dueAt: 2 }]);
    expect(await write((store) => store.timersOf('sla'))).toEqual([{ ...timer, id: 'b', dueAt: 2 }]);
    expect(await write((store) => store.timersOf('sla', 'other'))).toEqual([]);
    await write((store) => store.cancelTimer('sla', 's'));
    expect(await write((store) => store.nextTimerAt())).toBeUndefined();
  });

  it('say who caused them, and whether they are the start of one flow', async () => {
    const { write } = await house();
    await write((store) => store.insertEvent('a', {}, 7));
    await write((store) => store.insertEvent('b', {}, 8, { causeRunId: 'r', flowKey: 'flow' }));
    expect(await write((store) => store.nextEvents(9))).toMatchObject([
      { name: 'a', causeRunId: null, flowKey: null, createdAt: 7 },
      { name: 'b', causeRunId: 'r', flowKey: 'flow', createdAt: 8 },
    ]);
  });

  it('come in the order in which they happened, until they are deleted', async () => {
    const { write } = await house();
    for (const name of ['a', 'b', 'c']) await write((store) => store.insertEvent(name, { of: name }, 7));
    const first = await write((store) => store.nextEvents(2));
    expect(first.map(({ name, payload }) => [name, payload])).toEqual([
      ['a', { of: 'a' }],
      ['b', { of: 'b' }],
    ]);
    for (const { id } of first) expect(await write((store) => store.deleteEvent(id))).toBe(true);
    expect(await write((store) => store.deleteEvent(first[0]?.id ?? 0))).toBe(false);
    expect((await write((store) => store.nextEvents(9))).map(({ name }) => name)).toEqual(['c']);
  });

  it('takes news and the starts of each flow in turn when more events wait than are taken at once', async () => {
    const { write } = await house();
    for (const name of ['a', 'b', 'c'])
      await write((store) => store.insertEvent(name, {}, 1, { flowKey: 'busy' }));
    await write((store) => store.insertEvent('d', {}, 1, { flowKey: 'quiet' }));
    for (const name of ['e', 'f']) await write((store) => store.insertEvent(name, {}, 1));
    const namesOf = async (limit: number) =>
      (await write((store) => store.nextEvents(limit))).map(({ name }) => name);
    expect(await namesOf(3)).toEqual(['a', 'd', 'e']);
    expect(await namesOf(4)).toEqual(['a', 'b', 'd', 'e']);
    expect(await namesOf(6)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
}

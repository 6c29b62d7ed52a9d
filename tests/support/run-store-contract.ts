import { describe, expect, it } from 'vitest';
import type { Move } from '../../engine/core/run.ts';
import type { Rest } from '../../engine/core/step.ts';
import type { StoredRun } from '../../engine/runtime/run-store.ts';
import { dueContract, effectsContract } from './due-contract.ts';
import { at, runOf, type House, type OpenHouse } from './stored-run.ts';
import type { OpenedStore } from './store-contract.ts';

const form = { title: { en: 'x', ja: 'x' }, components: [] } as never;
const move: Move = { now: 1, event: { type: 'retried' }, records: {}, results: [] };

/** Every method of `RunStore`, told as what the runtime relies on. */
export function runStoreContract(open: () => OpenedStore): void {
  async function house(...runs: StoredRun[]): Promise<House> {
    const opened = open();
    const { db, store } = opened;
    await opened.installFlow('flow');
    for (const run of runs) await db.write(() => store.insertRun(run, at));
    return { ...opened, write: (work) => db.write(() => work(store)) };
  }
  describe('runs', () => runsContract(house));
  describe('rests', () => restsContract(house));
  describe('effects', () => effectsContract(house));
  describe('timers and events', () => dueContract(house));
}

const endedState = () => ({ ...runOf('r').state, status: 'finished' as const });

function runsContract(house: OpenHouse): void {
  it('come back as they were saved, by id and by the key they were started with', async () => {
    const parent = { runId: 'p', token: 'a.1', depth: 2 };
    const run = runOf('r', { parent, caller: 'key_1', idempotencyKey: 'k 1', requestHash: 'h' });
    const { write } = await house(run);
    const saved = JSON.parse(JSON.stringify(run)) as StoredRun;
    expect(await write((store) => store.loadRun('r'))).toEqual(saved);
    expect(await write((store) => store.findByIdempotencyKey('key_1', 'k 1'))).toEqual(saved);
    expect(await write((store) => store.findByIdempotencyKey('key_2', 'k 1'))).toBeUndefined();
    expect(await write((store) => store.loadRun('other'))).toBeUndefined();
  });

  it('cannot be started twice with one key, nor under one id', async () => {
    const { write, count } = await house(runOf('r', { caller: 'c', idempotencyKey: 'k' }));
    const again = runOf('r2', { caller: 'c', idempotencyKey: 'k' });
    await expect(write((store) => store.insertRun(again, at))).rejects.toThrow();
    await expect(write((store) => store.insertRun(runOf('r'), at))).rejects.toThrow();
    expect(count('runs')).toBe(1);
  });

  it('are saved only by who knows the revision before', async () => {
    const { write } = await house(runOf('r'));
    await write((store) => store.saveRun(runOf('r', { revision: 2 }), at));
    await expect(write((store) => store.saveRun(runOf('r', { revision: 2 }), at))).rejects.toThrow(
      /somebody else/,
    );
    await expect(write((store) => store.saveRun(runOf('r', { revision: 4 }), at))).rejects.toThrow();
    expect((await write((store) => store.loadRun('r')))?.revision).toBe(2);
    expect(await write((store) => store.isAtRevision('r', 2))).toBe(true);
    expect(await write((store) => store.isAtRevision('r', 1))).toBe(false);
    expect(await write((store) => store.isAtRevision('other', 1))).toBe(false);
  });

  it('are found while active, by flow, case and conversation', async () => {
    const { write } = await house(runOf('r'));
    const active = (key: string, about: { caseId?: string; conversationId?: string }): Promise<boolean> =>
      write((store) => store.hasActiveRun(key, about));
    expect(await active('flow', {})).toBe(true);
    expect(await active('flow', { caseId: 'case_1' })).toBe(true);
    expect(await active('flow', { caseId: 'case_2' })).toBe(false);
    expect(await active('flow', { conversationId: 'c' })).toBe(false);
    expect(await active('other', {})).toBe(false);
    const { state } = runOf('r');
    const ended = runOf('r', { revision: 2, state: { ...state, status: 'finished' } });
    await write((store) => store.saveRun(ended, at));
    expect(await active('flow', { caseId: 'case_1' })).toBe(false);
  });

  it('remember why they were started, and are found while active by the record', async () => {
    const { write } = await house(runOf('r'));
    const origin = { recordId: 'ticket_1', causes: [{ flow: 'first', run: 'r0', at: 5 }] };
    await write((store) => store.keepOrigin('r', 'flow', origin));
    expect(await write((store) => store.originOf('r'))).toEqual(origin);
    expect(await write((store) => store.originOf('other'))).toBeUndefined();
    const active = (flow: string, recordId: string) =>
      write((store) => store.hasActiveRun(flow, { recordId }));
    expect(await active('flow', 'ticket_1')).toBe(true);
    expect(await active('flow', 'ticket_2')).toBe(false);
    expect(await active('other', 'ticket_1')).toBe(false);
    await write((store) => store.saveRun(runOf('r', { revision: 2, state: endedState() }), at));
    expect(await active('flow', 'ticket_1')).toBe(false);
  });

  it('keep each move once', async () => {
    const { write, count } = await house(runOf('r'));
    const entry = { at: 1, stepId: 'a', token: 'a.1', kind: 'settled' as const };
    await write((store) => store.appendHistory('r', 1, move, [entry]));
    await expect(write((store) => store.appendHistory('r', 1, move, [entry]))).rejects.toThrow();
    await write((store) => store.appendHistory('r', 2, move, []));
    expect(count('runHistory')).toBe(2);
  });
}

function restsContract(house: OpenHouse): void {
  const rest: Rest = {
    waitingFor: 'event',
    expiresAt: 50,
    form,
    events: [
      { name: 'go', match: { key: 'k' } },
      { name: 'stop', match: {} },
    ],
  };

  it('leave a timer, subscriptions and a screen, and nothing once the visit is closed', async () => {
    const { write, count } = await house(runOf('r'));
    const rows = (): number[] => (['timers', 'subscriptions', 'tasks', 'events'] as const).map(count);
    await write((store) => store.openRest(runOf('r'), 'a.1', 'a', rest, { task: 't1' }));
    await write((store) => store.openRest(runOf('r'), 'a.2', 'a', rest, { task: 't2' }));
    expect(rows()).toEqual([2, 4, 2, 0]);
    await write((store) => store.closeVisit('r', 'a.1'));
    expect(rows()).toEqual([1, 2, 1, 0]);
    await write((store) => store.closeVisit('r', 'a.1'));
    await write((store) => store.closeVisit('r', 'a.2'));
    expect(rows()).toEqual([0, 0, 0, 0]);
  });

  it('hear events by name and one value, or by name alone', async () => {
    const { write } = await house(runOf('r'));
    await write((store) => store.openRest(runOf('r'), 'a.1', 'a', rest, { task: 't' }));
    const heard = (name: string, values: string[]): Promise<unknown> =>
      write((store) => store.subscribers(name, values));
    const visit = [{ runId: 'r', token: 'a.1' }];
    expect(await heard('go', ['x', 'k'])).toEqual(visit);
    expect(await heard('go', ['x'])).toEqual([]);
    expect(await heard('go', [])).toEqual([]);
    expect(await heard('stop', [])).toEqual(visit);
    expect(await heard('other', ['k'])).toEqual([]);
    expect((await write((store) => store.awaitedEvents())).sort()).toEqual(['go', 'stop']);
  });

  it('are told a visit once, however many of its events match', async () => {
    const { write } = await house(runOf('r'));
    const events: Rest['events'] = [
      { name: 'go', match: { key: 'k' } },
      { name: 'go', match: {} },
    ];
    const twice: Rest = { ...rest, events };
    await write((store) => store.openRest(runOf('r'), 'a.1', 'a', twice, { task: 't' }));
    expect(await write((store) => store.subscribers('go', ['k']))).toEqual([{ runId: 'r', token: 'a.1' }]);
  });
}

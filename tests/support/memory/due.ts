import type { RunStore } from '../../../engine/runtime/run-store.ts';
import type { MemoryTables } from './tables.ts';
import { atOnce } from './at-once.ts';

type Due = Pick<
  RunStore,
  | 'insertEffect'
  | 'claimEffects'
  | 'postponeEffect'
  | 'holdsEffect'
  | 'releaseEffects'
  | 'nextEffectAt'
  | 'setTimer'
  | 'cancelTimer'
  | 'timersOf'
  | 'dueTimers'
  | 'deleteTimer'
  | 'nextTimerAt'
>;

/** What has a time: effects and timers. */
export function effectsAndTimers({ runs, effects, timers }: MemoryTables): Due {
  return {
    insertEffect: ({ config, leaseUntil, ...effect }) =>
      atOnce(() => {
        if (!runs.get(effect.runId))
          throw new Error(`FOREIGN KEY constraint failed: no run ${effect.runId}.`);
        effects.insert(effect.id, { ...effect, config: JSON.stringify(config), availableAt: leaseUntil });
      }),
    claimEffects: (now, leaseUntil, leaseOwner, limit) =>
      atOnce(() => {
        const due = effects.all().filter(({ availableAt }) => availableAt <= now);
        return inTurn(due, ({ availableAt }) => availableAt, limit).map((row) => {
          effects.put(row.id, { ...row, availableAt: leaseUntil, leaseOwner });
          const { id, runId, token, stepId, stepType, attempts, share } = row;
          return {
            id,
            runId,
            token,
            stepId,
            stepType,
            attempts,
            share,
            leaseOwner,
            leaseUntil,
            config: JSON.parse(row.config) as unknown,
          };
        });
      }),
    holdsEffect: ({ id, leaseOwner, leaseUntil }) =>
      atOnce(() => {
        const row = effects.get(id);
        return row?.leaseOwner === leaseOwner && row.availableAt === leaseUntil;
      }),
    postponeEffect: (id, attempts, availableAt) =>
      atOnce(() => {
        const row = effects.get(id);
        if (row) effects.put(id, { ...row, attempts, availableAt, leaseOwner: null });
      }),
    releaseEffects: () =>
      atOnce(() => {
        const leased = effects.all().filter(({ leaseOwner }) => leaseOwner !== null);
        for (const row of leased) effects.put(row.id, { ...row, availableAt: 0, leaseOwner: null });
        return leased.length;
      }),
    nextEffectAt: () =>
      atOnce(() => {
        return least(effects.values(), ({ availableAt }) => availableAt);
      }),
    setTimer: ({ data, ...timer }) =>
      atOnce(() => {
        cancel(timer.kind, timer.subject);
        timers.insert(timer.id, { ...timer, share: timer.kind, data: JSON.stringify(data) });
      }),
    cancelTimer: (kind, subject) =>
      atOnce(() => {
        cancel(kind, subject);
      }),
    timersOf: (kind, subject) =>
      atOnce(() => {
        return timers
          .all()
          .filter((row) => row.kind === kind && (subject === undefined || row.subject === subject))
          .map(({ share: _share, ...row }) => ({
            ...row,
            data: JSON.parse(row.data) as Record<string, unknown>,
          }));
      }),
    dueTimers: (now, limit) =>
      atOnce(() => {
        const due = timers.all().filter(({ dueAt }) => dueAt <= now);
        return inTurn(due, ({ dueAt }) => dueAt, limit).map(({ share: _share, ...row }) => ({
          ...row,
          data: JSON.parse(row.data) as Record<string, unknown>,
        }));
      }),
    deleteTimer: (id) => atOnce(() => timers.remove(id)),
    nextTimerAt: () =>
      atOnce(() => {
        return least(timers.values(), ({ dueAt }) => dueAt);
      }),
  };

  function cancel(kind: string, subject: string): void {
    for (const timer of timers.all())
      if (timer.kind === kind && timer.subject === subject) timers.remove(timer.id);
  }
}

/** In order of time and name; when there are too many, the first of each share, then the second of each. */
function inTurn<Row extends { id: string; share: string }>(
  rows: Row[],
  time: (row: Row) => number,
  limit: number,
): Row[] {
  const byTime = (a: Row, b: Row): number => time(a) - time(b) || (a.id < b.id ? -1 : 1);
  const turns = new Map<string, number>();
  const numbered = rows.sort(byTime).map((row) => {
    const turn = (turns.get(row.share) ?? 0) + 1;
    turns.set(row.share, turn);
    return { row, turn };
  });
  if (numbered.length > limit) numbered.sort((a, b) => a.turn - b.turn);
  return numbered
    .slice(0, limit)
    .map(({ row }) => row)
    .sort(byTime);
}

function least<Row>(rows: Iterable<Row>, time: (row: Row) => number): number | undefined {
  let first: number | undefined;
  for (const row of rows) if (first === undefined || time(row) < first) first = time(row);
  return first;
}

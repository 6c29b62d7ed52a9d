import type { RunStore } from '../../../engine/runtime/run-store.ts';
import type { MemoryTables } from './tables.ts';

type Due = Pick<
  RunStore,
  | 'insertEffect'
  | 'claimEffects'
  | 'postponeEffect'
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
    *insertEffect({ config, leaseUntil, ...effect }) {
      if (!runs.get(effect.runId)) throw new Error(`FOREIGN KEY constraint failed: no run ${effect.runId}.`);
      effects.insert(effect.id, { ...effect, config: JSON.stringify(config), availableAt: leaseUntil });
    },
    *claimEffects(now, leaseUntil, leaseOwner, limit) {
      const due = effects.all().filter(({ availableAt }) => availableAt <= now);
      due.sort((a, b) => a.availableAt - b.availableAt);
      return due.slice(0, limit).map((row) => {
        effects.put(row.id, { ...row, availableAt: leaseUntil, leaseOwner });
        const { id, runId, token, stepId, stepType, attempts } = row;
        return { id, runId, token, stepId, stepType, attempts, config: JSON.parse(row.config) as unknown };
      });
    },
    *postponeEffect(id, attempts, availableAt) {
      const row = effects.get(id);
      if (row) effects.put(id, { ...row, attempts, availableAt, leaseOwner: null });
    },
    *releaseEffects() {
      const leased = effects.all().filter(({ leaseOwner }) => leaseOwner !== null);
      for (const row of leased) effects.put(row.id, { ...row, availableAt: 0, leaseOwner: null });
      return leased.length;
    },
    *nextEffectAt() {
      return least(effects.values(), ({ availableAt }) => availableAt);
    },
    *setTimer({ data, ...timer }) {
      cancel(timer.kind, timer.subject);
      timers.insert(timer.id, { ...timer, data: JSON.stringify(data) });
    },
    *cancelTimer(kind, subject) {
      cancel(kind, subject);
    },
    *timersOf(kind, subject) {
      return timers
        .all()
        .filter((row) => row.kind === kind && (subject === undefined || row.subject === subject))
        .map((row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }));
    },
    *dueTimers(now, limit) {
      const due = timers.all().filter(({ dueAt }) => dueAt <= now);
      due.sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
      return due
        .slice(0, limit)
        .map((row) => ({ ...row, data: JSON.parse(row.data) as Record<string, unknown> }));
    },
    *deleteTimer(id) {
      timers.remove(id);
    },
    *nextTimerAt() {
      return least(timers.values(), ({ dueAt }) => dueAt);
    },
  };

  function cancel(kind: string, subject: string): void {
    for (const timer of timers.all())
      if (timer.kind === kind && timer.subject === subject) timers.remove(timer.id);
  }
}

function least<Row>(rows: Iterable<Row>, time: (row: Row) => number): number | undefined {
  let first: number | undefined;
  for (const row of rows) if (first === undefined || time(row) < first) first = time(row);
  return first;
}

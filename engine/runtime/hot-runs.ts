import type { RunStore, StoredRun } from './run-store.ts';

/** More are read from their rows; the bound keeps a burst from filling the memory. */
const most = 5_000;

export interface HotRuns extends RunStore {
  /** As it stood when it was last moved here, if it is kept: enough to look at, never to move it. */
  lastSeen(id: string): StoredRun | undefined;
}

/**
 * The store, with the runs kept in memory for which a call outside is under way. Their answer comes within moments, and
 * reading and parsing the state again would cost more than moving the run. A row that has been moved on by somebody
 * else is noticed by its revision, so nothing in memory decides anything.
 */
export function keepHotRuns(store: RunStore): HotRuns {
  const hot = new Map<string, StoredRun>();

  const isAwaitingAnswer = ({ state }: StoredRun): boolean =>
    state.status === 'active' && state.positions.some(({ waitingFor }) => waitingFor === 'effect');

  /** After the commit, and not before: work that is undone has not happened. */
  function* noteMove(run: StoredRun) {
    if (!isAwaitingAnswer(run)) {
      if (hot.has(run.id)) yield* store.afterCommit(() => void hot.delete(run.id));
      return;
    }
    const kept = { ...run };
    yield* store.afterCommit(() => {
      hot.set(run.id, kept);
      for (const oldest of hot.keys()) {
        if (hot.size <= most) break;
        hot.delete(oldest);
      }
    });
  }

  return {
    ...store,
    lastSeen: (id) => hot.get(id),
    *insertRun(run, now) {
      yield* store.insertRun(run, now);
      yield* noteMove(run);
    },
    *saveRun(run, now) {
      yield* store.saveRun(run, now);
      yield* noteMove(run);
    },
    *loadRun(id) {
      const kept = hot.get(id);
      if (kept && (yield* store.isAtRevision(id, kept.revision))) return { ...kept };
      return yield* store.loadRun(id);
    },
  };
}

import type { RunStore, StoredRun } from './run-store.ts';

/** More are read from their rows; the bound keeps a burst from filling the memory. */
const most = 5_000;

export interface HotRuns extends RunStore {
  /** As it stood when it was last moved here, if it is kept: enough to look at, never to move it. */
  lastSeen(id: string): StoredRun | undefined;
  /** Whether this is the run as it was last written here, in a commit that may already hold a later move of it. */
  isLastWritten(run: StoredRun): boolean;
}

/**
 * The store, with the runs kept in memory for which a call outside is under way. Their answer comes within moments, and
 * reading and parsing the state again would cost more than moving the run. A row that has been moved on by somebody
 * else is noticed by its revision, so nothing in memory decides anything.
 */
export function keepHotRuns(store: RunStore): HotRuns {
  const hot = new Map<string, StoredRun>();
  /** The last revision written here of the runs that are kept or about to be. */
  const written = new Map<string, number>();

  const bound = (known: Map<string, unknown>): void => {
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
  };

  const isAwaitingAnswer = ({ state }: StoredRun): boolean =>
    state.status === 'active' && state.positions.some(({ waitingFor }) => waitingFor === 'effect');

  /** After the commit, and not before: work that is undone has not happened. */
  function* noteMove(run: StoredRun) {
    if (!isAwaitingAnswer(run)) {
      written.delete(run.id);
      if (hot.has(run.id)) yield* store.afterCommit(() => void hot.delete(run.id));
      return;
    }
    written.set(run.id, run.revision);
    bound(written);
    const kept = { ...run };
    yield* store.afterCommit(() => {
      hot.set(run.id, kept);
      bound(hot);
    });
  }

  return {
    ...store,
    lastSeen: (id) => hot.get(id),
    isLastWritten: ({ id, revision }) => written.get(id) === revision,
    setAside(id, now, error) {
      written.delete(id);
      return store.setAside(id, now, error);
    },
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

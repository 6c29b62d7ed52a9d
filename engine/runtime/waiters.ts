import type { StoredRun } from './run-store.ts';

/** Those who wait for a run to move, for instance a caller who wants the result in the answer. */
export interface Waiters {
  /** `run`: as it stands after the move, where that is at hand. */
  moved(runId: string, run?: StoredRun): void;
  open(runId: string, timeoutMs: number): Waiter;
  /** The time of everybody who waits is up. */
  dismiss(): void;
}
export interface Waiter {
  /** After the next move, undefined once the time is up. A move since the last call counts; of several, the last. */
  moved(): Promise<{ run?: StoredRun } | undefined>;
  close(): void;
}

export function createWaiters(): Waiters {
  const byRun = new Map<string, Set<(run?: StoredRun) => void>>();
  const endings = new Set<() => void>();
  return {
    dismiss: () => endings.forEach((end) => end()),
    moved: (runId, run) => byRun.get(runId)?.forEach((tell) => tell(run)),
    open(runId, timeoutMs) {
      let move: { run?: StoredRun } | undefined;
      let isOver = false;
      let wake: (() => void) | undefined;
      const tell = (run?: StoredRun): void => {
        move = { run };
        wake?.();
      };
      // The caller's patience is real time, whatever clock the flows run on.
      const end = (): void => {
        isOver = true;
        wake?.();
      };
      const timer = setTimeout(end, timeoutMs);
      endings.add(end);
      const listeners = byRun.get(runId) ?? new Set();
      byRun.set(runId, listeners.add(tell));
      return {
        async moved() {
          if (!move && !isOver) await new Promise<void>((resolve) => (wake = resolve));
          wake = undefined;
          const latest = move;
          move = undefined;
          return latest;
        },
        close() {
          clearTimeout(timer);
          endings.delete(end);
          listeners.delete(tell);
          if (listeners.size === 0) byRun.delete(runId);
        },
      };
    },
  };
}

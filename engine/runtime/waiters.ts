/** Those who wait for a run to move, for instance a caller who wants the result in the answer. */
export interface Waiters {
  moved(runId: string): void;
  open(runId: string, timeoutMs: number): Waiter;
  /** The time of everybody who waits is up. */
  dismiss(): void;
}
export interface Waiter {
  /** True after the next move, false once the time is up. A move since the last call counts. */
  moved(): Promise<boolean>;
  close(): void;
}

export function createWaiters(): Waiters {
  const byRun = new Map<string, Set<() => void>>();
  const endings = new Set<() => void>();
  return {
    dismiss: () => endings.forEach((end) => end()),
    moved: (runId) => byRun.get(runId)?.forEach((tell) => tell()),
    open(runId, timeoutMs) {
      let moves = 0;
      let isOver = false;
      let wake: (() => void) | undefined;
      const tell = (): void => {
        moves++;
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
          if (moves === 0 && !isOver) await new Promise<void>((resolve) => (wake = resolve));
          wake = undefined;
          if (moves === 0) return false;
          moves = 0;
          return true;
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

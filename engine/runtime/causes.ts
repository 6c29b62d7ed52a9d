import { isToMove, type Work } from './work.ts';

/** Which run is at work, so that what it tells the house can be traced back to it. */
export interface Causes {
  current(): string | undefined;
  /** Does the work in the name of a run. */
  because<T>(runId: string, work: () => Work<T>): Work<T>;
}

/** Kept only while the work itself moves: between two of its store calls other work may have its turn. */
export function createCauses(): Causes {
  let current: string | undefined;

  /** One part of the work, up to its next store call. */
  function move<T>(runId: string, part: () => T): T {
    const outer = current;
    current = runId;
    try {
      return part();
    } finally {
      current = outer;
    }
  }

  return {
    current: () => current,
    *because<T>(runId: string, work: () => Work<T>): Work<T> {
      const parts: Work<T> | T = move(runId, work);
      if (!isToMove(parts)) return parts;
      let step = move(runId, () => parts.next());
      while (!step.done) {
        const call = step.value;
        let reply: unknown;
        try {
          reply = yield call;
        } catch (error) {
          step = move(runId, () => parts.throw(error));
          continue;
        }
        step = move(runId, () => parts.next(reply));
      }
      return step.value;
    },
  };
}

import type { Work } from '../../../engine/runtime/work.ts';

/**
 * Work that the tables do at once. One generator for all of them: each generator function that is made anew, with each
 * world that opens a store, costs more on its first call than what it does.
 */
export function* atOnce<T>(work: () => T): Work<T> {
  return work();
}

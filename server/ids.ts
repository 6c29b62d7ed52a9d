import { randomFillSync } from 'node:crypto';
import type { Clock, Ids } from '../engine/runtime/ports.ts';

/** 9 characters of time, so that ids sort by creation, and 12 of chance, so that they never meet. */
export const randomIds = (clock: Clock): Ids => ({
  next: (prefix) => `${prefix}_${clock.now().toString(36).padStart(9, '0')}${chance()}`,
});

/** Drawn for many ids at once: asking the system each time would be most of an id's price. */
const drawn = Buffer.alloc(6 * 512);
let used = drawn.length;
function chance(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += 6;
  return drawn.toString('hex', used - 6, used);
}

/** `case_1`, `case_2`, …: for tests. */
export function countingIds(): Ids {
  const counts = new Map<string, number>();
  return {
    next(prefix) {
      const count = (counts.get(prefix) ?? 0) + 1;
      counts.set(prefix, count);
      return `${prefix}_${count}`;
    },
  };
}

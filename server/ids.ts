import { randomBytes } from 'node:crypto';
import type { Clock, Ids } from '../engine/runtime/ports.ts';

/** 9 characters of time, so that ids sort by creation, and 12 of chance, so that they never meet. */
export const randomIds = (clock: Clock): Ids => ({
  next: (prefix) =>
    `${prefix}_${clock.now().toString(36).padStart(9, '0')}${randomBytes(8).toString('hex').slice(0, 12)}`,
});

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

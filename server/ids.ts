import { randomBytes } from 'node:crypto';
import type { Clock, Ids } from '../engine/runtime/ports.ts';

/** 9 characters of time, so that ids sort by creation, and 12 of chance, so that they never meet. */
export const randomIds = (clock: Clock): Ids => {
  // Much is named within one millisecond, whose text is made once.
  let last = { ms: -1, text: '' };
  const time = (ms: number): string => {
    if (last.ms !== ms) last = { ms, text: ms.toString(36).padStart(9, '0') };
    return last.text;
  };
  return { next: (prefix) => `${prefix}_${time(clock.now())}${chance()}` };
};

/** Drawn for many ids at once: asking the system each time, or for a text of each, would be most of an id's price. */
const chanceLength = 12;
let drawn = '';
let used = 0;
function chance(): string {
  if (used === drawn.length) {
    drawn = randomBytes((chanceLength / 2) * 512).toString('hex');
    used = 0;
  }
  used += chanceLength;
  return drawn.slice(used - chanceLength, used);
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

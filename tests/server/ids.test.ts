import { expect, test } from 'vitest';
import { manualClock } from '../../server/clock.ts';
import { randomIds } from '../../server/ids.ts';

test('ids sort by the moment in which they were made, and never meet', () => {
  const clock = manualClock(Date.parse('2026-05-01T00:00:00Z'));
  const ids = randomIds(clock);
  const made: string[] = [];
  for (let moment = 0; moment < 4; moment++) {
    // More than are drawn at once.
    const within = Array.from({ length: 700 }, () => ids.next('case'));
    made.push(...within.toSorted());
    clock.advance(1);
  }
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  for (const id of made) expect(id).toMatch(/^case_[0-9a-z]{9}[0-9a-f]{12}$/);
});

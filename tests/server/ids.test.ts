import { expect, it } from 'vitest';
import { manualClock } from '../../server/clock.ts';
import { randomIds } from '../../server/ids.ts';

it('ids never repeat, also within one moment', () => {
  const ids = randomIds(manualClock(1_780_000_000_000));
  const made = Array.from({ length: 5000 }, () => ids.next('case'));
  expect(new Set(made).size).toBe(made.length);
  expect(made.every((id) => /^case_[0-9a-z]{9}[0-9a-f]{12}$/.test(id))).toBe(true);
});

it('ids sort by creation', () => {
  const clock = manualClock(1_780_000_000_000);
  const ids = randomIds(clock);
  const earlier = ids.next('run');
  clock.advance(1);
  expect(ids.next('run') > earlier).toBe(true);
});

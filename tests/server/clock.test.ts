import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../server/clock.ts';

const start = Date.parse('2026-06-01T01:00:00.000Z');
const hour = 3_600_000;
beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

function wakeIn(ms: number): () => number {
  let woken = 0;
  systemClock.wake(start + ms, () => (woken += 1));
  return () => woken;
}

it('wakes at its time, once, and looks more than once on the way', () => {
  const woken = wakeIn(3 * hour);
  vi.advanceTimersByTime(3 * hour - 1);
  expect(woken()).toBe(0);
  vi.advanceTimersByTime(1);
  expect(woken()).toBe(1);
  vi.advanceTimersByTime(hour);
  expect(woken()).toBe(1);
});

it('notices within seconds that the clock was set ahead', () => {
  const woken = wakeIn(hour);
  vi.setSystemTime(start + hour);
  vi.advanceTimersByTime(2000);
  expect(woken()).toBe(1);
});

it('does not wake early when the clock was set back', () => {
  const woken = wakeIn(60_000);
  vi.setSystemTime(start - hour);
  vi.advanceTimersByTime(hour);
  expect(woken()).toBe(0);
  vi.advanceTimersByTime(60_000);
  expect(woken()).toBe(1);
});

it('does not wake once it was cancelled', () => {
  let woken = 0;
  const alarm = systemClock.wake(start + 5000, () => (woken += 1));
  vi.advanceTimersByTime(4000);
  alarm.cancel();
  vi.advanceTimersByTime(hour);
  expect(woken).toBe(0);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDueEver, nextDue } from '../../../engine/core/schedule.ts';

const at = (iso: string): number => Date.parse(iso);
/** The next times in the order they come, as UTC. */
function dueTimes(cron: string, timezone: string, from: string, count: number): string[] {
  const times: string[] = [];
  let after = at(from);
  while (times.length < count) {
    const next = nextDue({ cron, timezone }, after);
    if (next === undefined) break;
    times.push(new Date(next).toISOString().slice(0, 16));
    after = next;
  }
  return times;
}

describe('a schedule is due', () => {
  it.each<[string, string, string, string, string[]]>([
    ['every weekday at nine', '0 9 * * 1-5', 'Asia/Tokyo', '2026-06-05T00:00Z', ['2026-06-08T00:00', '2026-06-09T00:00']],
    ['not again in its own minute', '0 9 * * *', 'Asia/Tokyo', '2026-06-05T00:00:00.001Z', ['2026-06-06T00:00']],
    ['every quarter of an hour', '*/15 * * * *', 'UTC', '2026-06-05T10:07Z', ['2026-06-05T10:15', '2026-06-05T10:30']],
    ['on the last day of a month', '0 9 L * *', 'Asia/Tokyo', '2027-02-01T00:00Z', ['2027-02-28T00:00', '2027-03-31T00:00']],
    ['in a leap year', '0 0 29 2 *', 'UTC', '2026-01-01T00:00Z', ['2028-02-29T00:00']],
    ['behind the gap when its time is skipped', '30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00Z', ['2026-03-29T01:00', '2026-03-30T00:30']],
    ['once when its time comes twice', '30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00Z', ['2026-10-25T00:30', '2026-10-26T01:30']],
    ['once for each time of a list that comes twice', '15,45 2 * * *', 'Europe/Berlin', '2026-10-24T12:00Z', ['2026-10-25T00:15', '2026-10-25T00:45', '2026-10-26T01:15']],
    ['every half hour also while an hour comes twice', '*/30 * * * *', 'Europe/Berlin', '2026-10-25T00:15Z', ['2026-10-25T00:30', '2026-10-25T01:00', '2026-10-25T01:30']],
    ['at a midnight that does not exist', '0 0 * * *', 'America/Sao_Paulo', '2018-11-03T12:00Z', ['2018-11-04T03:00', '2018-11-05T02:00']],
    ['by half hours off the hour', '0 9 * * *', 'Asia/Kolkata', '2026-06-05T00:00Z', ['2026-06-05T03:30']],
  ])('%s', (_name, cron, timezone, from, expected) => {
    expect(dueTimes(cron, timezone, from, expected.length)).toEqual(expected);
  }); // prettier-ignore

  it('always later than asked for, and no time between is left out', () => {
    const crons = fc.constantFrom('*/7 * * * *', '5 4 * * *', '0 9 * * 1-5', '30 2 1,15 * *', '0 0 L * *');
    const zones = fc.constantFrom(
      'Asia/Tokyo',
      'Europe/Berlin',
      'America/New_York',
      'Pacific/Auckland',
      'UTC',
    );
    const moments = fc.integer({ min: at('2025-01-01T00:00Z'), max: at('2030-01-01T00:00Z') });
    fc.assert(
      fc.property(crons, zones, moments, fc.nat(86_400_000), (cron, timezone, after, ahead) => {
        const schedule = { cron, timezone };
        const next = nextDue(schedule, after) ?? Infinity;
        expect(next).toBeGreaterThan(after);
        const between = Math.min(after + ahead, next - 1);
        expect(nextDue(schedule, between)).toBe(next);
      }),
    );
  });
});

describe('a schedule cannot be read', () => {
  it.each(['', '* * * *', '* * * * * *', '61 * * * *', 'at nine', '0 9 * * MONDAY', '0 0 30 2 *', '@daily'])(
    '%j',
    (cron) => {
      expect(isDueEver({ cron, timezone: 'Asia/Tokyo' })).toBe(false);
    },
  );
  it('in a time zone that does not exist', () => {
    expect(isDueEver({ cron: '0 9 * * *', timezone: 'Mars/Olympus' })).toBe(false);
  });
});

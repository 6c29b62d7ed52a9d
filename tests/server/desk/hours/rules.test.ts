import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessMinutes, businessTimeBetween, type Hours } from '../../../../server/desk/hours/rules.ts';

const minute = 60_000;
const week = (span: { from: string; to: string }[], weekend: { from: string; to: string }[] = []) => ({
  mon: span,
  tue: span,
  wed: span,
  thu: span,
  fri: span,
  sat: weekend,
  sun: weekend,
});
const office: Hours = {
  timezone: 'Asia/Tokyo',
  weekly: week([{ from: '09:00', to: '18:00' }]),
  holidays: [],
};
const allDay = [{ from: '00:00', to: '24:00' }];
const always = (timezone: string): Hours => ({ timezone, weekly: week(allDay, allDay), holidays: [] });

const at = (text: string): number => Date.parse(text);
const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

describe('business time', () => {
  it.each([
    ['an hour from Friday 17:30 ends Monday 09:30', '2026-06-05T17:30+09:00', 60, '2026-06-08T09:30+09:00'],
    [
      'four hours from Friday 17:00 end Monday 12:00',
      '2026-06-05T17:00+09:00',
      240,
      '2026-06-08T12:00+09:00',
    ],
    [
      'an hour from Friday 17:00 ends when business ends',
      '2026-06-05T17:00+09:00',
      60,
      '2026-06-05T18:00+09:00',
    ],
    ['from the weekend it begins on Monday', '2026-06-06T12:00+09:00', 1, '2026-06-08T09:01+09:00'],
    ['no minutes end at once, open or not', '2026-06-06T12:00+09:00', 0, '2026-06-06T12:00+09:00'],
    ['a working week later is the same time', '2026-06-01T10:00+09:00', 5 * 540, '2026-06-08T10:00+09:00'],
    ['seconds are kept', '2026-06-01T10:00:30+09:00', 1, '2026-06-01T10:01:30+09:00'],
  ])('%s', (_, from, minutes, end) => {
    expect(iso(addBusinessMinutes(office, at(from), minutes))).toBe(iso(at(end)));
  });

  it('leaves out holidays and lunch', () => {
    const hours: Hours = {
      timezone: 'Asia/Tokyo',
      weekly: week([
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '18:00' },
      ]),
      holidays: ['2026-05-04', '2026-05-05', '2026-05-06'],
    };
    expect(iso(addBusinessMinutes(hours, at('2026-05-01T17:00+09:00'), 60 + 240))).toBe(
      iso(at('2026-05-07T14:00+09:00')),
    );
  });

  it('counts the hours that really pass when clocks change', () => {
    const paris = always('Europe/Paris');
    expect(iso(addBusinessMinutes(paris, at('2026-03-29T00:00+01:00'), 23 * 60))).toBe(
      iso(at('2026-03-30T00:00+02:00')),
    );
    expect(iso(addBusinessMinutes(paris, at('2026-10-25T00:00+02:00'), 25 * 60))).toBe(
      iso(at('2026-10-26T00:00+01:00')),
    );
  });

  it('takes a time the clocks skip as the moment they skip to, and of one they show twice the first', () => {
    const night = (from: string): Hours => ({
      timezone: 'Europe/Paris',
      weekly: week([], [{ from, to: '12:00' }]),
      holidays: [],
    });
    expect(iso(addBusinessMinutes(night('02:30'), at('2026-03-29T00:00+01:00'), 1))).toBe(
      iso(at('2026-03-29T03:01+02:00')),
    );
    expect(iso(addBusinessMinutes(night('02:30'), at('2026-10-25T00:00+02:00'), 1))).toBe(
      iso(at('2026-10-25T02:31+02:00')),
    );
  });

  it.each([
    // Lunch is no business time, wherever the clocks stand.
    ['Asia/Kolkata', '2026-06-01T11:45+05:30', 30, '2026-06-01T13:15+05:30'],
    ['Asia/Kathmandu', '2026-06-01T17:30+05:45', 60, '2026-06-02T09:30+05:45'],
    ['America/St_Johns', '2026-06-05T17:30-02:30', 60, '2026-06-08T09:30-02:30'],
    // Adelaide goes an hour ahead on the first Sunday of October, and back in April.
    ['Australia/Adelaide', '2026-10-02T17:30+09:30', 60, '2026-10-05T09:30+10:30'],
    ['Australia/Adelaide', '2026-04-03T17:30+10:30', 60, '2026-04-06T09:30+09:30'],
    // Lord Howe Island moves its clocks by half an hour.
    ['Australia/Lord_Howe', '2026-10-02T17:30+10:30', 60, '2026-10-05T09:30+11:00'],
    ['America/New_York', '2026-03-06T17:30-05:00', 60, '2026-03-09T09:30-04:00'],
    ['America/New_York', '2026-10-30T17:30-04:00', 60, '2026-11-02T09:30-05:00'],
  ])('keeps to the office clock of %s, from %s', (timezone, from, minutes, end) => {
    const spans = [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '18:00' },
    ];
    const hours: Hours = { timezone, weekly: week(spans), holidays: [] };
    expect(iso(addBusinessMinutes(hours, at(from), minutes))).toBe(iso(at(end)));
  });

  it('says when there will never be enough of it', () => {
    expect(addBusinessMinutes({ ...office, weekly: week([]) }, at('2026-06-01T10:00Z'), 1)).toBeNull();
  });
});

const zones = ['Asia/Tokyo', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'];
const clock = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
/** Spans begin and end where clocks do not change, so that a walk over wall-clock minutes is a fair referee. */
const spans = fc
  .uniqueArray(fc.integer({ min: 16, max: 96 }), { minLength: 2, maxLength: 4 })
  .map((quarters) => quarters.sort((a, b) => a - b))
  .map((quarters) => {
    const pairs = [];
    for (let i = 0; i + 1 < quarters.length; i += 2)
      pairs.push({ from: clock(quarters[i]!), to: clock(quarters[i + 1]!) });
    return pairs;
  });
const hoursOf: fc.Arbitrary<Hours> = fc.record({
  timezone: fc.constantFrom(...zones),
  weekly: fc
    .tuple(spans, fc.oneof(fc.constant<{ from: string; to: string }[]>([]), spans))
    .map(([days, weekend]) => week(days, weekend)),
  holidays: fc.array(fc.constantFrom('2026-03-30', '2026-03-27', '2026-10-26', '2026-11-02'), {
    maxLength: 2,
  }),
});
const starts = fc
  .tuple(
    fc.constantFrom('2026-03-06T00:00Z', '2026-03-27T00:00Z', '2026-10-23T00:00Z', '2026-10-30T00:00Z'),
    fc.nat(4320),
  )
  .map(([text, minutes]) => at(text) + minutes * minute);

describe('laws of business time', () => {
  it('agrees with walking minute by minute', () => {
    fc.assert(
      fc.property(hoursOf, starts, fc.integer({ min: 1, max: 900 }), (hours, from, minutes) => {
        expect(iso(addBusinessMinutes(hours, from, minutes))).toBe(iso(walk(hours, from, minutes)));
      }),
      { numRuns: 40 },
    );
  });
  it('is additive', () => {
    fc.assert(
      fc.property(hoursOf, starts, fc.nat(2000), fc.nat(2000), (hours, from, a, b) => {
        const middle = addBusinessMinutes(hours, from, a)!;
        expect(addBusinessMinutes(hours, middle, b)).toBe(addBusinessMinutes(hours, from, a + b));
      }),
    );
  });
  it('never runs backwards: later starts and longer times end later', () => {
    fc.assert(
      fc.property(
        hoursOf,
        starts,
        fc.nat(2000),
        fc.nat(500),
        fc.nat(500),
        (hours, from, minutes, later, longer) => {
          const end = addBusinessMinutes(hours, from, minutes)!;
          expect(end).toBeGreaterThanOrEqual(from);
          expect(addBusinessMinutes(hours, from + later * minute, minutes + longer)!).toBeGreaterThanOrEqual(
            end,
          );
        },
      ),
    );
  });
  it('is what lies between', () => {
    fc.assert(
      fc.property(hoursOf, starts, fc.nat(3000), (hours, from, minutes) => {
        expect(businessTimeBetween(hours, from, addBusinessMinutes(hours, from, minutes)!)).toBe(
          minutes * minute,
        );
      }),
    );
  });
});

/** The slow, plain way: every minute is looked at on the wall clock. */
function walk(hours: Hours, from: number, minutes: number): number {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: hours.timezone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  let time = from;
  for (let passed = 0; passed < minutes; time += minute) {
    const [date = '', now = ''] = format.format(time).split(' ');
    const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
    const today = hours.weekly[days[new Date(`${date}T00:00Z`).getUTCDay()]!];
    const open = !hours.holidays.includes(date) && today.some((span) => span.from <= now && now < span.to);
    if (open) passed += 1;
  }
  return time;
}

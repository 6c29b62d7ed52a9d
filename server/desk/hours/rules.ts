/** What the arithmetic needs of stored hours. Times of day are `HH:MM`; `24:00` is the end of the day. */
export interface Hours {
  timezone: string;
  weekly: Record<Weekday, readonly { from: string; to: string }[]>;
  holidays: readonly string[];
}
export type Weekday = (typeof weekdays)[number];
// In the order of `getUTCDay`.
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const minute = 60_000;
const day = 86_400_000;
/** How far ahead is searched before hours count as never open. */
const horizonDays = 4000;

/** The first moment at which `minutes` of business time have passed since `from`; null when there never are as many. */
export function addBusinessMinutes(hours: Hours, from: number, minutes: number): number | null {
  let left = minutes * minute;
  if (left <= 0) return from;
  const holidays = new Set(hours.holidays);
  const first = localDay(hours.timezone, from);
  for (let i = 0; i < horizonDays; i += 1) {
    for (const [open, close] of openings(hours, holidays, first + i * day)) {
      const start = Math.max(open, from);
      if (close <= start) continue;
      if (close - start >= left) return start + left;
      left -= close - start;
    }
  }
  return null;
}

/** Business time between two moments, in milliseconds. */
export function businessTimeBetween(hours: Hours, from: number, to: number): number {
  const holidays = new Set(hours.holidays);
  const last = localDay(hours.timezone, to);
  let sum = 0;
  for (let date = localDay(hours.timezone, from); date <= last; date += day) {
    for (const [open, close] of openings(hours, holidays, date))
      sum += Math.max(0, Math.min(close, to) - Math.max(open, from));
  }
  return sum;
}

/** When a local day is open, as moments. A day is written as midnight UTC of the same date. */
function openings(hours: Hours, holidays: ReadonlySet<string>, date: number): [number, number][] {
  const calendar = new Date(date);
  const spans = hours.weekly[weekdays[calendar.getUTCDay()]!];
  if (spans.length === 0 || holidays.has(calendar.toISOString().slice(0, 10))) return [];
  return spans.map(({ from, to }) => [
    moment(hours.timezone, date + timeOfDay(from)),
    moment(hours.timezone, date + timeOfDay(to)),
  ]);
}

const timeOfDay = (text: string): number =>
  Number(text.slice(0, 2)) * 60 * minute + Number(text.slice(3)) * minute;

const localDay = (timezone: string, at: number): number => {
  const local = at + offset(timezone, at);
  return local - mod(local, day);
};

/**
 * The first moment at which the wall clock shows `wall` or later. A time the clocks skip is the moment they
 * skip to; of a time they show twice it is the first.
 */
function moment(timezone: string, wall: number): number {
  // Offsets differ from UTC by less than a day, so these two are the only ones that can apply.
  const before = offset(timezone, wall - day);
  const after = offset(timezone, wall + day);
  const early = wall - Math.max(before, after);
  const late = wall - Math.min(before, after);
  if (early + offset(timezone, early) === wall) return early;
  if (late + offset(timezone, late) === wall) return late;
  return transition(timezone, early, late);
}

/** The moment between two at which the offset changes, to the minute. */
function transition(timezone: string, low: number, high: number): number {
  const before = offset(timezone, low);
  let [start, end] = [low, high];
  while (end - start > minute) {
    const middle = start + Math.floor((end - start) / minute / 2) * minute;
    if (offset(timezone, middle) === before) start = middle;
    else end = middle;
  }
  return end;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timezone, made);
  return made;
}

/** How far the wall clock is ahead of UTC, in milliseconds. */
function offset(timezone: string, at: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timezone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour = 0, minute: min = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, date, hour, min, second) - (at - mod(at, 1000));
}

const mod = (value: number, by: number): number => ((value % by) + by) % by;

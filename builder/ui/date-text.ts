/** `Nov 21, 2026, 10:42` or `2026年11月21日(土) 10:42`, in the reader's own time zone. */
export function dateTimeText(iso: string, language: string, withTime: boolean): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: language === 'ja' ? 'long' : 'short',
    day: 'numeric',
    ...(language === 'ja' && { weekday: 'short' as const }),
    ...(withTime && { hour: 'numeric', minute: '2-digit' }),
  }).format(new Date(iso));
}

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Distance from `now` in the largest fitting unit; under a minute it is just now. */
export function relativeText(iso: string, now: number, language: string): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const fitting = units.find(([, size]) => Math.abs(seconds) >= size);
  if (fitting === undefined) return words.format(0, 'second');
  return words.format(Math.trunc(seconds / fitting[1]), fitting[0]);
}

import type { Locale } from '../../engine/browser.ts';

const units = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1_000 },
  { unit: 'millisecond', ms: 1 },
] as const;

/** The two largest parts of a duration in words: `2 d 3 h`, `2日 3時間`, `8 ms`. */
export function formatDuration(ms: number, locale: Locale): string {
  const whole = Math.max(0, Math.round(ms));
  const first = units.findIndex((part) => whole >= part.ms);
  if (first === -1) return formatted(0, 'millisecond', locale);
  let rest = whole;
  const parts: string[] = [];
  for (const { unit, ms: size } of units.slice(first, first + 2)) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    // Milliseconds beside seconds are noise.
    if (amount > 0 && (unit !== 'millisecond' || parts.length === 0))
      parts.push(formatted(amount, unit, locale));
  }
  return parts.join(' ');
}

const formatted = (amount: number, unit: (typeof units)[number]['unit'], locale: Locale): string =>
  locale === 'ja' ? `${amount}${japanese[unit]}` : `${amount} ${english[unit]}`;

const english = { day: 'd', hour: 'h', minute: 'min', second: 's', millisecond: 'ms' };
const japanese = { day: '日', hour: '時間', minute: '分', second: '秒', millisecond: 'ミリ秒' };

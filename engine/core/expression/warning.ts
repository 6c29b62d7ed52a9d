import type { Locale } from '../text.ts';

/** Histories keep warnings as plain English, so it is the text around what was read that is known again. */
const words = {
  en: ['There is nothing at ', ': it was left empty.'],
  ja: ['', ' に値がないため、空欄にしました。'],
} as const satisfies Record<Locale, readonly [before: string, after: string]>;

export const leftEmpty = (source: string): string => words.en[0] + source + words.en[1];

/** A step's warning in a language; one of another wording stays as it was written. */
export function wordWarning(warning: string, locale: Locale): string {
  const [before, after] = words.en;
  if (!warning.startsWith(before) || !warning.endsWith(after)) return warning;
  const [ours, theirs] = words[locale];
  return ours + warning.slice(before.length, -after.length) + theirs;
}

import { namePattern } from './names.ts';

/** What may leave the building, and how much. Pure. */

/** A text without personal data, and what its placeholders stood for. */
export interface Masked {
  text: string;
  /** `[EMAIL_1]` → what stood there. Never leaves the building. */
  originals: ReadonlyMap<string, string>;
}
type Kind = 'NAME' | 'EMAIL' | 'PHONE' | 'CARD' | 'NUMBER' | 'POSTCODE' | 'HANDLE' | 'LINK';

const patterns: readonly (readonly [Kind, RegExp])[] = [
  // Links may carry names, keys and order data.
  ['LINK', /https?:\/\/[^\s<>"'）」】]+/giu],
  ['EMAIL', /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  ['HANDLE', /(?<![\p{L}\p{N}])@[\p{L}\p{N}_]{2,}/gu],
  ['CARD', /(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}(?!\d)|(?<!\d)\d{4}[ -]?\d{6}[ -]?\d{5}(?!\d)/gu],
  ['POSTCODE', /〒\s?\d{3}-?\d{4}/gu],
  ['PHONE', /(?<![\d-])(?:\+\d{1,3}[ -]?)?\(?0?\d{1,4}\)?[ -]\d{1,4}[ -]\d{3,4}(?![\d-])|\+\d{8,15}(?!\d)/gu],
  // A date is no such number, even with its time.
  ['NUMBER', /(?<!\d)(?:\d{7,}|\d(?:-?\d){8,}|\d(?: ?\d){8,})(?!\d)/gu],
];

/**
 * Replaces names, addresses and numbers by placeholders, the same for the same value. `names` are those of the people
 * the case is about. Full-width digits and letters are read as plain ones.
 */
export function mask(
  texts: readonly string[],
  names: readonly string[],
): { texts: string[]; originals: Masked['originals'] } {
  const placeholders = new Map<string, string>();
  const originals = new Map<string, string>();
  const counts = new Map<Kind, number>();
  const placeholderFor = (kind: Kind, value: string): string => {
    const key = `${kind} ${value.toLowerCase()}`;
    const known = placeholders.get(key);
    if (known !== undefined) return known;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const placeholder = `[${kind}_${number}]`;
    placeholders.set(key, placeholder);
    originals.set(placeholder, value);
    return placeholder;
  };
  const named = namePattern(names);
  const masked = texts.map((text) => {
    // What looks like a placeholder already would be filled in later with what it never stood for.
    let plain = text.normalize('NFKC').replace(/\[(?=[A-Z]+_\d+\])/g, '(');
    for (const [kind, pattern] of patterns)
      plain = plain.replace(pattern, (found) => placeholderFor(kind, found));
    return named
      ? outsidePlaceholders(plain, (piece) => piece.replace(named, (found) => placeholderFor('NAME', found)))
      : plain;
  });
  return { texts: masked, originals };
}

const placeholder = /(\[[A-Z]+_\d+\])/;
const outsidePlaceholders = (text: string, change: (piece: string) => string): string =>
  text
    .split(placeholder)
    .map((piece, index) => (index % 2 === 0 ? change(piece) : piece))
    .join('');

/** Puts back what the placeholders of an answer stood for. What the model made up stays as it is. */
export const restore = (text: string, originals: Masked['originals']): string =>
  text.replace(/\[[A-Z]+_\d+\]/g, (found) => originals.get(found) ?? found);

/**
 * No fewer tokens than a text can be, a byte each and what stands around it: for what is not yet asked, and for what a
 * provider does not count.
 */
export const tokensAtMost = (text: string): number => new TextEncoder().encode(text).length + 100;

/** First moment of the calendar month, UTC, as ISO text. */
export const monthStart = (now: string): string => `${now.slice(0, 7)}-01T00:00:00.000Z`;

/** So much is translated at once: what a provider answers within its time. */
const translatedLength = 5000;
export const beginningOf = (text: string): { text: string; isCut: boolean } => ({
  text: text.slice(0, translatedLength).replace(/[\uD800-\uDBFF]$/, ''),
  isCut: text.length > translatedLength,
});

/** The label a second opinion names, if it is one of those asked for. */
export function labelIn(answer: string, labels: readonly string[]): string | undefined {
  const plain = answer
    .normalize('NFKC')
    .trim()
    .replace(/^["'「『`]+|["'」』`.。]+$/g, '')
    .trim();
  return labels.find((label) => label.normalize('NFKC').toLowerCase() === plain.toLowerCase());
}

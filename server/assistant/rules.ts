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

/** Longest first, so that 佐伯 美和 is one name. A single Han character is a name only before a title. */
function namePattern(names: readonly string[]): RegExp | undefined {
  const known = [...new Set(names.flatMap(partsOf))].filter((name) => name !== '');
  if (known.length === 0) return undefined;
  const sources = known
    .sort((one, other) => other.length - one.length)
    .map((name) => {
      const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
      if (/^\p{Script=Latin}/u.test(name)) return String.raw`(?<![\p{L}])${escaped}(?![\p{L}])`;
      return [...name].length === 1 ? `${escaped}(?=様|さま|さん|氏|殿)` : escaped;
    });
  return new RegExp(sources.join('|'), 'giu');
}
/** A name whole and in its parts. One Latin letter is no name. */
function partsOf(name: string): string[] {
  const whole = name.normalize('NFKC').trim();
  return [whole, ...whole.split(/[\s・,]+/)].filter((part) => !/^\p{Script=Latin}?$/u.test(part));
}

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

/** The label a second opinion names, if it is one of those asked for. */
export function labelIn(answer: string, labels: readonly string[]): string | undefined {
  const plain = answer
    .normalize('NFKC')
    .trim()
    .replace(/^["'「『`]+|["'」』`.。]+$/g, '')
    .trim();
  return labels.find((label) => label.normalize('NFKC').toLowerCase() === plain.toLowerCase());
}

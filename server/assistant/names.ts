import { hiraganaOf, katakanaOf } from '../../engine/core/expression/kana.ts';
import type { Contact } from '../../engine/records/people.ts';
import { romajiOf } from './romaji.ts';

/** How names of people are written, and how they are found in a text. Pure. */

const allKana = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
/** Shorter readings are words of other languages: a family name No would take every "no". */
const shortestReading = 3;

/** A person's name in all the ways the record gives: as written, in both kana, in Latin letters, without accents. */
export function namesOfPerson({
  name,
  family,
  given,
  kana,
}: Pick<Contact, 'name' | 'family' | 'given' | 'kana'>): string[] {
  const written = [name, `${family} ${given}`, kana].map((each) => each.normalize('NFKC').trim());
  return [...new Set(written.flatMap((each) => [each, ...readingsOf(each), withoutAccents(each)]))];
}

function readingsOf(name: string): string[] {
  const parts = wordsOf(name);
  if (parts.length === 0 || !parts.every((part) => allKana.test(part))) return [];
  const hiragana = parts.map(hiraganaOf);
  return [
    hiragana.join(' '),
    hiragana.map(katakanaOf).join(' '),
    ...parts.flatMap(romajiOf).filter((reading) => reading.length >= shortestReading),
  ];
}

const withoutAccents = (name: string): string =>
  /\p{Script=Latin}/u.test(name)
    ? name
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .normalize('NFC')
    : name;

const wordsOf = (name: string): string[] => name.split(/[\s・,]+/).filter((part) => part !== '');

/** A name whole and in its parts. One Latin letter is no name. */
function partsOf(name: string): string[] {
  const whole = name.normalize('NFKC').trim();
  return [whole, ...wordsOf(whole)].filter((part) => !/^\p{Script=Latin}?$/u.test(part));
}

/** What follows a name of hiragana that stands among other hiragana. */
const afterName = '(?=さん|さま|様|氏|殿|ちゃん|くん|君|です|でございます|と申|ともうし|と言|といい)';

/** Finds the names in a text, longest first, so that 佐伯 美和 is one name; undefined where there are none. */
export function namePattern(names: readonly string[]): RegExp | undefined {
  const known = [...new Set(names.flatMap(partsOf))].filter((name) => name !== '');
  if (known.length === 0) return undefined;
  const sources = known.sort((one, other) => other.length - one.length).map(sourceOf);
  return new RegExp(sources.join('|'), 'giv');
}

function sourceOf(name: string): string {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s*`);
  if (/^\p{Script=Latin}/u.test(name)) {
    const spaced = escaped.replaceAll(String.raw`\s*`, String.raw`[\s,]+`);
    return String.raw`(?<!\p{Script=Latin})${spaced}(?!\p{Script=Latin})`;
  }
  if (/^[\p{Script=Katakana}ー\s]+$/u.test(name))
    return String.raw`(?<![\p{Script=Katakana}ー])${escaped}(?![\p{Script=Katakana}ー])`;
  if (/^[\p{Script=Hiragana}ー\s]+$/u.test(name))
    return String.raw`${escaped}${afterName}|(?<![\p{Script=Hiragana}--[のはがもへにをと]])${escaped}(?=[のはがもへにをと]?(?!\p{Script=Hiragana}))`;
  // A single Han character is a name only before a title.
  return [...name].length === 1 ? `${escaped}(?=様|さま|さん|氏|殿)` : escaped;
}

/** Counting scripts: one pass over a text, no expression, so that it costs the same for every text of a length. */

/** What a script rule counts. Han is shared by Japanese and Chinese, Latin and Cyrillic by many. */
export type Script =
  | 'latin'
  | 'cyrillic'
  | 'arabic'
  | 'devanagari'
  | 'han'
  | 'kana'
  | 'hangul'
  | 'thai'
  | 'greek'
  | 'hebrew'
  | 'armenian'
  | 'georgian'
  | 'bengali'
  | 'gurmukhi'
  | 'gujarati'
  | 'oriya'
  | 'tamil'
  | 'telugu'
  | 'kannada'
  | 'malayalam'
  | 'sinhala'
  | 'lao'
  | 'myanmar'
  | 'khmer'
  | 'ethiopic';

/** First and last code point of the blocks that letters of living languages come from, in order. */
const blocks: readonly (readonly [number, number, Script])[] = [
  [0x41, 0x5a, 'latin'],
  [0x61, 0x7a, 'latin'],
  [0xc0, 0x24f, 'latin'],
  [0x370, 0x3ff, 'greek'],
  [0x400, 0x52f, 'cyrillic'],
  [0x531, 0x58f, 'armenian'],
  [0x5d0, 0x5ea, 'hebrew'],
  [0x620, 0x6d3, 'arabic'],
  [0x6fa, 0x6ff, 'arabic'],
  [0x750, 0x77f, 'arabic'],
  [0x900, 0x963, 'devanagari'],
  [0x980, 0x9fe, 'bengali'],
  [0xa01, 0xa75, 'gurmukhi'],
  [0xa81, 0xaff, 'gujarati'],
  [0xb01, 0xb77, 'oriya'],
  [0xb82, 0xbfa, 'tamil'],
  [0xc00, 0xc7f, 'telugu'],
  [0xc80, 0xcf3, 'kannada'],
  [0xd00, 0xd7f, 'malayalam'],
  [0xd81, 0xdf3, 'sinhala'],
  [0xe01, 0xe4e, 'thai'],
  [0xe81, 0xedf, 'lao'],
  [0x1000, 0x109f, 'myanmar'],
  [0x10a0, 0x10ff, 'georgian'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1200, 0x137c, 'ethiopic'],
  [0x1780, 0x17d3, 'khmer'],
  [0x1e00, 0x1eff, 'latin'],
  [0x1f00, 0x1fff, 'greek'],
  [0x3041, 0x30ff, 'kana'],
  [0x3130, 0x318f, 'hangul'],
  [0x31f0, 0x31ff, 'kana'],
  [0x3400, 0x4dbf, 'han'],
  [0x4e00, 0x9fff, 'han'],
  [0xac00, 0xd7a3, 'hangul'],
  [0xf900, 0xfaff, 'han'],
  [0x20000, 0x323af, 'han'],
];

/** The script of a code point, or null for digits, signs, emoji and marks. */
export function scriptOf(point: number): Script | null {
  if (point < 0x250) return isBasicLatin(point) ? 'latin' : null;
  let low = 3;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (!block) return null;
    if (point < block[0]) high = middle - 1;
    else if (point > block[1]) low = middle + 1;
    // The middle dot stands inside the kana block and between foreign words alike.
    else return point === 0x30fb ? null : block[2];
  }
  return null;
}

/** 0xd7 and 0xf7 are the multiplication and division signs. */
const isBasicLatin = (point: number): boolean =>
  point < 0x80
    ? (point | 0x20) >= 0x61 && (point | 0x20) <= 0x7a
    : point >= 0xc0 && point !== 0xd7 && point !== 0xf7;

/** A letter of these stands for about as much as three of an alphabet. */
const dense: ReadonlySet<Script> = new Set<Script>(['han', 'kana', 'hangul']);
const weightOf = (script: Script): number => (dense.has(script) ? 3 : 1);

export type Counts = Partial<Record<Script, number>>;

export function countScripts(text: string): Counts {
  const counts: Counts = {};
  for (const letter of text) {
    const script = scriptOf(letter.codePointAt(0) ?? 0);
    if (script) counts[script] = (counts[script] ?? 0) + 1;
  }
  return counts;
}

export interface Leading {
  /** `eastAsian` stands for kana and Han together: which of the two languages is another question. */
  script: Exclude<Script, 'kana' | 'han'> | 'eastAsian';
  /** Its share of all letters, 0…1, each counted by what it stands for. */
  share: number;
}

/**
 * The script that says most, or null where there is no letter. A product's Latin name inside a Japanese sentence does
 * not tip the scales, since a Japanese character says about as much as three letters.
 */
export function leadingScript(counts: Counts): Leading | null {
  let total = 0;
  let best: Leading['script'] | null = null;
  let most = 0;
  const eastAsian = 3 * ((counts.kana ?? 0) + (counts.han ?? 0));
  for (const [script, count] of Object.entries(counts) as [Script, number][]) {
    const weight = count * weightOf(script);
    total += weight;
    if (script !== 'kana' && script !== 'han' && weight > most) [best, most] = [script, weight];
  }
  if (eastAsian > 0 && eastAsian >= most) [best, most] = ['eastAsian', eastAsian];
  return best && { script: best, share: most / total };
}

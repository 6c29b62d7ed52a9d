/** A word that counted, by its place in the text. */
export interface Marked {
  from: number;
  to: number;
  weight: number;
}
export interface Segment {
  text: string;
  /** How it counted, from −3 (strongly against) to 3 (strongly for); 0 where it did not. */
  strength: number;
}

/** Words that counted less than this share of the strongest one are left out: a text where all is marked says nothing. */
const leastShare = 0.2;

/** A text cut into words that counted and all between them. Where two lie over each other the stronger stays. */
export function segmentsOf(text: string, words: readonly Marked[]): Segment[] {
  const most = Math.max(0, ...words.map(({ weight }) => Math.abs(weight)));
  const kept: Marked[] = [];
  for (const word of words.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))) {
    const isWithin = word.from >= 0 && word.from < word.to && word.to <= text.length;
    const counts = Math.abs(word.weight) >= leastShare * most;
    if (isWithin && counts && kept.every(({ from, to }) => word.to <= from || word.from >= to))
      kept.push(word);
  }
  const segments: Segment[] = [];
  let at = 0;
  for (const { from, to, weight } of kept.toSorted((a, b) => a.from - b.from)) {
    if (from > at) segments.push({ text: text.slice(at, from), strength: 0 });
    segments.push({ text: text.slice(from, to), strength: strengthOf(weight, most) });
    at = to;
  }
  if (at < text.length) segments.push({ text: text.slice(at), strength: 0 });
  return segments;
}

/** In three grades of the strongest word: finer shades of a colour nobody can tell apart. */
const strengthOf = (weight: number, most: number): number =>
  most === 0 ? 0 : Math.sign(weight) * Math.max(1, Math.ceil((Math.abs(weight) / most) * 3));

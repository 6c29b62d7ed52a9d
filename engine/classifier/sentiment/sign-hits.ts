import type { Hit } from './hits.ts';
import { signs } from './signs.ts';

const weights = new Map(
  signs.flatMap(([weight, list]) => list.split(' ').map((sign) => [sign, weight] as const)),
);
const longestFirst = [...weights.keys()].sort((one, other) => other.length - one.length);
const anySign = new RegExp(
  longestFirst.map((sign) => sign.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'),
  'gu',
);
/** Ten hearts are not ten times as happy. */
const maxSigns = 3;

/** Faces and emoji outside of the words that were found already. */
export function signHits(text: string, taken: readonly Hit[]): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(anySign)) {
    const from = match.index;
    const to = from + match[0].length;
    // `https://` holds a face.
    if (match[0].startsWith(':/') && /\w$/.test(text.slice(0, from))) continue;
    if (taken.some((hit) => hit.from < to && from < hit.to)) continue;
    hits.push({ from, to, weight: weights.get(match[0]) ?? 0 });
    if (hits.length === maxSigns) break;
  }
  return hits;
}

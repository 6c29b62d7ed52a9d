import { foldKana } from './fold-kana.ts';
import type { Hit } from './hits.ts';
import { japaneseDegrees, japaneseWords } from './japanese-words.ts';

interface Entry {
  stem: string;
  weight: number;
  /** Counts only with a negation behind it, which is part of what it says. */
  needsNegation: boolean;
}
/** By first character, the longest first. */
const entries = new Map<string, Entry[]>();
for (const [weight, list] of japaneseWords)
  for (const item of list.trim().split(/\s+/)) {
    const needsNegation = item.endsWith('~');
    const stem = needsNegation ? item.slice(0, -1) : item;
    const first = stem.charAt(0);
    entries.set(first, [...(entries.get(first) ?? []), { stem, weight, needsNegation }]);
  }
for (const list of entries.values()) list.sort((one, other) => other.stem.length - one.stem.length);

const degrees = japaneseDegrees.flatMap(([factor, list]) =>
  list
    .trim()
    .split(/\s+/)
    .map((word) => [word, factor] as const),
);

/**
 * What stands between a word and the negation that belongs to it: endings in hiragana, and no word that begins another
 * thought (ので, けど, が…).
 */
const between = String.raw`(?:(?!ので|のに|けど|けれど|ですが|ますが|たが|から|たら|ても|ながら)[ぁ-んー]|でき|出来|思|言|感){0,9}?`;
const negation = new RegExp(
  String.raw`^${between}(?:(?<!も)な(?:い|かっ|く(?!て[はも]))|ませ?ん(?:でした)?|ず(?:に|、|。|$)|なし|無[いくしか]|ぬ)`,
  'u',
);
/** Negations in form only: a question that asks for a yes, or what "cannot be said otherwise". */
const confirming =
  /^[ぁ-ん]{0,4}?(?:じゃない(?:です)?か|ではない(?:です|でしょう)?か|よね|仕方(?:が)?な|しかた(?:が)?な|たまらな)/u;
/** A longer way to the negation, for what is said with an object: 二度とお宅の製品は買いません. */
const farNegation = /^[^。！!？?\n]{0,24}?(?:な(?:い|かっ|く)|ませ?ん|ぬ)/u;
const turn = /(?:ですが|ますが|けれども?|けど|しかし|でも|ものの|ただし|ただ、|なのに|のに|が、)/u;

export function japaneseHits(original: string): Hit[] {
  const { text, places } = foldKana(original);
  const hits: (Hit & { at: number })[] = [];
  for (let at = 0; at < text.length; at++) {
    const found = findAt(text, at);
    if (!found) continue;
    const { length, weight } = found;
    if (weight !== 0) {
      const from = places[at] ?? 0;
      hits.push({ from, to: places[at + length] ?? original.length, weight, at });
    }
    at += length - 1;
  }
  return afterTurn(text, hits);
}

/** The word that begins here with what stands around it. */
function findAt(text: string, at: number): { length: number; weight: number } | undefined {
  for (const entry of entries.get(text.charAt(at)) ?? []) {
    const { stem, needsNegation } = entry;
    if (!text.startsWith(stem, at)) continue;
    const rest = text.slice(at + stem.length, at + stem.length + 28);
    const negated = negationIn(rest, stem);
    if (needsNegation) {
      if (negated === undefined) continue;
      return { length: stem.length + negated, weight: entry.weight * degreeBefore(text, at) };
    }
    if (entry.weight === 0) return { length: stem.length, weight: 0 };
    const weight = entry.weight * degreeBefore(text, at);
    if (negated === undefined || confirming.test(rest)) return { length: stem.length, weight };
    // 良くない is bad; 悪くない is not yet good.
    return { length: stem.length + negated, weight: weight * (weight > 0 ? -0.8 : -0.4) };
  }
  return undefined;
}

/** How far behind a stem its negation ends; undefined where there is none. */
function negationIn(rest: string, stem: string): number | undefined {
  return (stem === '二度と' ? farNegation : negation).exec(rest)?.[0].length;
}

const reach = 8;
function degreeBefore(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - reach), at);
  for (const [word, factor] of degrees) {
    const found = before.lastIndexOf(word);
    if (found >= 0 && !/[。、！!？?\n]/u.test(before.slice(found))) return factor;
  }
  return 1;
}

/** Behind けど and the like stands what is meant. */
function afterTurn(text: string, hits: readonly (Hit & { at: number })[]): Hit[] {
  const turned = turn.exec(text)?.index ?? -1;
  const isTurned = turned > 0 && hits.some(({ at }) => at > turned) && hits.some(({ at }) => at < turned);
  return hits.map(({ from, to, weight, at }) => ({
    from,
    to,
    weight: isTurned ? weight * (at > turned ? 1.2 : 0.7) : weight,
  }));
}

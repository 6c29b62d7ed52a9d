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
const between = String.raw`(?:(?!ので|のに|けど|けれど|ですが|ますが|たが|から|たら|ても|ながら)[ぁ-んー]|でき|出来|出|起き|思|言|感){0,9}?`;
const negation = new RegExp(
  String.raw`^${between}(?:(?<!も)な(?:い|かっ|く(?!て[はも]))|ませ?ん(?:でした)?|(?<![はまら])ず(?:に|(?![ぁ-ん]))|かね[まるて]|なし|無[いくしか]|ぬ)`,
  'u',
);
/** Negations in form only: a question that asks for a yes, or what "cannot be said otherwise". */
const confirming =
  /^[ぁ-ん]{0,4}?(?:じゃない(?:です)?か|ではない(?:です|でしょう)?か|よね|仕方(?:が)?な|しかた(?:が)?な|たまらな)/u;
/** "I had not thought it would be so bad": it is. */
const unexpected = /^[ぁ-ん]{0,6}?とは(?:思わなか|思いませんでし|おもわなか)/u;
/** A longer way to the negation, for what is said with an object: 二度とお宅の製品は買いません. */
const farNegation = /^[^。！!？?\n]{0,24}?(?:な(?:い|かっ|く)|ませ?ん|ぬ)/u;
const turn =
  /(?:ですが|ますが|けれども?|けど|しかし|でも|ものの|ただし|ただ、|なのに|のに|(?<=[たいだ])が、)/u;
/** 壊れにくい: what goes wrong seldom. */
const seldom = /^(?:に[くっ]く?|難[いく])/u;
/** Asked, or thought of in case: 届かない場合は, 故障でしょうか, エラーが出たら. It may never have happened. */
const supposed =
  /^(?:か[？?。\n]|[ぁ-ん出起]{0,5}?(?:場合|時は|とき(?:は|に)|たら|なら(?!な)|れば|かどうか|かも|か(?:確認|調べ|知り|教え)|(?<!の)でしょうか|(?<!の)ですか|ますか|ませんか|ないか(?:[？?]|確認)))/u;
/** ～ていただけませんか asks politely and says nothing of how one feels. */
const request = /(?:もらえ|いただけ|頂け|くれ)$/u;
const asked = /^(?:か|でしょう|ですか)/u;
/** "It would help if you": ～ていただけると助かります. */
const wish =
  /(?:もらえ|いただけ|頂け|くださ|下さ|くれ)[ぁ-ん]{0,3}?(?:と|たら|れば)、?(?:とても|大変|たいへん|本当に)?$/u;

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
    if (needsNegation && negated === undefined) continue;
    const length = stem.length + (needsNegation ? (negated ?? 0) : 0);
    if (entry.weight === 0 || isAsked(text, at, { stem, length, weight: entry.weight }))
      return { length, weight: 0 };
    const plain = entry.weight * degreeBefore(text, at);
    const weight = plain * suppositionBehind(text.slice(at + length), entry.weight);
    if (isConfirmed(rest, plain)) return { length, weight: plain > 0 ? plain : weight };
    if (needsNegation || negated === undefined) return { length, weight };
    // 良くない is bad; 悪くない is not yet good.
    return {
      length: stem.length + negated,
      weight: weight > 0 ? weight * -0.8 : Math.min(0.4, weight * -0.4),
    };
  }
  return undefined;
}

/** A polite request, or what would help: neither is a mood. */
const isAsked = (
  text: string,
  at: number,
  { stem, length, weight }: { stem: string; length: number; weight: number },
): boolean =>
  (request.test(stem) && asked.test(text.slice(at + length))) ||
  (weight > 0 && wish.test(text.slice(Math.max(0, at - 16), at)));

/** What is asked or thought of in case counts little. Strong words stay: nobody asks calmly for the worst. */
function suppositionBehind(rest: string, weight: number): number {
  if (weight < 0 && seldom.test(rest)) return -0.8;
  return weight >= -1 && supposed.test(rest.slice(0, 12)) ? 0.4 : 1;
}

const isConfirmed = (rest: string, weight: number): boolean =>
  confirming.test(rest) || (weight < 0 && unexpected.test(rest));

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

/** Behind けど and the like stands what is meant. After a のに that nothing follows, what was hoped for did not come. */
function afterTurn(text: string, hits: readonly (Hit & { at: number })[]): Hit[] {
  const found = turn.exec(text);
  const turned = found?.index ?? -1;
  const isTurned = turned > 0 && hits.some(({ at }) => at > turned) && hits.some(({ at }) => at < turned);
  const isDashed = found?.[0].endsWith('のに') && !hits.some(({ at }) => at > turned);
  return hits.map(({ from, to, weight, at }) => {
    if (isDashed && weight > 0) return { from, to, weight: weight * -0.6 };
    return { from, to, weight: isTurned ? weight * (at > turned ? 1.5 : 0.5) : weight };
  });
}

import {
  concessions,
  degrees,
  englishWords,
  negators,
  opinions,
  remedies,
  troubles,
  turns,
  wishes,
} from './english-words.ts';
import type { Hit } from './hits.ts';

/** Words and phrases by their first word; the longest that fits is taken. */
interface Entry {
  words: readonly string[];
  weight: number;
}
const entries = new Map<string, Entry[]>();
for (const [weight, list] of englishWords)
  for (const item of list.trim().split(/\s+/)) {
    const words = item.split('_');
    const first = words[0] ?? '';
    entries.set(first, [...(entries.get(first) ?? []), { words, weight }]);
  }
for (const list of entries.values()) list.sort((one, other) => other.words.length - one.words.length);

interface Token {
  word: string;
  from: number;
  to: number;
  /** Where a clause ends, what is before it turns nothing round behind it. */
  clause: number;
  isLoud: boolean;
}
const parts = /[\p{L}\p{N}]+(?:['’/][\p{L}\p{N}]+)*|[.,;:!?()\n]+/gu;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  // In a text that shouts throughout nothing is louder than the rest.
  const shouts = text === text.toUpperCase();
  let clause = 0;
  for (const { 0: part, index } of text.matchAll(parts)) {
    if (/^[^\p{L}\p{N}]/u.test(part)) {
      clause++;
      const last = tokens.at(-1);
      if (last && part.includes('!')) last.isLoud = true;
      continue;
    }
    const word = part.toLowerCase().replaceAll('’', "'");
    const isLoud = !shouts && part.length > 2 && part === part.toUpperCase() && /\p{L}/u.test(part);
    tokens.push({ word, from: index, to: index + part.length, clause, isLoud });
  }
  return tokens;
}

/** What stands in the list for a word: itself, else without its ending or its drawn-out letters. */
function entriesFor(word: string): Entry[] | undefined {
  const exact = entries.get(word);
  if (exact || word.length < 4) return exact;
  const short = word.replace(/(.)\1{2,}/gu, '$1$1');
  if (short !== word) return entries.get(short) ?? entries.get(short.replace(/(.)\1/gu, '$1'));
  for (const [ending, replacement] of endings) {
    if (!word.endsWith(ending) || word.length - ending.length < 3) continue;
    const stem = entries.get(word.slice(0, -ending.length) + replacement);
    // Only whole words have endings; the first word of a phrase is written as it stands.
    if (stem?.some(({ words }) => words.length === 1)) return stem.filter(({ words }) => words.length === 1);
  }
  return undefined;
}
const endings: readonly (readonly [string, string])[] = [
  ['ies', 'y'],
  ['ied', 'y'],
  ['iest', 'y'],
  ['ier', 'y'],
  ['ily', 'y'],
  ['es', ''],
  ['es', 'e'],
  ['s', ''],
  ['ed', ''],
  ['ed', 'e'],
  ['ing', ''],
  ['ing', 'e'],
  ['ly', ''],
  ['er', ''],
  ['er', 'e'],
  ['est', ''],
  ['est', 'e'],
  ['ness', ''],
  ['ful', ''],
];

const fits = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words.every((word, offset) => offset === 0 || tokens[at + offset]?.word === word);
const isNegator = (word: string): boolean => negators.has(word) || word.endsWith("n't");

export function englishHits(text: string): Hit[] {
  const tokens = tokensOf(text);
  const hits: (Hit & { at: number })[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const entry = token && entriesFor(token.word)?.find(({ words }) => fits(tokens, at, words));
    if (!token) continue;
    if (!entry) {
      if (isRefusal(tokens, at)) hits.push({ from: token.from, to: token.to, weight: refusal, at });
      continue;
    }
    const end = at + entry.words.length - 1;
    const plain = entry.weight * influence(tokens, at, entry.weight) * (tokens[end]?.isLoud ? 1.2 : 1);
    // "not bad" is not yet good.
    const turned = entry.weight < 0 ? Math.min(plain, 0.4) : plain;
    const weight = turned * doubtAround(text, token, entry.weight) * (isRemedied(tokens, at) ? 0 : 1);
    if (weight !== 0) hits.push({ from: token.from, to: tokens[end]?.to ?? token.to, weight, at });
    at = end;
  }
  return afterTurns(tokens, hits);
}

/** "It did not charge": that something is not so is a complaint, if a quiet one. */
const refusal = -0.5;
/** A negation that no word of mood follows, so that it stands for itself. */
function isRefusal(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || !/n't$|^(?:not|cannot|never|cant|dont|doesnt|didnt|wont)$/.test(token.word)) return false;
  const after = tokens.slice(at + 1, at + 1 + reach);
  return !after.some(({ word, clause }) => clause === token.clause && entriesFor(word));
}

/** How far back a word looks for what turns it round or makes it stronger. */
const reach = 3;

/** What the words before do to a word's weight. */
function influence(tokens: readonly Token[], at: number, weight: number): number {
  const clause = tokens[at]?.clause;
  let factor = 1;
  let isNegated = false;
  for (let back = 1; back <= reach; back++) {
    const before = tokens[at - back];
    if (!before || before.clause !== clause || isTurn(before.word)) break;
    if (back <= 2) factor *= degrees.get(before.word) ?? 1;
    // "not only good" and "no doubt a good" say good.
    if (
      isNegator(before.word) &&
      !['only', 'doubt', 'just', 'wonder'].includes(tokens[at - back + 1]?.word ?? '')
    )
      isNegated = !isNegated;
    else if (weight > 0 && wishes.has(before.word) && !isNegated && !statedWishes.has(tokens[at]?.word ?? ''))
      factor *= 0.15;
  }
  if (!isNegated && isDenied(tokens, at)) isNegated = true;
  // "not good" is bad.
  return isNegated ? factor * (weight > 0 ? -0.8 : -0.4) : factor;
}
const isTurn = (word: string): boolean => turns.has(word) || concessions.has(word);

/** "I don't think this is fair": what is not thought is said not to be. */
function isDenied(tokens: readonly Token[], at: number): boolean {
  const clause = tokens[at]?.clause;
  for (let back = 2; back <= 6; back++) {
    const [negator, verb] = [tokens[at - back], tokens[at - back + 1]];
    if (!negator || negator.clause !== clause || isTurn(negator.word)) return false;
    if (verb && opinions.has(verb.word) && isNegator(negator.word)) return back > reach;
  }
  return false;
}

/** "The issue is fixed": what was wrong is no more. */
function isRemedied(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || !troubles.has(token.word)) return false;
  const after = tokens.slice(at + 1, at + 1 + reach);
  return after.some(({ word, clause }) => clause === token.clause && remedies.has(word));
}

/** "Is there a problem with it?" asks; "why is it so slow?" does not. Strong words stay as they are. */
function doubtAround(text: string, { from }: Token, weight: number): number {
  if (weight < -1 || weight > 0) return 1;
  const begin = Math.max(...['.', '!', '?', '\n'].map((mark) => text.lastIndexOf(mark, from - 1))) + 1;
  const [sentence = ''] = /^[^.!?\n]*[.!?\n]?/.exec(text.slice(begin)) ?? [];
  return sentence.endsWith('?') && asking.test(sentence) ? 0.4 : 1;
}
const asking =
  /(?:^|[,;]\s)\s*(?:is|are|was|do|does|did|can|could|will|would|should|may|how|what|where|when|which)\b/i;

/** Words that say the mood even in a wish: "would recommend". */
const statedWishes = new Set(['recommend', 'love', 'like', 'happy', 'highly']);

/** Behind a "but" stands what is meant, behind an "although" what is granted. */
function afterTurns(tokens: readonly Token[], hits: readonly (Hit & { at: number })[]): Hit[] {
  const turn = tokens.findLastIndex(({ word }) => turns.has(word));
  const isTurned = turn > 0 && hits.some(({ at }) => at > turn) && hits.some(({ at }) => at < turn);
  const isGranted = ({ at }: { at: number }): boolean => {
    const clause = tokens[at]?.clause;
    const granting = tokens.findLastIndex(({ word }, place) => place < at && concessions.has(word));
    return granting >= 0 && tokens[granting]?.clause === clause;
  };
  const hasMain = hits.some((hit) => !isGranted(hit));
  return hits.map((hit) => {
    const { from, to, weight, at } = hit;
    const turned = isTurned ? (at > turn ? 1.5 : 0.35) : 1;
    return { from, to, weight: weight * turned * (hasMain && isGranted(hit) ? 0.5 : 1) };
  });
}

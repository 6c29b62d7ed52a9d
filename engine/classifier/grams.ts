import type { Settings } from './settings.ts';
import { isDense, wordsOf } from './words.ts';

/** The separate spaces of features: what stands in a subject is not what stands in a text. */
export const groups = ['words', 'characters', 'subjectWords', 'subjectCharacters'] as const;
export const groupCount = groups.length;

/** Told of every n-gram: its group, its hash and where it stands in the folded text. */
export type GramSink = (group: number, hash: number, start: number, end: number) => void;

const basis = 0x811c9dc5;
const boundary = 0x20;

const extended = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** Spreads a hash over all bits (murmur3's last step), so that its low bits can be taken as the bucket. */
function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Words, pairs of words, and character n-grams of a folded text; subject and text in groups of their own. */
export function eachGram(
  text: string,
  isSubject: boolean,
  settings: Pick<Settings, 'spacedGrams' | 'denseGrams'>,
  sink: GramSink,
): void {
  const words = wordsOf(text);
  const first = isSubject ? 2 : 0;
  wordGrams(text, words, first, sink);
  if (isDense(text)) denseGrams(text, first + 1, settings.denseGrams, sink);
  else spacedGrams(text, words, first + 1, settings.spacedGrams, sink);
}

function wordGrams(text: string, words: number[], group: number, sink: GramSink): void {
  const start = extended(basis, group + 1);
  // The pair of "begin" and the first word tells first words apart, as the pair of the last one and "end" does.
  let before = extended(start, 1);
  let beforeStart = 0;
  for (let at = 0; at < words.length; at += 2) {
    const from = words[at]!;
    const to = words[at + 1]!;
    let hash = start;
    for (let place = from; place < to; place++) hash = extended(hash, text.charCodeAt(place));
    sink(group, spread(hash), from, to);
    sink(group, spread(Math.imul(before, 0x9e3779b1) ^ hash), at === 0 ? from : beforeStart, to);
    before = hash;
    beforeStart = from;
  }
  if (words.length > 0) {
    const hash = extended(start, 2);
    sink(group, spread(Math.imul(before, 0x9e3779b1) ^ hash), beforeStart, words.at(-1)!);
  }
}

function spacedGrams(text: string, words: number[], group: number, longest: number, sink: GramSink): void {
  const start = extended(basis, group + 1);
  for (let at = 0; at < words.length; at += 2) {
    const from = words[at]!;
    const to = words[at + 1]!;
    for (let begin = from - 1; begin < to; begin++) {
      let hash = start;
      const last = Math.min(begin + longest, to + 1);
      for (let place = begin; place < last; place++) {
        hash = extended(hash, place < from || place === to ? boundary : text.charCodeAt(place));
        if (place > begin) sink(group, spread(hash), Math.max(begin, from), Math.min(place + 1, to));
      }
    }
  }
}

function denseGrams(text: string, group: number, longest: number, sink: GramSink): void {
  const start = extended(basis, group + 1);
  const to = text.length;
  for (let begin = -1; begin < to; begin++) {
    let hash = start;
    const last = Math.min(begin + longest, to + 1);
    for (let place = begin; place < last; place++) {
      const code = place < 0 || place === to ? boundary : text.charCodeAt(place);
      hash = extended(hash, code);
      if (place > begin || code !== boundary)
        sink(group, spread(hash), Math.max(begin, 0), Math.min(place + 1, to));
    }
  }
}

/** The hash of one word as `eachGram` gives it, for word lists. */
export function wordHash(word: string, isSubject: boolean): number {
  let hash = extended(basis, (isSubject ? 2 : 0) + 1);
  for (let place = 0; place < word.length; place++) hash = extended(hash, word.charCodeAt(place));
  return spread(hash);
}

/** How a customer feels, by words of our own lists. See README.md. */
import { englishHits } from './english.ts';
import type { Hit } from './hits.ts';
import { japaneseHits } from './japanese.ts';
import { signHits } from './sign-hits.ts';

export type Grade = -3 | -2 | -1 | 0 | 1 | 2 | 3;
export interface SentimentWord {
  text: string;
  /** Place in `texts[message]`, in UTF-16 units. */
  from: number;
  to: number;
  message: number;
  /** What it says after negation and degree: below 0 unhappy, above 0 happy. */
  weight: number;
}
export interface Sentiment {
  grade: Grade;
  /** −3…3, of which `grade` is the nearest whole number. */
  score: number;
  /** The words that mattered, in the order they were written. */
  words: SentimentWord[];
  source: 'rule';
}

/** Older messages say nothing of how somebody feels now. */
const messagesCounted = 6;
/** Complaints say what is wrong on their first page; bounds the time. */
const readLength = 2_000;
/** A message before counts this much of the one after it. */
const fading = 0.7;
/** A message without a word of mood still takes the edge off, but less than one with. */
const silence = 0.3;
/** How fast words add up: one of 3 alone is grade 3, one of 1 is grade 1. */
const ease = 3.5;
/** Several mild words make no fury: beyond its strongest word a message gains this much with each further one. */
const further = 0.24;

/**
 * Of a customer's own messages, oldest first; the last six count, the newest most. What agents wrote must not be among
 * them. `language` (ISO 639-1) where it is known; without it the script of each message decides.
 */
export function sentiment(texts: readonly string[], language?: string): Sentiment {
  const first = Math.max(0, texts.length - messagesCounted);
  const words: SentimentWord[] = [];
  let total = 0;
  let weights = 0;
  for (let message = first; message < texts.length; message++) {
    const text = (texts[message] ?? '').slice(0, readLength);
    const hits = hitsIn(text, language);
    const isLast = message === texts.length - 1;
    const weight = fading ** (texts.length - 1 - message) * (hits.length > 0 || isLast ? 1 : silence);
    total += weight * scoreOf(hits);
    weights += weight;
    for (const { from, to, weight: said } of hits)
      words.push({ text: text.slice(from, to), from, to, message, weight: said });
  }
  const score = weights === 0 ? 0 : total / weights;
  return { grade: gradeOf(score), score, words, source: 'rule' };
}

const japaneseScript = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

function hitsIn(text: string, language: string | undefined): Hit[] {
  // A Japanese message stays Japanese under whatever language its case has.
  const words = language === 'ja' || japaneseScript.test(text) ? japaneseHits(text) : englishHits(text);
  return [...words, ...signHits(text, words)].sort((one, other) => one.from - other.from);
}

function scoreOf(hits: readonly Hit[]): number {
  let sum = 0;
  for (const { weight } of hits) sum += weight;
  const agreeing = hits.map(({ weight }) => weight * Math.sign(sum)).filter((weight) => weight > 0);
  const limit = Math.max(0, ...agreeing) + further * Math.max(0, agreeing.length - 1);
  const size = Math.min(limit, (3 * Math.abs(sum)) / Math.sqrt(sum * sum + ease));
  return Math.sign(sum) * size;
}

/** Halves go towards 0, so that a single quiet word is no mood. */
function gradeOf(score: number): Grade {
  const size = Math.ceil(Math.abs(score) - 0.5);
  const grades: readonly Grade[] = score < 0 ? [0, -1, -2, -3] : [0, 1, 2, 3];
  return grades[size] ?? 0;
}

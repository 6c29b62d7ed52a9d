/** The languages that share the Latin alphabet. */
import type { DetectedLanguage } from './index.ts';
import { marked, markScores, wordsOf } from './marks.ts';
import { modelScores } from './model.ts';

/** Fewer words than this are too few to be sure: the customer's last language decides between what is close. */
const fewWords = 4;

export function latinLanguage(
  text: string,
  allows: (language: string) => boolean,
  last: string | null,
): DetectedLanguage | null {
  const words = wordsOf(text);
  if (words.length === 0) return null;
  const marks = markScores(words, allows);
  const scores = modelScores(text, allows);
  const ranked = scores ? blended(scores, marks, words.length) : byMarks(marks, words.length);
  const [best, second] = ranked;
  if (!best) return guess(allows, last);
  const [language, score] = best;
  const lead = score - (second?.[1] ?? 0);
  if (last !== null && last !== language && words.length < fewWords) {
    const lasts = ranked.find(([name]) => name === last)?.[1] ?? 0;
    if (score - lasts < 0.25) return { language: last, confidence: 0.6, reason: 'last' };
  }
  const confidence = Math.min(0.99, 0.5 + lead * (words.length < fewWords ? 0.9 : 1.5));
  return { language, confidence, reason: scores ? 'model' : 'words' };
}

type Ranked = [language: string, score: number][];
const byScore = (scores: Ranked): Ranked => scores.sort((one, other) => other[1] - one[1]);

/** Shares of the evidence. The 1 stands for what the words did not say, so that one hit is not certainty. */
function byMarks(marks: ReadonlyMap<string, number>, words: number): Ranked {
  let total = 1;
  for (const score of marks.values()) total += score;
  return byScore([...marks].map(([language, score]) => [language, score / Math.max(total, words / 3)]));
}

/** The model's view, with the marks on top: a short sentence's small words say more than its n-grams. */
function blended(scores: Ranked, marks: ReadonlyMap<string, number>, words: number): Ranked {
  return byScore(
    scores.map(([language, score]) => [language, score + (0.35 * (marks.get(language) ?? 0)) / words]),
  );
}

/** Not one known word: a name, an error code, a language of others. */
function guess(allows: (language: string) => boolean, last: string | null): DetectedLanguage | null {
  const language = last ?? (allows('en') ? 'en' : marked.find(allows));
  return language === undefined
    ? null
    : { language, confidence: 0.3, reason: last === null ? 'guess' : 'last' };
}

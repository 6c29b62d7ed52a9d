import type { Locale } from '../../../engine/core/text.ts';
import type { ArticleReason } from '../../contract/knowledge.ts';
import { sharedWords, type Terms } from './terms.ts';

/** How much a term says, 0 to 1: what stands in every text says nothing, what stands in one says most. */
export type Rarity = (term: string) => number;
export const rarityOf = (found: number, total: number): number =>
  total < 1 ? 1 : Math.min(1, Math.log(1 + total / Math.max(1, found)) / Math.log(1 + total));

/** Where a term stands in an article, and what it counts there. */
export interface ArticleTerms {
  keywords: ReadonlySet<string>;
  title: ReadonlySet<string>;
  body: ReadonlySet<string>;
}
const fieldWeights = { keywords: 2.5, title: 2, body: 0.5 };
/** From this on an article fits at all: about a rare word of its title, or a handful of its text. */
const leastWeight = 1.5;
/** In a text that says more than this, one word that an article has too is no matter in common, however rare it is. */
const fewTerms = 6;
/** The weight at which an article fits half. */
const halfWeight = 4;

/**
 * How well an article fits a text by their words, 0 to 1. With `least` 0 one word is enough: whoever searches by it wants
 * it.
 */
export function fitOf(
  query: Terms,
  article: ArticleTerms,
  rarity: Rarity,
  least = leastWeight,
): { fit: number; words: string[] } {
  const weights = new Map<string, number>();
  let sum = 0;
  for (const term of query.places.keys()) {
    const field = article.keywords.has(term)
      ? fieldWeights.keywords
      : article.title.has(term)
        ? fieldWeights.title
        : article.body.has(term)
          ? fieldWeights.body
          : 0;
    if (field === 0) continue;
    const weight = field * rarity(term);
    weights.set(term, weight);
    sum += weight;
  }
  if (sum === 0 || sum < least) return { fit: 0, words: [] };
  const words = sharedWords(query, (term) => weights.get(term) ?? 0, 4);
  if (least > 0 && words.length < 2 && query.places.size > fewTerms) return { fit: 0, words: [] };
  return { fit: sum / (sum + halfWeight), words };
}

/** What agents made of an article on similar cases. */
export interface Votes {
  attached: number;
  dismissed: number;
}
export interface Candidate extends Votes {
  id: string;
  language: Locale;
  fit: number;
  words: string[];
}
export interface Ranked {
  id: string;
  score: number;
  why: ArticleReason[];
}
const leastScore = 0.05;

/**
 * Articles that fit, best first; those in the language of the customer before all others. One that was attached on
 * similar cases fits even where it shares no word; one that was dismissed falls with each time.
 */
export function rank(candidates: readonly Candidate[], language: string, limit: number): Ranked[] {
  return candidates
    .map((candidate) => ({
      ...candidate,
      score: scoreOf(candidate),
      isOurs: candidate.language === language,
    }))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => Number(b.isOurs) - Number(a.isOurs) || b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map((candidate) => ({ id: candidate.id, score: candidate.score, why: reasonsOf(candidate) }));
}

function scoreOf({ fit, attached, dismissed }: Candidate): number {
  // Each time it was attached closes part of the gap to a perfect fit.
  const learned = (0.6 * attached) / (attached + 2);
  const base = 1 - (1 - fit) * (1 - learned);
  // How likely it is to be attached rather than dismissed, one of each assumed.
  const trust = (attached + 1) / (attached + dismissed + 2);
  return round(base * Math.min(1, (2 * trust) ** 2));
}

function reasonsOf({
  isOurs,
  language,
  words,
  attached,
  dismissed,
}: Candidate & { isOurs: boolean }): ArticleReason[] {
  const why: ArticleReason[] = [{ code: isOurs ? 'language' : 'otherLanguage', language }];
  if (words.length > 0) why.push({ code: 'words', words });
  if (attached > 0) why.push({ code: 'attached', cases: attached });
  if (dismissed > 0) why.push({ code: 'dismissed', cases: dismissed });
  return why;
}

/** How much two texts say the same, 0 to 1: the cosine of their terms, weighted by rarity. */
export function likeness(a: Terms, b: Terms, rarity: Rarity): number {
  let shared = 0;
  for (const term of a.places.keys()) if (b.places.has(term)) shared += rarity(term) ** 2;
  if (shared === 0) return 0;
  return round(shared / Math.sqrt(weightOf(a, rarity) * weightOf(b, rarity)));
}
const weightOf = ({ places }: Terms, rarity: Rarity): number => {
  let sum = 0;
  for (const term of places.keys()) sum += rarity(term) ** 2;
  return sum;
};
const round = (score: number): number => Math.round(score * 1000) / 1000;

/** Cases that are less alike are not shown, and their agents' judgement of articles does not count. */
export const leastLikeness = 0.2;
/** Two words may be the same by chance in short texts; so few are no likeness by themselves. */
export const leastShared = 2;

const sameText = 0.85;
const sameMatter = 0.45;
const duplicateDays = 7;
const day = 86_400_000;

/** Whether two cases are probably about one matter: all but the same words, or much alike from one customer in a week. */
export const isDuplicate = (pair: {
  score: number;
  isSameCustomer: boolean;
  /** Milliseconds between their openings. */
  apart: number;
}): boolean =>
  pair.score >= sameText ||
  (pair.isSameCustomer && pair.score >= sameMatter && Math.abs(pair.apart) <= duplicateDays * day);

/** A term and in how many texts of the index it stands. */
export interface Found {
  term: string;
  found: number;
}
/**
 * The terms by which similar texts are looked for: the rarest, as long as few enough texts have them. So the work of
 * a search has a limit, however many texts there are.
 */
export function searchTerms(terms: readonly Found[], mostRows: number): Found[] {
  const chosen: Found[] = [];
  let rows = 0;
  for (const each of [...terms].sort((a, b) => a.found - b.found)) {
    if (each.found === 0) continue;
    rows += each.found;
    if (rows > mostRows) break;
    chosen.push(each);
  }
  return chosen;
}

/** The beginning of a text, on one line. */
export function excerptOf(body: string, most = 200): string {
  const line = body
    .slice(0, most * 2)
    .replace(/\s+/gu, ' ')
    .trim();
  const letters = Array.from(line);
  return letters.length <= most ? line : `${letters.slice(0, most - 1).join('')}…`;
}

/** A short name made of a title, as far as its letters allow. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return words.slice(0, 50).replace(/-+$/, '') || 'article';
}

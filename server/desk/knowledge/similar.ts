import type { Work } from '../../../engine/runtime/work.ts';
import type { SimilarCase } from '../../contract/knowledge.ts';
import { caseSpan, caseTermsOf, comparedCases, type CaseRow, type ComparedCase } from './case-records.ts';
import { isDuplicate, leastLikeness, leastShared, likeness } from './rules.ts';
import { lookUp, nearest } from './search.ts';
import { sharedWords, type Terms } from './terms.ts';
import type { TextIndex } from './text-index-records.ts';

/** So many of those found by rare words are read and compared as a whole. */
const mostCompared = 40;

interface Alike {
  other: ComparedCase;
  score: number;
  words: string[];
}

/** Cases that say the same, most alike first. */
export function* alike(
  terms: Terms,
  { index, among = index, except }: { index: TextIndex; among?: TextIndex; except?: number },
): Work<Alike[]> {
  if (terms.places.size === 0) return [];
  const { first, last } = yield* caseSpan();
  const search = yield* lookUp(index, terms, last - first + 1);
  const sequences = (yield* nearest(among, search, mostCompared)).filter((sequence) => sequence !== except);
  const found: Alike[] = [];
  for (const other of yield* comparedCases(sequences)) {
    const theirs = caseTermsOf(other);
    const shared = [...terms.places.keys()].filter((term) => theirs.places.has(term));
    if (shared.length < Math.min(leastShared, terms.places.size, theirs.places.size)) continue;
    const score = likeness(terms, theirs, search.rarity);
    if (score < leastLikeness) continue;
    const words = sharedWords(terms, (term) => (theirs.places.has(term) ? search.rarity(term) : 0), 5);
    found.push({ other, score, words });
  }
  return found.sort((a, b) => b.score - a.score || b.other.sequence - a.other.sequence);
}

export function* similarTo(subject: CaseRow, index: TextIndex, limit: number): Work<SimilarCase[]> {
  const found = yield* alike(caseTermsOf(subject), { index, except: subject.sequence });
  const judged = found.map(({ other, score, words }) => judge(subject, { other, score, words }));
  return judged.sort((a, b) => Number(b.isDuplicate) - Number(a.isDuplicate)).slice(0, limit);
}

function judge(subject: CaseRow, { other, score, words }: Alike): SimilarCase {
  const { id, number, subject: title, language, status, createdAt, resolution } = other.shown;
  const isSameCustomer =
    (subject.contactId !== null && subject.contactId === other.contactId) ||
    (subject.conversationId !== null && subject.conversationId === other.conversationId);
  const apart = Date.parse(subject.createdAt) - Date.parse(createdAt);
  return {
    case: { id, number, subject: title, language, status, createdAt, resolution },
    contactName: other.contactName,
    score,
    words,
    isSameCustomer,
    isDuplicate: isDuplicate({ score, isSameCustomer, apart }),
  };
}

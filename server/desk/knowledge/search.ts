import type { Work } from '../../../engine/runtime/work.ts';
import { rarityOf, searchTerms, type Found, type Rarity } from './rules.ts';
import type { Terms } from './terms.ts';
import { mostCounted, type TextIndex } from './text-index-records.ts';

/** So many terms of a text are looked up; a long mail says what it is about before that. */
const mostTerms = 120;
/** So many entries of the index are read for one search. */
const mostRows = 4000;

export interface Search {
  /** How rare a term is among the texts of the index. */
  rarity: Rarity;
  found: readonly Found[];
}

/** How often the terms of a text stand in an index of `total` texts. */
export function* lookUp(index: TextIndex, terms: Terms, total: number): Work<Search> {
  const found: Found[] = [];
  const rarities = new Map<string, number>();
  for (const term of [...terms.places.keys()].slice(0, mostTerms)) {
    const count = yield* index.count(term);
    found.push({ term, found: count });
    // Common terms are not counted to the end; they are taken to stand in every tenth text.
    const texts = count < mostCounted ? count : Math.max(mostCounted, total / 10);
    rarities.set(term, rarityOf(texts, Math.max(total, count)));
  }
  return { found, rarity: (term) => rarities.get(term) ?? 1 };
}

/** Sequences of the texts that share most of what is rare, best first. */
export function* nearest(index: TextIndex, { found, rarity }: Search, limit: number): Work<number[]> {
  const weights = new Map<number, number>();
  for (const { term } of searchTerms(found, mostRows)) {
    const weight = rarity(term);
    for (const sequence of yield* index.having(term))
      weights.set(sequence, (weights.get(sequence) ?? 0) + weight);
  }
  return [...weights]
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, limit)
    .map(([sequence]) => sequence);
}

import { sentiment } from '../../engine/classifier/sentiment/index.ts';
import { inputOf, labelOf } from './data.ts';
import type { Row } from './reading.ts';

/** The word lists, which learn nothing, beside the trained model: how many texts they decide, and how many rightly. */
export function moodsOn(rows: readonly Row[], field: string): { decided: number; right: number } | null {
  const labels = new Set(rows.map((row) => labelOf(row, field)));
  if (!labels.has('positive') || !labels.has('negative')) return null;
  const graded = rows.map((row) => ({
    label: labelOf(row, field),
    score: sentiment([inputOf(row).text]).score,
  }));
  const decided = graded.filter(({ score }) => score !== 0);
  const right = decided.filter(({ label, score }) => label === (score > 0 ? 'positive' : 'negative'));
  return { decided: decided.length / graded.length, right: right.length / Math.max(1, decided.length) };
}

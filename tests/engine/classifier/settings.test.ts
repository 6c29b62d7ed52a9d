import { expect, it } from 'vitest';
import { partsFor } from '../../../engine/classifier/settings.ts';

it.each([
  ['10,000 short questions of 77 labels', 10_000 * 120 * 77, 5],
  ['12,000 long mails of 60 labels', 12_000 * 2_000 * 60, 2],
  ['100,000 mails of 100 labels', 100_000 * 1_000 * 100, 1],
  ['a set that has only one part', 2e9, 1, 1],
])('holds out fewer parts where there is much to learn: %s', (_what, costOfPass, parts, folds = 5) => {
  expect(partsFor(costOfPass, folds)).toBe(parts);
});

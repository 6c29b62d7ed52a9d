import { expect, it } from 'vitest';
import * as fc from 'fast-check';
import { auroc, curve, evaluate, pointAt, threshold, wilson } from '../../../engine/classifier/index.ts';
import type { Judged } from '../../../engine/classifier/index.ts';

const judged = (confidence: number, isRight: boolean, isKnown = true): Judged => ({
  label: 'a',
  top: [{ label: isRight ? 'a' : 'b', confidence }],
  known: isKnown ? 1 : 0,
  isKnown,
});
/** Confidences from 0 to 1; of those above `from` all are right, of those below none. */
const ladder = (count: number, from: number): Judged[] =>
  Array.from({ length: count }, (_, at) => judged(at / count, at / count >= from));

it('offers the lowest threshold whose precision is sure enough', () => {
  const found = threshold(ladder(1_000, 0.4), 0.95);
  if ('impossible' in found) throw new Error(found.impossible);
  expect(found.at).toBeLessThan(0.4);
  expect(found.at).toBeGreaterThan(0.35);
  expect(found.low).toBeGreaterThanOrEqual(0.95);
  expect(found.coverage).toBeCloseTo(found.n / 1_000);
});

it('says why it offers none: too few cases, or never precise enough', () => {
  expect(threshold(ladder(80, 0), 0.9)).toEqual({ impossible: 'tooFewCases', best: null });
  const coin = Array.from({ length: 500 }, (_, at) => judged(at / 500, at % 2 === 0));
  const refused = threshold(coin, 0.9);
  expect(refused).toMatchObject({ impossible: 'notReached' });
  expect('impossible' in refused && refused.best?.precision).toBeLessThan(0.6);
});

it('does not decide what is not known, but counts it among all', () => {
  const cases = [...ladder(200, 0), ...Array.from({ length: 200 }, () => judged(1, true, false))];
  const found = threshold(cases, 0.9);
  expect('coverage' in found && found.coverage).toBeCloseTo(0.5, 1);
});

it('never gives a lower threshold for a higher precision', () => {
  const someCases = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), {
    minLength: 150,
    maxLength: 400,
  });
  const precisions = fc.tuple(
    fc.double({ min: 0.3, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 0.5, noNaN: true }),
  );
  fc.assert(
    fc.property(someCases, precisions, (cases, [precision, more]) => {
      const heldOut = cases.map(([confidence, isRight]) => judged(confidence, isRight));
      const [low, high] = [threshold(heldOut, precision), threshold(heldOut, precision + more)];
      if ('impossible' in high) return;
      expect('impossible' in low).toBe(false);
      expect('at' in low && low.at).toBeLessThanOrEqual(high.at);
    }),
    { numRuns: 100 },
  );
});

it('draws the curve from the strictest threshold to all that is known', () => {
  const points = curve(ladder(1_000, 0.4), 50);
  expect(points).toHaveLength(50);
  expect(points.at(-1)).toMatchObject({ coverage: 1, n: 1_000 });
  expect(points.map((point) => point.coverage)).toEqual(
    points.map((point) => point.coverage).sort((a, b) => a - b),
  );
  expect(pointAt(ladder(1_000, 0.4), 0.5)).toMatchObject({ at: 0.5, n: 500, precision: 1 });
  expect(pointAt(ladder(10, 0), 2)).toMatchObject({ n: 0, coverage: 0 });
});

it('bounds a share as Wilson does', () => {
  const { low, high } = wilson(95, 100);
  expect(low).toBeCloseTo(0.9012, 3);
  expect(high).toBeCloseTo(0.9754, 3);
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
});

it('evaluates predictions with known labels', () => {
  const cases: Judged[] = [
    { label: 'a', top: [{ label: 'a', confidence: 0.9 }], known: 0.9 },
    {
      label: 'a',
      top: [
        { label: 'b', confidence: 0.6 },
        { label: 'a', confidence: 0.3 },
      ],
      known: 0.8,
    },
    { label: 'b', top: [{ label: 'b', confidence: 0.8 }], known: 0.3 },
    { label: 'b', top: [{ label: 'b', confidence: 0.8 }], known: 0.7 },
  ];
  const evaluation = evaluate(cases, [0.1, 0.5]);
  expect(evaluation).toMatchObject({ cases: 4, accuracy: 0.75, top3: 1, baseline: 0.5 });
  expect(evaluation.perLabel[0]).toMatchObject({ label: 'a', support: 2, precision: 1, recall: 0.5 });
  expect(evaluation.macroF1).toBeCloseTo((2 / 3 + 4 / 5) / 2);
  expect(evaluation.confusions).toEqual([{ label: 'a', answer: 'b', count: 1 }]);
  expect(evaluation.outOfScope).toEqual({ auroc: 7 / 8, cases: 2 });
  expect(auroc([1, 2], [1, 2])).toBe(0.5);
});

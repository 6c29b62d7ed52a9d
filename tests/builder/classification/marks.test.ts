import fc from 'fast-check';
import { expect, it } from 'vitest';
import { segmentsOf } from '../../../builder/classification/try/marks.ts';

it('cuts a text into words that counted and the rest, which counted little or not at all', () => {
  expect(
    segmentsOf('charged twice, please', [
      { from: 0, to: 7, weight: 3 },
      { from: 8, to: 13, weight: 0.5 },
      { from: 15, to: 21, weight: -0.9 },
    ]),
  ).toEqual([
    { text: 'charged', strength: 3 },
    { text: ' twice, ', strength: 0 },
    { text: 'please', strength: -1 },
  ]);
});

it('keeps the stronger of two words that lie over each other', () => {
  const words = [
    { from: 0, to: 2, weight: 1 },
    { from: 1, to: 4, weight: -2 },
  ];
  expect(segmentsOf('二重請求', words)).toEqual([
    { text: '二', strength: 0 },
    { text: '重請求', strength: -3 },
  ]);
});

it('never loses or doubles a letter, whatever places it is given', () => {
  const word = fc.record({
    from: fc.integer({ min: -3, max: 30 }),
    to: fc.integer({ min: -3, max: 30 }),
    weight: fc.double({ min: -5, max: 5, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 25 }), fc.array(word, { maxLength: 8 }), (text, words) => {
      const segments = segmentsOf(text, words);
      expect(segments.map((segment) => segment.text).join('')).toBe(text);
      expect(segments.every(({ strength }) => Math.abs(strength) <= 3)).toBe(true);
    }),
  );
});

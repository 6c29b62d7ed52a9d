import { describe, expect, it } from 'vitest';
import {
  canSlide,
  moveAutomate,
  moveSelect,
  placeOf,
  splitBy,
} from '../../../builder/classification/field/curve.ts';

const point = (at: number, n: number, right: number) => ({
  at,
  coverage: n / 200,
  precision: right / n,
  low: 0,
  high: 1,
  n,
});
/** Of 200 held-out cases: the surest 50 all right, then 45 of 50, then 30 of 50, then 20 of 50. */
const points = [point(0.95, 50, 50), point(0.8, 100, 95), point(0.6, 150, 125), point(0.3, 200, 145)];

describe('a place on the slider', () => {
  it.each([
    [1, 0],
    [0.95, 0],
    [0.9, 0],
    [0.8, 1],
    [0.7, 1],
    [0.3, 3],
    [0, 3],
  ])('confidence %d is place %d', (at, place) => {
    expect(placeOf(points, at)).toBe(place);
  });
  it('needs two points to move between', () => {
    expect(canSlide(points.slice(0, 1))).toBe(false);
    expect(canSlide(points)).toBe(true);
  });
});

describe('moving a threshold', () => {
  const now = { automateAt: 0.9, selectAt: 0.6 };
  it('leaves the other where it is as long as automation stays the surer one', () => {
    expect(moveAutomate(points, now, 1)).toEqual({ automateAt: 0.8, selectAt: 0.6 });
    expect(moveSelect(points, now, 3)).toEqual({ automateAt: 0.9, selectAt: 0.3 });
  });
  it('takes the other along where it would be overtaken', () => {
    expect(moveAutomate(points, now, 2)).toEqual({ automateAt: 0.6, selectAt: 0.3 });
    expect(moveSelect(points, { automateAt: 0.6, selectAt: 0.3 }, 2)).toEqual({
      automateAt: 0.8,
      selectAt: 0.6,
    });
  });
  it('keeps a place for the other at both ends', () => {
    expect(moveAutomate(points, now, 3)).toEqual({ automateAt: 0.6, selectAt: 0.3 });
    expect(moveSelect(points, now, 0)).toEqual({ automateAt: 0.9, selectAt: 0.8 });
  });
});

describe('what happens to all cases', () => {
  it('is told band by band, each with its own precision', () => {
    const { automated, selected, rest } = splitBy(points, { automateAt: 0.95, selectAt: 0.6 });
    expect(automated).toEqual({ share: 0.25, n: 50, precision: 1 });
    expect(selected).toEqual({ share: 0.5, n: 100, precision: 0.75 });
    expect(rest.share).toBe(0.25);
  });
  it('says nothing of a band without cases', () => {
    expect(splitBy(points, { automateAt: 0.99, selectAt: 0.95 }).automated).toEqual({
      share: 0,
      n: 0,
      precision: null,
    });
  });
});

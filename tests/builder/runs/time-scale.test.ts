import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptsOf, type Attempt } from '../../../builder/runs/attempts.ts';
import { foldedScale, gapsBetween, trueScale } from '../../../builder/runs/time-scale.ts';
import { entry, minutes } from './trace.ts';

const twoDaysApart = attemptsOf([
  entry('first', 'settled', 0),
  entry('second', 'rested', 1),
  entry('second', 'settled', 2),
  entry('third', 'settled', 2 + 2 * 24 * 60),
]);
const end = minutes(2 + 2 * 24 * 60);

describe('the folded time scale', () => {
  it('folds a two-day pause into a break and gives its room to what happened', () => {
    const scale = foldedScale(twoDaysApart, end);
    expect(scale.gaps).toEqual([{ from: minutes(2), to: end }]);
    expect(scale.place(minutes(1))).toBeCloseTo(0.47);
    expect(scale.place(minutes(2))).toBeCloseTo(0.94);
    expect(scale.place(end)).toBeCloseTo(1);
  });

  it('leaves a run of a few seconds as it was', () => {
    const quick = attemptsOf([entry('a', 'settled', 0), entry('b', 'settled', 0.5)]);
    expect(foldedScale(quick, minutes(0.5)).gaps).toEqual([]);
  });

  it('counts the time a step waits until now', () => {
    const waiting = attemptsOf([entry('a', 'settled', 0), entry('ask', 'rested', 0.01)]);
    expect(foldedScale(waiting, minutes(60)).gaps).toEqual([{ from: minutes(0.01), to: minutes(60) }]);
  });

  it('places a break before the attempt that follows it', () => {
    const { gaps } = foldedScale(twoDaysApart, end);
    expect([...gapsBetween(twoDaysApart, gaps).keys()]).toEqual(['third.1']);
  });

  it('never turns time round and stays within its bounds, whatever the run', () => {
    fc.assert(
      fc.property(anyAttempts, (attempts) => {
        const now = Math.max(...attempts.map((attempt) => attempt.endedAt ?? attempt.startedAt));
        for (const scale of [foldedScale(attempts, now), trueScale(attempts, now)]) {
          const places = momentsOf(attempts).map((at) => scale.place(at));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
          expect(Math.max(...places)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  it('ends at the right edge whenever time has passed', () => {
    fc.assert(
      fc.property(anyAttempts, (attempts) => {
        const moments = momentsOf(attempts);
        const last = moments.at(-1) ?? 0;
        fc.pre(last > (moments[0] ?? 0));
        expect(foldedScale(attempts, last).place(last)).toBeCloseTo(1);
      }),
    );
  });
});

const momentsOf = (attempts: Attempt[]): number[] =>
  attempts.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt ?? startedAt]).toSorted((a, b) => a - b);

const anyAttempts = fc
  .array(
    fc.record({
      from: fc.integer({ min: 0, max: 400_000_000 }),
      took: fc.integer({ min: 0, max: 9_000_000 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((visits) =>
    visits.map(({ from, took }, index) => ({
      ...attemptsOf([entry('step', 'settled', 0, { visit: index + 1 })])[0]!,
      startedAt: from,
      endedAt: from + took,
    })),
  );

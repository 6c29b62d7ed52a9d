import { isRight, wilson, type Judged } from './evaluate.ts';

/** What deciding alone from a confidence on comes to, measured on held-out cases. */
export interface Point {
  /** Cases with at least this confidence that are like something seen. */
  at: number;
  /** Share of all held-out cases that this decides, 0…1. */
  coverage: number;
  /** Share of those that are right, with Wilson bounds (z = 1.64) and how many they are. */
  precision: number;
  low: number;
  high: number;
  n: number;
}

export type Impossible = { impossible: 'tooFewCases' | 'notReached'; best: Point | null };

/** So many held-out cases must lie above a threshold before it is offered. */
export const fewestAbove = 100;

/** Every threshold that makes a difference, from the strictest on; cases of equal confidence come together. */
function everyPoint(heldOut: readonly Judged[]): Point[] {
  const decided = heldOut
    .filter((one) => one.isKnown !== false && one.top[0])
    .map((one) => ({ confidence: one.top[0]!.confidence, isRight: isRight(one) }))
    .sort((one, other) => other.confidence - one.confidence);
  const points: Point[] = [];
  let right = 0;
  decided.forEach((one, at) => {
    if (one.isRight) right++;
    if (decided[at + 1]?.confidence === one.confidence) return;
    const n = at + 1;
    points.push({
      at: one.confidence,
      coverage: n / heldOut.length,
      precision: right / n,
      ...wilson(right, n),
      n,
    });
  });
  return points;
}

/**
 * The lowest threshold whose precision is at least `precision` even by Wilson's lower bound. Asking for more never
 * gives a lower one.
 */
export function threshold(heldOut: readonly Judged[], precision: number): Point | Impossible {
  const points = everyPoint(heldOut).filter((point) => point.n >= fewestAbove);
  if (points.length === 0) return { impossible: 'tooFewCases', best: null };
  const found = points.findLast((point) => point.low >= precision);
  if (found) return found;
  const best = points.reduce((one, other) => (other.low > one.low ? other : one));
  return { impossible: 'notReached', best };
}

/** Points for a slider, from the strictest on: at most `most`, evenly over coverage, always with the last. */
export function curve(heldOut: readonly Judged[], most = 100): Point[] {
  const points = everyPoint(heldOut);
  if (points.length <= most) return points;
  return Array.from({ length: most }, (_, at) => points[Math.round(((at + 1) * points.length) / most) - 1]!);
}

/** What a chosen threshold comes to: the strictest point that is not above it. */
export function pointAt(heldOut: readonly Judged[], at: number): Point {
  const last = everyPoint(heldOut).findLast((point) => point.at >= at);
  return last ? { ...last, at } : { at, coverage: 0, precision: 0, ...wilson(0, 0), n: 0 };
}

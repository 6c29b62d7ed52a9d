import type { Breath } from './pace.ts';

/** A logistic regression on a handful of standardised numbers. */
export interface Logistic {
  means: number[];
  deviations: number[];
  /** The intercept, then one weight per number. */
  weights: number[];
}

const ridge = 1;
const rounds = 25;

export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

export function logOddsOf(logistic: Logistic, numbers: readonly number[]): number {
  let sum = logistic.weights[0]!;
  for (let at = 0; at < numbers.length; at++) {
    sum += (logistic.weights[at + 1]! * (numbers[at]! - logistic.means[at]!)) / logistic.deviations[at]!;
  }
  return sum;
}

/** Newton's method with a little ridge on everything but the intercept; damped by the ridge, so it settles. */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  isTrue: readonly boolean[],
  breathe: Breath,
): Logistic {
  const width = rows[0]?.length ?? 0;
  const means = averages(rows, width, (value) => value);
  const deviations = averages(rows, width, (value, at) => (value - means[at]!) ** 2).map((square) =>
    square > 1e-12 ? Math.sqrt(square) : 1,
  );
  const size = width + 1;
  const weights = Array.from({ length: size }, () => 0);
  const inputs = rows.map((row) => [1, ...row.map((value, at) => (value - means[at]!) / deviations[at]!)]);
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : -ridge * weight));
    const curvature = weights.map((_, at) => weights.map((__, other) => (at === other ? ridge : 0)));
    inputs.forEach((input, row) => {
      breathe();
      const share = sigmoid(input.reduce((sum, value, at) => sum + value * weights[at]!, 0));
      const error = (isTrue[row] ? 1 : 0) - share;
      const spread = Math.max(share * (1 - share), 1e-6);
      for (let at = 0; at < size; at++) {
        gradient[at]! += error * input[at]!;
        for (let other = 0; other < size; other++)
          curvature[at]![other]! += spread * input[at]! * input[other]!;
      }
    });
    const step = solved(curvature, gradient);
    const length = Math.max(...step.map(Math.abs));
    const damping = length > 2 ? 2 / length : 1;
    for (let at = 0; at < size; at++) weights[at]! += damping * step[at]!;
    if (length < 1e-7) break;
  }
  return { means, deviations, weights };
}

function averages(
  rows: readonly (readonly number[])[],
  width: number,
  of: (value: number, at: number) => number,
): number[] {
  const sums = Array.from({ length: width }, () => 0);
  for (const row of rows) row.forEach((value, at) => (sums[at]! += of(value, at)));
  return sums.map((sum) => sum / Math.max(1, rows.length));
}

/** Gauss with pivots, for a symmetric matrix that the ridge keeps from being singular. */
function solved(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row++) {
      if (Math.abs(rows[row]![pivot]!) > Math.abs(rows[best]![pivot]!)) best = row;
    }
    [rows[pivot], rows[best]] = [rows[best]!, rows[pivot]!];
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue;
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      for (let at = pivot; at <= size; at++) rows[row]![at]! -= factor * rows[pivot]![at]!;
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!);
}

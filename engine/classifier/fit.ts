import type { Scored } from './calibration.ts';
import { weigh, weighingOf, type Dataset, type Weighing } from './dataset.ts';
import { groupCount } from './grams.ts';
import type { Passed } from './pace.ts';
import type { Settings } from './settings.ts';
import { solve } from './solver.ts';

/** Weights of columns, `labelCount` in a row each, and how counts are turned into values to go with them. */
export interface Fit {
  weights: Float32Array;
  weighing: Weighing;
}

/** Learns from some rows only: how rare an n-gram is counts over them alone. `values` is memory to be used again. */
export function fit(
  data: Dataset,
  rows: Int32Array,
  values: Float32Array,
  settings: Settings,
  random: () => number,
  passed: Passed,
): Fit {
  const weighing = weighingOf(data, rows, settings);
  for (const row of rows) {
    weigh(data, data.columns, row, weighing, values);
    passed(0);
  }
  return { weights: solve(data, rows, values, settings, random, passed), weighing };
}

/** The scores of one row under a fit. */
export function scored(data: Dataset, row: number, values: Float32Array, { weights, weighing }: Fit): Scored {
  const unknown = weigh(data, data.columns, row, weighing, values);
  const scores = new Float32Array(data.labelCount);
  for (let at = data.starts[row * groupCount]!; at < data.starts[(row + 1) * groupCount]!; at++) {
    const value = values[at]!;
    if (value === 0) continue;
    const base = data.columns[at]! * data.labelCount;
    for (let label = 0; label < scores.length; label++) scores[label]! += value * weights[base + label]!;
  }
  return { scores, label: data.labels[row]!, unknown, logLength: data.logLengths[row]! };
}

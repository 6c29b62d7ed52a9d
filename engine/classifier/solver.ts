import type { Dataset } from './dataset.ts';
import { groupCount } from './grams.ts';
import type { Passed } from './pace.ts';
import { shuffle } from './random.ts';
import { costFor, type Settings } from './settings.ts';

/** A violation below this is as good as none (the margin is 1). */
const tolerance = 0.02;
/** The whole training has come to rest when no example is violated by more. */
const restful = 0.1;

/**
 * Crammer–Singer multi-class SVM by dual coordinate descent over examples (Keerthi et al. 2008, as in LIBLINEAR -s 4):
 * per example the dual variables of all labels at once. Returns weights by column, `labelCount` in a row each.
 * An example that is at rest is looked at less and less often; the last pass looks at all.
 */
export function solve(
  data: Dataset,
  rows: Int32Array,
  values: Float32Array,
  settings: Settings,
  random: () => number,
  passed: Passed,
): Float32Array {
  const { labelCount } = data;
  const weights = new Float32Array(data.columnCount * labelCount);
  const alphas = new Float32Array(rows.length * labelCount);
  const work = workspace(labelCount);
  const usual = costFor(settings.cost, rows.length, labelCount);
  const order = Int32Array.from(rows, (_, place) => place);
  const nextLook = new Uint8Array(rows.length);
  const patience = new Uint8Array(rows.length);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, random);
    const isLast = epoch === settings.epochs - 1;
    let worst = 0;
    for (let at = 0; at < order.length; at++) {
      const place = order[at]!;
      if (nextLook[place]! > epoch && !isLast) continue;
      const row = rows[place]!;
      const cost = usual * data.weights[row]!;
      const violation = visit(data, row, values, weights, alphas, place * labelCount, cost, work);
      if (violation > worst) worst = violation;
      patience[place] = violation > tolerance ? 0 : Math.min(patience[place]! + 1, 4);
      nextLook[place] = epoch + 1 + patience[place]!;
      passed((epoch + at / order.length) / settings.epochs);
    }
    const isAtRest = worst < restful && epoch > 2;
    passed(isAtRest ? 1 : (epoch + 1) / settings.epochs);
    if (isAtRest) break;
  }
  return weights;
}

interface Workspace {
  gradient: Float64Array;
  target: Float64Array;
  changed: Int32Array;
  change: Float64Array;
  bases: Int32Array;
  rowValues: Float64Array;
}

const workspace = (labels: number): Workspace => ({
  gradient: new Float64Array(labels),
  target: new Float64Array(labels),
  changed: new Int32Array(labels),
  change: new Float64Array(labels),
  bases: new Int32Array(0),
  rowValues: new Float64Array(0),
});

/** Brings the dual variables of one example to their best while all others stand still. Returns how wrong they were. */
function visit(
  data: Dataset,
  row: number,
  values: Float32Array,
  weights: Float32Array,
  alphas: Float32Array,
  offset: number,
  cost: number,
  work: Workspace,
): number {
  const { labelCount, columns } = data;
  const { gradient } = work;
  const from = data.starts[row * groupCount]!;
  const to = data.starts[(row + 1) * groupCount]!;
  const own = data.labels[row]!;
  const count = gather(values, columns, from, to, labelCount, work);
  gradient.fill(1);
  gradient[own] = 0;
  const square = addRows(weights, labelCount, work, count);
  if (square === 0) return 0;
  const violation = violationOf(gradient, alphas, offset, own, cost, labelCount);
  if (violation < 1e-6) return violation;
  const changes = project(square, own, cost, alphas, offset, labelCount, work);
  for (let at = 0; at < count; at++) {
    const value = work.rowValues[at]!;
    const base = work.bases[at]!;
    for (let place = 0; place < changes; place++) {
      weights[base + work.changed[place]!]! += value * work.change[place]!;
    }
  }
  return violation;
}

/** The n-grams of a row that count: where their weights begin, and their values; filled up to a multiple of four. */
function gather(
  values: Float32Array,
  columns: Int32Array,
  from: number,
  to: number,
  labelCount: number,
  work: Workspace,
): number {
  if (work.bases.length < to - from + 4) {
    work.bases = new Int32Array(2 * (to - from) + 4);
    work.rowValues = new Float64Array(2 * (to - from) + 4);
  }
  const { bases, rowValues } = work;
  let count = 0;
  for (let at = from; at < to; at++) {
    if (values[at] === 0) continue;
    bases[count] = columns[at]! * labelCount;
    rowValues[count++] = values[at]!;
  }
  while (count % 4 > 0) {
    bases[count] = 0;
    rowValues[count++] = 0;
  }
  return count;
}

/** Adds value × weights of every n-gram to the gradient: four at a time, as this is where training spends its time. */
function addRows(
  weights: Float32Array,
  labelCount: number,
  { bases, rowValues, gradient }: Workspace,
  count: number,
): number {
  let square = 0;
  for (let at = 0; at < count; at += 4) {
    const one = rowValues[at]!;
    const two = rowValues[at + 1]!;
    const three = rowValues[at + 2]!;
    const four = rowValues[at + 3]!;
    square += one * one + two * two + three * three + four * four;
    const base1 = bases[at]!;
    const base2 = bases[at + 1]!;
    const base3 = bases[at + 2]!;
    const base4 = bases[at + 3]!;
    for (let label = 0; label < labelCount; label++) {
      gradient[label]! +=
        one * weights[base1 + label]! +
        two * weights[base2 + label]! +
        three * weights[base3 + label]! +
        four * weights[base4 + label]!;
    }
  }
  return square;
}

function violationOf(
  gradient: Float64Array,
  alphas: Float32Array,
  offset: number,
  own: number,
  cost: number,
  labelCount: number,
): number {
  let least = Infinity;
  let most = -Infinity;
  for (let label = 0; label < labelCount; label++) {
    const slope = gradient[label]!;
    if (slope > most) most = slope;
    if (slope < least && alphas[offset + label]! < (label === own ? cost : 0)) least = slope;
  }
  return least === Infinity ? 0 : most - least;
}

/**
 * The best dual variables of one example: a projection onto a simplex, found by Michelot's rounds (leave out what lies
 * below the level, level anew). Writes the changes down and returns how many there are.
 */
function project(
  square: number,
  own: number,
  cost: number,
  alphas: Float32Array,
  offset: number,
  labelCount: number,
  { gradient, target, changed, change }: Workspace,
): number {
  const budget = square * cost;
  let sum = 0;
  for (let label = 0; label < labelCount; label++) {
    const wanted = gradient[label]! - square * alphas[offset + label]! + (label === own ? budget : 0);
    target[label] = wanted;
    sum += wanted;
  }
  let count = labelCount;
  let level = (sum - budget) / count;
  for (;;) {
    let above = 0;
    sum = 0;
    for (let label = 0; label < labelCount; label++) {
      if (target[label]! > level) {
        above++;
        sum += target[label]!;
      }
    }
    if (above === count || above === 0) break;
    count = above;
    level = (sum - budget) / count;
  }
  let changes = 0;
  for (let label = 0; label < labelCount; label++) {
    const most = label === own ? cost : 0;
    const best = most - Math.max(0, target[label]! - level) / square;
    const difference = best - alphas[offset + label]!;
    if (Math.abs(difference) < 1e-9) continue;
    alphas[offset + label] = best;
    changed[changes] = label;
    change[changes++] = difference;
  }
  return changes;
}

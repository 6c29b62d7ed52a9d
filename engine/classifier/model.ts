import type { Calibration } from './calibration.ts';
import type { Dataset } from './dataset.ts';
import type { Fit } from './fit.ts';
import type { Breath } from './pace.ts';
import type { Settings } from './settings.ts';

/** What a model may be trusted with; `Report.level` and the model itself say the same. */
export type Level = 'suggest' | 'select' | 'automate';

/**
 * A linear model: for each n-gram that it knows, a sparse row of whole-number weights. Everything that predicting needs
 * and nothing else; plain data, so that it may be held by many at once.
 */
export interface Model {
  labels: string[];
  level: Level;
  settings: Settings;
  /** Column of each bucket, −1 where the bucket never occurred in training. */
  columnOf: Int32Array;
  /** Inverse document frequency of each column. */
  idf: Float32Array;
  /** How important n-grams are that training never saw. */
  unseen: number;
  /** Row of column c: entries starts[c] … starts[c + 1] of `entryLabels` and `entryWeights`. */
  starts: Int32Array;
  entryLabels: Uint16Array;
  entryWeights: Int8Array;
  /** What one unit of a weight is worth. */
  unit: number;
  calibration: Calibration;
}

/** 8 bits a weight: the largest become ±127, what rounds to nothing is dropped. The largest few are cut to size. */
const largest = 127;
const cutShare = 0.0002;
/** So many weights are looked at in well under a millisecond. */
const breathAfter = 1 << 16;

export function modelOf(
  data: Dataset,
  { weights, weighing }: Fit,
  about: { labels: string[]; level: Level; settings: Settings; calibration: Calibration },
  breathe: Breath,
): Model {
  const unit = unitOf(weights, breathe);
  const { labelCount } = data;
  const keeps = new Uint8Array(data.columnCount);
  let entries = 0;
  const whole = (at: number): number =>
    Math.max(-largest, Math.min(largest, Math.round(weights[at]! / unit)));
  for (let column = 0; column < data.columnCount; column++) {
    if (weighing.idfs[column] === 0) continue;
    breathe();
    keeps[column] = 1;
    for (let label = 0; label < labelCount; label++) if (whole(column * labelCount + label) !== 0) entries++;
  }
  const columns = keeps.reduce((sum, kept) => sum + kept, 0);
  const model: Model = {
    ...about,
    columnOf: new Int32Array(1 << about.settings.bits).fill(-1),
    idf: new Float32Array(columns),
    unseen: weighing.unseen,
    starts: new Int32Array(columns + 1),
    entryLabels: new Uint16Array(entries),
    entryWeights: new Int8Array(entries),
    unit,
  };
  let next = 0;
  let entry = 0;
  for (let column = 0; column < data.columnCount; column++) {
    if (keeps[column] === 0) continue;
    breathe();
    model.columnOf[data.bucketOf[column]!] = next;
    model.idf[next] = weighing.idfs[column]!;
    for (let label = 0; label < labelCount; label++) {
      const weight = whole(column * labelCount + label);
      if (weight === 0) continue;
      model.entryLabels[entry] = label;
      model.entryWeights[entry++] = weight;
    }
    model.starts[++next] = entry;
  }
  return model;
}

/** The unit in which all but a few of the weights fit into 8 bits: a histogram instead of a sort of millions. */
function unitOf(weights: Float32Array, breathe: Breath): number {
  let most = 0;
  let count = 0;
  for (let at = 0; at < weights.length; at++) {
    const size = Math.abs(weights[at]!);
    if (size > most) most = size;
    if (size > 0) count++;
    if (at % breathAfter === 0) breathe();
  }
  if (most === 0) return 1;
  const bins = new Int32Array(1025);
  for (let at = 0; at < weights.length; at++) {
    if (weights[at] !== 0) bins[Math.floor((Math.abs(weights[at]!) / most) * 1024)]!++;
    if (at % breathAfter === 0) breathe();
  }
  let above = 0;
  let bin = 1024;
  while (bin > 1 && above + bins[bin]! <= count * cutShare) above += bins[bin--]!;
  return (most * Math.min(1024, bin + 1)) / 1024 / largest;
}

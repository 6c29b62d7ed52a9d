import type { Counter } from './counting.ts';
import { groupCount } from './grams.ts';
import type { Settings } from './settings.ts';

/** Counted examples with their labels as numbers. Buckets are renumbered to the columns that occur at all. */
export interface Dataset {
  rows: number;
  /** As in Counter: `groupCount` entries a row and one at the end. */
  starts: Int32Array;
  columns: Int32Array;
  counts: Uint8Array;
  logLengths: Float32Array;
  columnCount: number;
  /** The bucket of each column. */
  bucketOf: Int32Array;
  /** Label, as an index, and weight of each row. */
  labels: Int32Array;
  weights: Float32Array;
  labelCount: number;
}

/** Weights that training may hold at once (4 bytes each). With very many labels, rare n-grams are left out. */
const mostWeights = 70_000_000;

/** Takes the counter over: it cannot be used afterwards. */
export function datasetOf(
  counter: Counter,
  labels: Int32Array,
  weights: Float32Array,
  labelCount: number,
  settings: Settings,
): Dataset {
  const starts = Int32Array.from(counter.starts);
  const size = starts.at(-1)!;
  const frequency = new Int32Array(1 << settings.bits);
  for (let at = 0; at < size; at++) frequency[counter.buckets[at]!]!++;
  const fewest = fewestOccurrences(frequency, Math.floor(mostWeights / labelCount));
  const columnOf = new Int32Array(frequency.length).fill(-1);
  const bucketOf = new Int32Array(frequency.length);
  let columnCount = 0;
  for (let bucket = 0; bucket < frequency.length; bucket++) {
    if (frequency[bucket]! < fewest) continue;
    bucketOf[columnCount] = bucket;
    columnOf[bucket] = columnCount++;
  }
  // In place, as these are the largest arrays of all: the counter has done its work.
  const columns = counter.buckets.subarray(0, size);
  for (let at = 0; at < size; at++) columns[at] = columnOf[columns[at]!]!;
  return {
    rows: counter.rows,
    starts,
    columns,
    counts: counter.counts.subarray(0, size),
    logLengths: Float32Array.from(counter.logLengths),
    columnCount,
    bucketOf: bucketOf.slice(0, columnCount),
    labels,
    weights,
    labelCount,
  };
}

function fewestOccurrences(frequency: Int32Array, most: number): number {
  for (let fewest = 1; ; fewest++) {
    let count = 0;
    for (const times of frequency) if (times >= fewest) count++;
    if (count <= most) return fewest;
  }
}

/** Smoothed inverse document frequency of each column over some rows; 0 where a column occurs in none of them. */
export function idfOf(data: Dataset, rows: Int32Array): Float32Array {
  const frequency = new Int32Array(data.columnCount);
  for (const row of rows) {
    for (let at = data.starts[row * groupCount]!; at < data.starts[(row + 1) * groupCount]!; at++) {
      if (data.columns[at]! >= 0) frequency[data.columns[at]!]!++;
    }
  }
  return Float32Array.from(frequency, (times) => idf(times, rows.length));
}

export const idf = (times: number, rows: number): number =>
  times === 0 ? 0 : 1 + Math.log((1 + rows) / (1 + times));

/**
 * How important an n-gram is that training never saw: half of what one would be that it saw once. It has no weight, but
 * it makes its group longer, so a text of strange words scores low all over, as it should.
 */
export const unseenImportance = (rows: number): number => idf(1, rows) / 2;

const logCounts = Float32Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/** What turns counts into values: importance by column, that of unseen n-grams, and how long each group's vector is. */
export interface Weighing {
  idfs: Float32Array;
  unseen: number;
  shares: readonly number[];
}

/** Values of the counted n-grams of one row, each group brought to its length, and the share that is unknown. */
export function weigh(
  source: { starts: ArrayLike<number>; counts: Uint8Array },
  columns: Int32Array,
  row: number,
  { idfs, unseen, shares }: Weighing,
  values: Float32Array,
): number {
  let unknown = 0;
  const first = source.starts[row * groupCount]!;
  const end = source.starts[(row + 1) * groupCount]!;
  for (let group = 0; group < groupCount; group++) {
    const from = source.starts[row * groupCount + group]!;
    const to = source.starts[row * groupCount + group + 1]!;
    let square = 0;
    for (let at = from; at < to; at++) {
      const column = columns[at]!;
      const importance = column < 0 ? 0 : idfs[column]!;
      const times = logCounts[source.counts[at]!]!;
      const value = times * importance;
      values[at] = value;
      if (importance === 0) unknown++;
      const length = importance === 0 ? times * unseen : value;
      square += length * length;
    }
    const factor = square === 0 ? 0 : shares[group]! / Math.sqrt(square);
    for (let at = from; at < to; at++) values[at]! *= factor;
  }
  return end === first ? 1 : unknown / (end - first);
}

/** How long the vector of each group is. */
export const sharesOf = (settings: Settings): number[] => [
  settings.wordShare,
  settings.characterShare,
  settings.wordShare * settings.subjectShare,
  settings.characterShare * settings.subjectShare,
];

export function weighingOf(data: Dataset, rows: Int32Array, settings: Settings): Weighing {
  return { idfs: idfOf(data, rows), unseen: unseenImportance(rows.length), shares: sharesOf(settings) };
}

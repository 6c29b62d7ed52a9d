import type { Dataset } from './dataset.ts';
import { shuffle } from './random.ts';
import { fewestForTemporal, newestShare, partsFor, type Settings } from './settings.ts';

/**
 * Which part of the cross-fit each row is held out in. Near-duplicates stay together, since one of them in training
 * gives the other away; labels are spread evenly over the parts.
 */
function foldsOf(groups: Int32Array, labels: Int32Array, count: number, random: () => number): Uint8Array {
  const members = new Map<number, number[]>();
  groups.forEach((group, row) => {
    const others = members.get(group);
    if (others) others.push(row);
    else members.set(group, [row]);
  });
  const names = Int32Array.from(members.keys());
  shuffle(names, random);
  const folds = new Uint8Array(groups.length);
  const perLabel = new Map<number, Int32Array>();
  const total = new Int32Array(count);
  for (const name of names) {
    const rows = members.get(name)!;
    const label = labels[rows[0]!]!;
    const held = perLabel.get(label) ?? new Int32Array(count);
    perLabel.set(label, held);
    let best = 0;
    for (let fold = 1; fold < count; fold++) {
      const fewer = held[fold]! - held[best]! || total[fold]! - total[best]!;
      if (fewer < 0) best = fold;
    }
    held[best]! += rows.length;
    total[best]! += rows.length;
    for (const row of rows) folds[row] = best;
  }
  return folds;
}

/** Which rows are held out together, and after what rule they were chosen. */
export interface Plan {
  how: 'crossFit' | 'newest' | 'given';
  parts: number[][];
}

/**
 * What is held out to calibrate on: what was given for it (rows beyond the examples), else the newest fifth of dated
 * cases, else every case in turn. A label that our own automation wrote (weight below 1) proves nothing about the
 * model that wrote it, so such cases are trained on and never held out, unless there are no others.
 */
export function planOf(
  examples: readonly { at?: number | undefined }[],
  data: Pick<Dataset, 'rows' | 'labels' | 'weights' | 'columns' | 'labelCount'>,
  groups: Int32Array,
  settings: Settings,
  random: () => number,
): Plan {
  const own = examples.length;
  if (data.rows > own) {
    const given = Array.from({ length: data.rows - own }, (_, at) => own + at);
    return { how: 'given', parts: [given.filter((row) => data.labels[row]! >= 0)] };
  }
  const proves = (row: number): boolean => data.weights[row]! >= 1;
  const hasProof = groups.some((_, row) => proves(row));
  const newest = own >= fewestForTemporal ? newestOf(examples.map((example) => example.at)) : null;
  const folds = Math.min(settings.folds, own);
  const tried = partsFor(data.columns.length * data.labelCount, folds);
  const parts = newest ? [newest] : foldRows(groups, data.labels, folds, random).slice(0, tried);
  const proving = hasProof ? parts.map((part) => part.filter(proves)) : parts;
  return { how: newest ? 'newest' : 'crossFit', parts: proving.filter((part) => part.length > 0) };
}

function foldRows(groups: Int32Array, labels: Int32Array, count: number, random: () => number): number[][] {
  const folds = foldsOf(groups, labels, count, random);
  return Array.from({ length: count }, (_, fold) => [...folds.keys()].filter((row) => folds[row] === fold));
}

/** The rows of the newest fifth by time, ascending, or null if not all rows are dated. */
function newestOf(times: readonly (number | undefined)[]): number[] | null {
  if (times.some((time) => time === undefined)) return null;
  const order = times.map((_, row) => row).sort((one, other) => times[one]! - times[other]! || one - other);
  return order.slice(Math.floor(order.length * (1 - newestShare))).sort((one, other) => one - other);
}

/** The first `own` rows without some and, unless copies are wanted, without their near-duplicates. */
export function rowsWithout(
  held: readonly number[],
  groups: Int32Array,
  own: number,
  withCopies: boolean,
): Int32Array {
  const rows = new Set(held);
  const heldGroups = new Set(withCopies ? [] : held.map((row) => groups[row]!));
  return Int32Array.from({ length: own }, (_, row) => row).filter(
    (row) => !rows.has(row) && !heldGroups.has(groups[row]!),
  );
}

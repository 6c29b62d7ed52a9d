import type { Dataset } from './dataset.ts';
import { groupCount } from './grams.ts';
import type { Passed } from './pace.ts';

/** Two texts are near-duplicates if they share so much of their n-grams (Jaccard). */
const alike = 0.6;
const bands = 6;
const hashesPerBand = 2;

/**
 * The near-duplicate group of each row, named by its first row. MinHash in bands finds candidates, the shared n-grams
 * decide. A row is compared with the first and the latest row of its band only, so time stays linear.
 */
export function duplicateGroups(data: Dataset, passed: Passed): Int32Array {
  const parent = Int32Array.from({ length: data.rows }, (_, row) => row);
  const rootOf = (row: number): number => {
    let root = row;
    while (parent[root] !== root) root = parent[root]!;
    return root;
  };
  const stamps = new Int32Array(data.columnCount).fill(-1);
  const seen = Array.from({ length: bands }, () => new Map<number, { first: number; latest: number }>());
  for (let row = 0; row < data.rows; row++) {
    passed(row / data.rows);
    const keys = bandKeys(data, row);
    let isStamped = false;
    seen.forEach((band, at) => {
      const known = band.get(keys[at]!);
      if (!known) {
        band.set(keys[at]!, { first: row, latest: row });
        return;
      }
      if (!isStamped) stamp(data, row, stamps);
      isStamped = true;
      for (const other of new Set([known.first, known.latest])) {
        const [one, two] = [rootOf(row), rootOf(other)];
        if (one !== two && overlap(data, row, other, stamps) >= alike) {
          parent[Math.max(one, two)] = Math.min(one, two);
        }
      }
      known.latest = row;
    });
  }
  return parent.map((_, row) => rootOf(row));
}

function bandKeys(data: Dataset, row: number): number[] {
  const least = new Uint32Array(bands * hashesPerBand).fill(0xffffffff);
  for (let at = data.starts[row * groupCount]!; at < data.starts[(row + 1) * groupCount]!; at++) {
    const column = data.columns[at]!;
    if (column < 0) continue;
    for (let hash = 0; hash < least.length; hash++) {
      const mixed = Math.imul(column + 1, 0x9e3779b1 + 2 * hash * 0x632be5ab) ^ (column << (hash + 1));
      const value = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 0;
      if (value < least[hash]!) least[hash] = value;
    }
  }
  return Array.from(
    { length: bands },
    (_, band) => (Math.imul(least[2 * band]!, 31) ^ least[2 * band + 1]!) >>> 0,
  );
}

function stamp(data: Dataset, row: number, stamps: Int32Array): void {
  for (let at = data.starts[row * groupCount]!; at < data.starts[(row + 1) * groupCount]!; at++) {
    if (data.columns[at]! >= 0) stamps[data.columns[at]!] = row;
  }
}

function overlap(data: Dataset, row: number, other: number, stamps: Int32Array): number {
  let both = 0;
  const size = (of: number): number => data.starts[(of + 1) * groupCount]! - data.starts[of * groupCount]!;
  for (let at = data.starts[other * groupCount]!; at < data.starts[(other + 1) * groupCount]!; at++) {
    if (data.columns[at]! >= 0 && stamps[data.columns[at]!] === row) both++;
  }
  return both / Math.max(1, size(row) + size(other) - both);
}

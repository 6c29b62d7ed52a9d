import { shuffle } from './random.ts';

/**
 * Which part of the cross-fit each row is held out in. Near-duplicates stay together, since one of them in training
 * gives the other away; labels are spread evenly over the parts.
 */
export function foldsOf(
  groups: Int32Array,
  labels: Int32Array,
  count: number,
  random: () => number,
): Uint8Array {
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

/** The rows of the newest fifth by time, or null if not all rows are dated. */
export function newestOf(times: readonly (number | undefined)[], share: number): Set<number> | null {
  if (times.some((time) => time === undefined)) return null;
  const order = times.map((_, row) => row).sort((one, other) => times[one]! - times[other]! || one - other);
  return new Set(order.slice(Math.floor(order.length * (1 - share))));
}

import type { TimelineCode, TimelineItem } from '../../contract/timeline.ts';

/** The events a customer may be told of. Tickets, routing, clocks and flows are ours alone. */
const customerCodes: ReadonlySet<TimelineCode> = new Set<TimelineCode>([
  'case.created',
  'case.reopened',
  'case.statusChanged',
]);
export const isForCustomer = (code: TimelineCode): boolean => customerCodes.has(code);

/** An item with what decides its place among those of the same moment. */
export interface Placed {
  item: TimelineItem;
  /** What came in, the run it started, what was made of it, what went out and how the run ended. */
  rank: 0 | 1 | 2 | 3;
  sequence: number;
}

/** Oldest first; within a moment by cause, within a cause in the order of writing. */
export function inOrder(placed: readonly Placed[]): TimelineItem[] {
  return [...placed]
    .sort((a, b) => compare(a.item.at, b.item.at) || a.rank - b.rank || a.sequence - b.sequence)
    .map(({ item }) => item);
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

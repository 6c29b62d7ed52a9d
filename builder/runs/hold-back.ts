/**
 * Rows that came in above the one that was on top when the list was opened wait behind a chip, so that nothing
 * moves under the pointer. When that row is gone (other filters), there is nothing to hold in place.
 */
export function holdBack<Row>(
  rows: readonly Row[],
  topId: string | undefined,
  idOf: (row: Row) => string,
): { shown: Row[]; newer: number } {
  const top =
    topId === undefined
      ? 0
      : Math.max(
          0,
          rows.findIndex((row) => idOf(row) === topId),
        );
  return { shown: rows.slice(top), newer: top };
}

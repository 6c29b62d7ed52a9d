import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Link } from './Link.tsx';
import { Skeleton } from './Skeleton.tsx';
import styles from './Table.module.css';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'end';
  width?: string;
}
export interface TableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  /** Where a row leads. The first cell becomes the link, and the whole row can be clicked. */
  href?: (row: Row) => string;
  /** In place of the table when there are no rows. */
  empty?: ReactNode;
}

/** Rows that are still being loaded are `undefined`. On narrow screens each row becomes a small card. */
export function Table<Row>({ label, columns, rows, rowId, href, empty }: TableProps<Row>) {
  if (rows === undefined) {
    return (
      <div className={classes(styles.scroll, styles.pad)}>
        <Skeleton lines={4} height={28} />
      </div>
    );
  }
  if (rows.length === 0 && empty !== undefined) return <div className={styles.scroll}>{empty}</div>;
  return (
    // A region that can scroll must be reachable by keyboard.
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table} role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ id, header, align, width }) => (
              <th key={id} role="columnheader" scope="col" className={align && styles.end} style={{ width }}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowId(row)} role="row" className={href && styles.linked}>
              {columns.map(({ id, header, cell, align }, index) => (
                <td key={id} role="cell" className={align && styles.end} data-header={header}>
                  {href && index === 0 ? (
                    <Link href={href(row)} className={styles.link}>
                      {cell(row)}
                    </Link>
                  ) : (
                    cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type Database from 'better-sqlite3';
import type { TableShape } from './row-cache.ts';

interface Column {
  name: string;
  type: string;
  /** Its place in the primary key, from 1; 0: not in it. */
  pk: number;
}

/** What the tables look like, asked once each: the schema does not change while the server runs. */
export function tableShapes(connection: Database.Database): (table: string) => TableShape {
  const known = new Map<string, TableShape>();
  return (table) => {
    const shape = known.get(table) ?? read(connection, table);
    known.set(table, shape);
    return shape;
  };
}

function read(connection: Database.Database, table: string): TableShape {
  // Pragmas answer with rows of their own kind.
  const columns = connection.pragma(`table_info(${table})`) as Column[];
  const key = columns.filter(({ pk }) => pk > 0);
  const [only] = key;
  // SQLite's own rule: a key of one INTEGER column is the number of the row.
  const numbered = key.length === 1 && only?.type.toUpperCase() === 'INTEGER' ? only.name : undefined;
  return { columns: columns.map(({ name }) => name), numbered };
}

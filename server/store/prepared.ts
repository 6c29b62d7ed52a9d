import type Database from 'better-sqlite3';
import type { Call } from './query.ts';
import type { Row, RowCache } from './row-cache.ts';

/** Bounded, because lists with varying filters write ever new statements. */
const most = 1000;

/** Statements by their text, each prepared once. */
function preparer(connection: Database.Database): (call: { text: string }) => Database.Statement {
  const prepared = new Map<string, Database.Statement>();
  return ({ text }) => {
    const known = prepared.get(text);
    if (known) return known;
    if (prepared.size >= most) prepared.clear();
    const fresh = connection.prepare(text);
    prepared.set(text, fresh);
    return fresh;
  };
}

type StatementCall = Extract<Call, { statement: unknown }>;

/** Carries statements out. `rows`: what a commit has read and written so far. */
export function statements(
  connection: Database.Database,
): (call: StatementCall, rows: RowCache | undefined) => unknown {
  const prepare = preparer(connection);
  return (call, rows) => {
    const { rowOf } = call.statement;
    const known = rowOf === undefined ? undefined : rows?.get(rowOf, call.params['id']);
    if (known) return known;
    const compiled = call.statement.sql();
    const prepared = prepare(compiled);
    const parameters = compiled.arguments(call.params);
    if (call.kind === 'all') return prepared.all(...parameters);
    if (call.kind === 'one') {
      const row = prepared.get(...parameters);
      // What SQLite gives for a row.
      if (rowOf !== undefined && row) rows?.keep(rowOf, call.params['id'], row as Row);
      return row;
    }
    const { changes, lastInsertRowid } = prepared.run(...parameters);
    rows?.follow(call, lastInsertRowid);
    return changes;
  };
}

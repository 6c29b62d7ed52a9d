import type Database from 'better-sqlite3';

/** Bounded, because lists with varying filters write ever new statements. */
const most = 1000;

/** Statements by their text, each prepared once. */
export function preparer(connection: Database.Database): (call: { text: string }) => Database.Statement {
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

import Database from 'better-sqlite3';

/** Columns that differ in each copy: SQL in which `n` is the copy's number, from 1, and `row` the row copied. */
export type Differing = Record<string, string>;
export interface Copying {
  table: string;
  /** Which row is copied, as SQL about `row`. */
  where: string;
  count: number;
  differing: Differing;
}

const portion = 20_000;

/** A stopped server's file, filled by copying rows that the server itself wrote: fast, and right for any schema. */
export function withRows(
  file: string,
  fill: (copy: (copying: Copying) => void, db: Database.Database) => void,
): void {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  // Lost with the machine, and then the whole measure is.
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -262144');
  fill((copying) => copyRows(db, copying), db);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

function copyRows(db: Database.Database, { table, where, count, differing }: Copying): void {
  const columns = (db.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name);
  const row = db.prepare(`SELECT 1 FROM "${table}" AS row WHERE ${where}`).get();
  if (row === undefined) throw new Error(`There is no row to copy in ${table} where ${where}.`);
  const list = columns.map((name) => `"${name}"`).join(', ');
  const values = columns.map((name) => differing[name] ?? `row."${name}"`).join(', ');
  const copies = db.prepare(
    `WITH RECURSIVE copies(n) AS (SELECT CAST(@from AS INTEGER) UNION ALL SELECT n + 1 FROM copies WHERE n < @to),
     row AS MATERIALIZED (SELECT * FROM "${table}" AS row WHERE ${where} LIMIT 1)
     INSERT INTO "${table}" (${list}) SELECT ${values} FROM row, copies`,
  );
  for (let from = 1; from <= count; from += portion)
    copies.run({ from, to: Math.min(count, from + portion - 1) });
}

/** Copies of a run that has ended or, with its timer, waits for a time. */
export function copyRun(
  copy: (copying: Copying) => void,
  runId: string,
  count: number,
  isWaiting: boolean,
): void {
  const id = `row.id || '_' || n`;
  const run = `row.runId || '_' || n`;
  copy({ table: 'runs', where: `row.id = '${runId}'`, count, differing: { id } });
  copy({ table: 'runHistory', where: `row.runId = '${runId}'`, count, differing: { runId: run } });
  if (!isWaiting) return;
  const subject = `row.subject || '_' || n`;
  copy({ table: 'timers', where: `row.subject = '${runId}'`, count, differing: { id, subject } });
}

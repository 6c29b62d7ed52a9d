import Database from 'better-sqlite3';

/** Saves one row per call; all rows of one turn of the event loop share a commit, and the answers come after it. */
export function groupCommit(file: string): (body: string) => Promise<void> {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT)');
  const insert = db.prepare('INSERT INTO rows (body) VALUES (?)');
  let waiting: { body: string; resolve(): void }[] = [];
  const flush = db.transaction((rows: typeof waiting) => {
    for (const { body } of rows) insert.run(body);
  });
  return (body) =>
    new Promise((resolve) => {
      waiting.push({ body, resolve });
      if (waiting.length > 1) return;
      setImmediate(() => {
        const rows = waiting;
        waiting = [];
        flush(rows);
        for (const row of rows) row.resolve();
      });
    });
}

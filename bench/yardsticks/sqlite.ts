import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Commits per second of one small row, each on disk before the next: WAL with `synchronous=FULL`. */
export function sqliteCommits(seconds: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-bench-'));
  const db = new Database(join(folder, 'bench.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT)');
  const insert = db.prepare('INSERT INTO rows (body) VALUES (?)');
  const body = 'x'.repeat(500);
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < seconds * 1000) {
    insert.run(body);
    count++;
  }
  const perSecond = count / ((performance.now() - started) / 1000);
  db.close();
  rmSync(folder, { recursive: true });
  return perSecond;
}

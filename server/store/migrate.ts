import type { SqliteStore } from './sqlite.ts';
import { migrations } from './migrations/migrations.ts';
import { builder } from './query.ts';
import { searchText } from './search-text.ts';

/** Brings the file to the newest schema: each missing migration in a transaction of its own. Says which ran. */
export function migrate(store: SqliteStore): string[] {
  const { connection } = store;
  connection.function('searchText', { deterministic: true, varargs: true }, (...texts) =>
    searchText(...texts.map(String)),
  );
  connection.exec('CREATE TABLE IF NOT EXISTS migrations (id TEXT PRIMARY KEY, ranAt TEXT NOT NULL)');
  const done = new Set(connection.prepare('SELECT id FROM migrations').pluck().all());
  const missing = migrations.filter(({ id }) => !done.has(id));
  for (const migration of missing) {
    connection.transaction(() => {
      for (const statement of migration.statements(builder)) connection.exec(statement.compile().sql);
      connection.prepare("INSERT INTO migrations VALUES (?, datetime('now'))").run(migration.id);
    })();
  }
  return missing.map(({ id }) => id);
}

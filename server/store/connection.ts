import Database from 'better-sqlite3';
import { copyWithin } from './checkpoint.ts';

/** The connection that everything is written through. */
export function openConnection(file: string): Database.Database {
  const connection = new Database(file);
  // Counts only before the first table is made: pages that retention frees can be given back to the disk.
  connection.pragma('auto_vacuum = INCREMENTAL');
  connection.pragma('journal_mode = WAL');
  // Within a commit SQLite itself does not wait for the disk: `log-sync.ts` does, before anybody is told of the commit.
  connection.pragma('synchronous = NORMAL');
  connection.pragma('foreign_keys = ON');
  // Waiting inside SQLite would stop the whole process; `sqlite.ts` waits outside.
  connection.pragma('busy_timeout = 10');
  // In kB. What is written is at the end of each table; what is read from further back, the system keeps as well.
  connection.pragma('cache_size = -16384');
  connection.pragma('temp_store = MEMORY');
  connection.pragma(`wal_autocheckpoint = ${copyWithin}`);
  return connection;
}

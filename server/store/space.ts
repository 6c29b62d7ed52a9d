import type { SqliteStore } from './sqlite.ts';

export interface Space {
  /** Makes a file of an older version able to shrink, once: it is written anew. True when that was done. */
  prepare(): boolean;
  /** Bytes of the database, and of the part of it that holds nothing. */
  usage(): { bytes: number; freeBytes: number };
  /** Whether enough of the file is empty to be worth giving back; a little is kept for the next rows. */
  isSlack(): boolean;
  /** Gives a few empty pages back to the disk; short enough to stand between two calls. */
  giveBack(): void;
  /** Empties the log into the database, so that the file on disk really becomes smaller. */
  settle(): void;
}
const pagesAtOnce = 500;
const keptPages = 256;

/** The database file's space on disk, which shrinks while the server runs. */
export function createSpace({ connection }: Pick<SqliteStore, 'connection'>): Space {
  const read = (name: string): number => Number(connection.pragma(name, { simple: true }));
  return {
    prepare() {
      if (read('auto_vacuum') === 2) return false;
      connection.pragma('auto_vacuum = INCREMENTAL');
      connection.exec('VACUUM');
      return true;
    },
    usage() {
      const size = read('page_size');
      return { bytes: read('page_count') * size, freeBytes: read('freelist_count') * size };
    },
    isSlack() {
      const free = read('freelist_count');
      return free > keptPages && free > read('page_count') / 20;
    },
    // Stepped to its end only by `exec`; the prepared statement would free one page.
    giveBack: () => void connection.exec(`PRAGMA incremental_vacuum(${pagesAtOnce})`),
    settle: () => void connection.pragma('wal_checkpoint(TRUNCATE)'),
  };
}

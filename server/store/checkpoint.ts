import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { threadFile } from '../thread-file.ts';

export interface Checkpoint {
  /** A commit has been written to the log. */
  committed(): void;
  close(): void;
}

/** Looked at no more often than this, in commits. */
const lookEvery = 8;
/** From so many pages on, what the log holds is copied into the database file. */
const copyFrom = 4000;
/** From so many pages on, the log is begun anew once all of it is copied. */
const renewFrom = 24_000;
/** Where SQLite itself would copy, within a commit: only if the thread cannot. */
export const copyWithin = 32_000;

/**
 * Copying the log into the database file takes tens of milliseconds, in which nobody is answered: so a thread does it
 * beside the commits, which it does not hold up. Only the little that came meanwhile is copied here, now and then,
 * because the log can begin anew only when nothing is left in it.
 */
export function createCheckpoint(connection: Database.Database): Checkpoint {
  const look = connection.prepare<[], { log: number; checkpointed: number }>('PRAGMA wal_checkpoint(NOOP)');
  let thread: Worker | undefined;
  let isCopying = false;
  let commits = 0;

  const start = (): Worker => {
    const worker = new Worker(threadFile(import.meta.url, 'checkpoint-thread', 'checkpoint-thread.mjs'), {
      workerData: connection.name,
      // The options of this process are its own.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
    });
    worker.unref();
    worker.on('message', () => {
      isCopying = false;
      if (connection.open && (look.get()?.log ?? 0) > renewFrom) connection.pragma('wal_checkpoint(PASSIVE)');
    });
    // SQLite copies within a commit then.
    worker.on('error', () => (isCopying = true));
    return worker;
  };

  return {
    committed() {
      // Whoever is told of a commit may have closed the file.
      if (++commits % lookEvery !== 0 || isCopying || !connection.open) return;
      const { log = 0, checkpointed = 0 } = look.get() ?? {};
      if (log - checkpointed < copyFrom) return;
      isCopying = true;
      thread ??= start();
      thread.postMessage('copy');
    },
    close: () => thread?.postMessage('end'),
  };
}

import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';

/** Says when what was committed is on the disk. */
export interface LogSync {
  /** Calls back once every commit made until now is there; in the order in which it was asked. */
  after(callback: () => void, isAlone: boolean): void;
  close(): void;
}

/** What is asked of the system; a test puts a slow or broken disk here. */
export interface Disk {
  fdatasync(file: number, done: (error: Error | null) => void): void;
  fdatasyncSync(file: number): void;
}

/**
 * What `synchronous=FULL` does within each commit, done beside the next one: the log is written to the disk while the
 * main thread works on. Nobody is told of a commit before, so a promise given means the same. A log that cannot be
 * synced ends the process: the system may have dropped what it could not write, and only a new start reads what is there.
 */
export function createLogSync(databaseFile: string, disk: Disk = { fdatasync, fdatasyncSync }): LogSync {
  let log: number | undefined;
  let waiting: (() => void)[] = [];
  let isUnderWay = false;
  let isClosed = false;
  const open = (): number => (log ??= openSync(`${databaseFile}-wal`, 'r+'));

  const begin = (): void => {
    const covered = waiting;
    waiting = [];
    isUnderWay = covered.length > 0;
    if (!isUnderWay) return;
    disk.fdatasync(open(), (error) => {
      // Closing the database has synced what was left, and nobody is there to be told.
      if (isClosed) return;
      if (error) throw error;
      begin();
      for (const callback of covered) callback();
    });
  };

  return {
    after(callback, isAlone) {
      if (isAlone && !isUnderWay) {
        // Handing it to another thread would cost a lone caller more than it spares everybody else.
        disk.fdatasyncSync(open());
        return callback();
      }
      waiting.push(callback);
      if (!isUnderWay) begin();
    },
    close() {
      isClosed = true;
      if (log !== undefined) closeSync(log);
    },
  };
}

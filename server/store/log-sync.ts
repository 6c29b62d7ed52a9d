import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';

/** Says when what was committed is on the disk. */
export interface LogSync {
  /** Whether a commit is on its way to the disk. The next one is made when it is there. */
  readonly isUnderWay: boolean;
  /** Calls back once the commit that was just made is there. */
  after(callback: () => void, isAlone: boolean): void;
  close(): void;
}

/** What is asked of the system; a test puts a slow or broken disk here. */
export interface Disk {
  fdatasync(file: number, done: (error: Error | null) => void): void;
  fdatasyncSync(file: number): void;
}

/**
 * What `synchronous=FULL` does within each commit, done beside other work: the log is written to the disk while the
 * main thread works on. Nobody is told of a commit before, so a promise given means the same. A log that cannot be
 * synced ends the process: the system may have dropped what it could not write, and only a new start reads what is there.
 */
export function createLogSync(databaseFile: string, disk: Disk = { fdatasync, fdatasyncSync }): LogSync {
  let log: number | undefined;
  let isUnderWay = false;
  let isClosed = false;
  const open = (): number => (log ??= openSync(`${databaseFile}-wal`, 'r+'));

  return {
    get isUnderWay() {
      return isUnderWay;
    },
    after(callback, isAlone) {
      if (isAlone) {
        // Handing it to another thread would cost a lone caller more than it spares everybody else.
        disk.fdatasyncSync(open());
        return callback();
      }
      isUnderWay = true;
      disk.fdatasync(open(), (error) => {
        // Closing the database has synced what was left, and nobody is there to be told.
        if (isClosed) return;
        if (error) throw error;
        isUnderWay = false;
        callback();
      });
    },
    close() {
      isClosed = true;
      if (log !== undefined) closeSync(log);
    },
  };
}

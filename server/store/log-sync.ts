import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';

/** Says when what was committed is on the disk. */
export interface LogSync {
  /** How many commits are on their way to the disk. */
  readonly underWay: number;
  /** Calls back once the commit that was just made is there, and all those before it. */
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
  // One descriptor for each commit under way: the system tells each descriptor of a lost page once, so none may share it.
  const files: number[] = [];
  const free: number[] = [];
  const waiting: { callback: () => void; isThere: boolean }[] = [];
  let isClosed = false;

  function take(): number {
    const known = free.pop();
    if (known !== undefined) return known;
    const file = openSync(`${databaseFile}-wal`, 'r+');
    files.push(file);
    return file;
  }
  /** A commit builds on those before it: nobody is told of it before them. */
  function tell(): void {
    while (waiting[0]?.isThere) waiting.shift()?.callback();
  }

  return {
    get underWay() {
      return waiting.length;
    },
    after(callback, isAlone) {
      const file = take();
      if (isAlone) {
        // Handing it to another thread would cost a lone caller more than it spares everybody else.
        disk.fdatasyncSync(file);
        free.push(file);
        return callback();
      }
      const commit = { callback, isThere: false };
      waiting.push(commit);
      disk.fdatasync(file, (error) => {
        // Closing the database has synced what was left, and nobody is there to be told.
        if (isClosed) return;
        if (error) throw error;
        free.push(file);
        commit.isThere = true;
        tell();
      });
    },
    close() {
      isClosed = true;
      for (const file of files) closeSync(file);
    },
  };
}

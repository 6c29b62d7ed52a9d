import type Database from 'better-sqlite3';
import { StoreUnavailable, type Db, type Work } from '../../engine/runtime/work.ts';
import { carryOut } from './asking.ts';
import { createAvailability, type Availability } from './availability.ts';
import { createCheckpoint } from './checkpoint.ts';
import { openConnection } from './connection.ts';
import { isHeld, unavailable } from './faults.ts';
import { createLogSync, type Disk } from './log-sync.ts';
import { statements } from './prepared.ts';
import type { Call } from './query.ts';
import { RowCache } from './row-cache.ts';
import { tableShapes } from './table-shapes.ts';
import { say } from '../contract/say.ts';

export interface SqliteStore extends Db {
  /** The connection, for migrations, backup and tests of the file itself. */
  readonly connection: Database.Database;
  readonly availability: Availability;
  /** Whether so many writes wait that no more should be asked for: a tenth of what is taken at most. */
  isCrowded(): boolean;
  close(): void;
}

export interface SqliteOptions {
  synchronous?: 'FULL' | 'NORMAL';
  /** Writes that may wait: for the turn of the event loop, for the disk, or until the file is free again. */
  mostWaiting?: number;
  /** Other than the system's, in tests. */
  disk?: Disk;
  /** Goes around each call to the store, in tests. */
  watch?(call: () => unknown): unknown;
}

/** So many writes are worth a commit of their own while the one before is still on its way to the disk. */
const enough = 10;
const mostUnderWay = 2;

/** How long a write waits for another program that holds the file, and how often it looks. */
const heldPatienceMs = 5000;
const heldLookMs = 40;

/** Where a piece of work is done. On trust: without a savepoint to come back to. */
interface Part {
  callbacks: (() => void)[];
  isOnTrust: boolean;
  /** Only where nobody else writes meanwhile: in a commit. */
  rows?: RowCache;
  /** Why nothing may go on here. Shared by all parts of a commit. */
  fate: { end?: unknown };
}
/** Work done on trust has failed: the commit is undone and done again with a savepoint each. */
const broken = new Error('Work done on trust has failed.');

type Isolated<T> = { ok: true; value: T } | { ok: false; error: unknown };

interface Job {
  work: () => Work<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Opens one SQLite file. FULL: a write resolves when it is on the disk, so it survives a power cut. */
export function openSqlite(
  file: string,
  { synchronous = 'FULL', mostWaiting = 10_000, disk, watch }: SqliteOptions = {},
): SqliteStore {
  const connection = openConnection(file);
  const logSync = synchronous === 'FULL' ? createLogSync(file, disk) : undefined;
  const checkpoint = createCheckpoint(connection);

  const carryOutStatement = statements(connection);
  const shapeOf = tableShapes(connection);
  const answer = (call: Call, part: Part): unknown => {
    if (call.kind === 'afterCommit') return void part.callbacks.push(call.callback);
    if (call.kind === 'isolated') return isolate(call.work, part);
    return carryOutStatement(call, part.rows);
  };

  const drive = <T>(work: () => Work<T>, part: Part): T => {
    const { fate } = part;
    const answered = (call: Call): unknown => {
      // Whoever caught the end of it all gets no further.
      if (fate.end !== undefined) throw fate.end;
      try {
        return watch ? watch(() => answer(call, part)) : answer(call, part);
      } catch (error) {
        // SQLite may have undone the whole transaction: nothing may go on in it.
        fate.end = error === broken ? error : unavailable(error);
        throw fate.end ?? error;
      }
    };
    // Nobody may catch the end of it all, and nothing that was made of it may be kept.
    try {
      const value = carryOut(work, answered);
      if (fate.end === undefined) return value;
    } catch (error) {
      throw fate.end ?? error;
    }
    throw fate.end;
  };

  const savepoint = connection.prepare('SAVEPOINT part');
  const release = connection.prepare('RELEASE part');
  const undo = connection.prepare('ROLLBACK TO part');

  /** Savepoints of the same name nest: the innermost is meant. */
  const isolate = <T>(work: () => Work<T>, part: Part): Isolated<T> => {
    if (part.isOnTrust) return { ok: true, value: trust(work, part) };
    savepoint.run();
    const own: (() => void)[] = [];
    try {
      const value = drive(work, { ...part, callbacks: own });
      release.run();
      part.callbacks.push(...own);
      return { ok: true, value };
    } catch (error) {
      const fault = unavailable(error);
      if (fault) throw fault;
      undo.run();
      release.run();
      part.rows?.forget();
      return { ok: false, error };
    }
  };

  const trust = <T>(work: () => Work<T>, part: Part): T => {
    try {
      return drive(work, part);
    } catch (error) {
      throw unavailable(error) ?? broken;
    }
  };

  /** Writes that wait for their commit, and how many are committed but not on the disk yet: on one that hangs, for long. */
  const queue: Job[] = [];
  let untold = 0;
  const waiting = (): number => queue.length + untold;
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const rollback = connection.prepare('ROLLBACK');

  let heldSince: number | undefined;
  const availability = createAvailability(() => {
    try {
      // Needs fresh pages as well as the right to write, and leaves nothing.
      connection.exec(
        'BEGIN IMMEDIATE; CREATE TABLE writeTrial (filler BLOB); INSERT INTO writeTrial VALUES (zeroblob(65536)); DROP TABLE writeTrial; COMMIT',
      );
      return undefined;
    } catch (error) {
      if (connection.inTransaction) rollback.run();
      return unavailable(error) ?? new StoreUnavailable(say('fileNotWritten'), { cause: error });
    }
  });

  const giveUp = (jobs: Job[], error: unknown): void => {
    if (connection.inTransaction) rollback.run();
    const fault = unavailable(error);
    if (fault) availability.lost(fault);
    for (const job of jobs) job.reject(fault ?? error);
  };

  /** False: another program holds the file, and the writes wait on, or were given up. */
  const begun = (): boolean => {
    try {
      begin.run();
      heldSince = undefined;
      return true;
    } catch (error) {
      heldSince ??= performance.now();
      // Whoever comes once the patience is used up is told at once.
      if (isHeld(error) && performance.now() - heldSince < heldPatienceMs) setTimeout(flush, heldLookMs);
      else giveUp(queue.splice(0), error);
      return false;
    }
  };

  /** Fewer commits write the same pages less often, so the next one is made when the disk is free or much has come. */
  const isGathering = (): boolean => {
    const { underWay } = logSync ?? { underWay: 0 };
    return underWay >= mostUnderWay || (underWay > 0 && queue.length < enough);
  };
  let isOnTrust = true;

  /**
   * All writes of one turn of the event loop in one commit; answers only after it. Savepoints cost more than what most
   * work writes, and hardly any work fails: so it is done without them first, and once more with them if some does.
   */
  const flush = (): void => {
    if (queue.length === 0) return;
    if (isGathering()) return;
    if (!begun()) return;
    const jobs = queue.splice(0);
    const outcomes: Isolated<unknown>[] = [];
    const part: Part = { callbacks: [], isOnTrust, rows: new RowCache(shapeOf), fate: {} };
    try {
      for (const job of jobs) outcomes.push(isolate(job.work, part));
      commit.run();
    } catch (error) {
      // SQLite may have rolled back by itself, or the file may be closed: then there is nothing to do again.
      if (error !== broken || !connection.inTransaction) return giveUp(jobs, error);
      rollback.run();
      queue.unshift(...jobs);
      isOnTrust = false;
      return flush();
    }
    isOnTrust = true;
    untold += jobs.length;
    const tell = (): void => {
      untold -= jobs.length;
      for (const [at, job] of jobs.entries()) {
        const outcome = outcomes[at];
        if (outcome?.ok) job.resolve(outcome.value);
        else job.reject(outcome?.error);
      }
      for (const callback of part.callbacks) callback();
      if (availability.fault) availability.regained();
      if (queue.length > 0) setImmediate(flush);
    };
    if (logSync) logSync.after(tell, jobs.length === 1);
    else tell();
    checkpoint.committed();
  };

  return {
    connection,
    availability,
    isCrowded: () => waiting() * 10 >= mostWaiting,
    read: async (work) => drive(work, { callbacks: [], isOnTrust: false, fate: {} }),
    write: (work) =>
      new Promise((resolve, reject) => {
        if (!connection.open) return reject(new StoreUnavailable(say('serverStops')));
        if (waiting() >= mostWaiting) return reject(new StoreUnavailable(say('queueFull')));
        if (queue.length === 0 || queue.length === enough - 1) setImmediate(flush);
        // Each job resolves with the value of its own work.
        queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      }),
    close() {
      availability.close();
      for (const job of queue.splice(0)) job.reject(new StoreUnavailable(say('serverStops')));
      checkpoint.close();
      logSync?.close();
      connection.close();
    },
  };
}

import Database from 'better-sqlite3';
import type { Db, Work } from '../../engine/runtime/work.ts';
import type { Call, Compiled } from './query.ts';

export interface SqliteStore extends Db {
  /** The connection, for migrations, backup and tests of the file itself. */
  readonly connection: Database.Database;
  close(): void;
}

const maxPrepared = 1000;

type Isolated<T> = { ok: true; value: T } | { ok: false; error: unknown };

interface Job {
  work: () => Work<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Opens one SQLite file. Durable: WAL with `synchronous=FULL`, so a resolved write survives a power cut. */
export function openSqlite(
  file: string,
  { synchronous = 'FULL' }: { synchronous?: 'FULL' | 'NORMAL' } = {},
): SqliteStore {
  const connection = new Database(file);
  connection.pragma('journal_mode = WAL');
  connection.pragma(`synchronous = ${synchronous}`);
  connection.pragma('foreign_keys = ON');
  connection.pragma('busy_timeout = 5000');
  connection.pragma('cache_size = -65536');
  connection.pragma('temp_store = MEMORY');
  // Moved into the main file in fewer, larger portions: each costs two syncs that all writers wait for.
  connection.pragma('wal_autocheckpoint = 8000');

  // Bounded, because lists with varying filters write ever new statements.
  const prepared = new Map<string, Database.Statement>();
  const prepare = ({ text }: Compiled): Database.Statement => {
    const known = prepared.get(text);
    if (known) return known;
    if (prepared.size >= maxPrepared) prepared.clear();
    const fresh = connection.prepare(text);
    prepared.set(text, fresh);
    return fresh;
  };

  const answer = (call: Call, callbacks: (() => void)[]): unknown => {
    if (call.kind === 'afterCommit') return void callbacks.push(call.callback);
    if (call.kind === 'isolated') return driveIsolated(call.work, callbacks);
    const compiled = call.statement.sql();
    const prepared = prepare(compiled);
    const parameters = compiled.arguments(call.params);
    if (call.kind === 'one') return prepared.get(...parameters);
    if (call.kind === 'all') return prepared.all(...parameters);
    return prepared.run(...parameters).changes;
  };

  const drive = <T>(work: () => Work<T>, callbacks: (() => void)[]): T => {
    const generator = work();
    let step = generator.next();
    while (!step.done) {
      let reply: unknown;
      try {
        // Only this store's own primitives yield, and they yield `Call`.
        reply = answer(step.value as Call, callbacks);
      } catch (error) {
        step = generator.throw(error);
        continue;
      }
      step = generator.next(reply);
    }
    return step.value;
  };

  const savepoint = connection.prepare('SAVEPOINT part');
  const release = connection.prepare('RELEASE part');
  const undo = connection.prepare('ROLLBACK TO part');

  /** Savepoints of the same name nest: the innermost is meant. */
  const driveIsolated = <T>(work: () => Work<T>, callbacks: (() => void)[]): Isolated<T> => {
    savepoint.run();
    const own: (() => void)[] = [];
    try {
      const value = drive(work, own);
      callbacks.push(...own);
      return { ok: true, value };
    } catch (error) {
      undo.run();
      return { ok: false, error };
    } finally {
      release.run();
    }
  };

  const queue: Job[] = [];
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const rollback = connection.prepare('ROLLBACK');

  /** All writes of one turn of the event loop in one commit, a savepoint each; answers only after it. */
  const flush = (): void => {
    const jobs = queue.splice(0);
    const settled: (() => void)[] = [];
    const callbacks: (() => void)[] = [];
    try {
      begin.run();
      for (const job of jobs) {
        const outcome = driveIsolated(job.work, callbacks);
        settled.push(() => (outcome.ok ? job.resolve(outcome.value) : job.reject(outcome.error)));
      }
      commit.run();
    } catch (error) {
      if (connection.inTransaction) rollback.run();
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const settle of settled) settle();
    for (const callback of callbacks) callback();
  };

  return {
    connection,
    read: async (work) => drive(work, []),
    write: (work) =>
      new Promise((resolve, reject) => {
        if (queue.length === 0) setImmediate(flush);
        // Each job resolves with the value of its own work.
        queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      }),
    close: () => connection.close(),
  };
}

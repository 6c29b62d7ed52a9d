import type { Db, Work } from '../../../engine/runtime/work.ts';
import { carryOut as carryOutOn } from '../../../server/store/asking.ts';
import type { Journal } from './table.ts';

/** Thrown through everything when a process dies in the middle of its work: nobody may catch it and go on. */
export class Died extends Error {}

/** When a connection's work gets its turn. Everything else about it is synchronous. */
export interface Turns {
  write(flush: () => void): void;
  read(look: () => void): void;
  /** Before a commit's work and after it is kept, but before anybody is told: the places where a process may die. */
  opening?(): void;
  committed?(): void;
}
/** As the embedded database does it: writes at the end of the turn of the event loop, reads at once. */
const turnsOfNode: Turns = { write: (flush) => void setImmediate(flush), read: (look) => look() };

export interface MemoryConnection extends Db {
  /** As if the process were killed: nothing more is done, and nothing it asked for is ever answered. */
  die(): void;
  readonly isDead: boolean;
}

interface Job {
  work: () => Work<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** One process's door to the tables. Its writes of one turn share one commit, each stands or falls alone in it. */
export function connect(journal: Journal, turns: Turns = turnsOfNode): MemoryConnection {
  const queue: Job[] = [];
  let isDead = false;
  const start = journal.mark();

  function die(): void {
    isDead = true;
    queue.length = 0;
  }

  function attempt(job: Job): () => void {
    const mark = journal.mark();
    try {
      const value = carryOut(job.work);
      return () => job.resolve(value);
    } catch (error) {
      if (error instanceof Died) throw error;
      journal.undoTo(mark);
      return () => job.reject(error);
    }
  }

  function flush(): void {
    if (isDead) return;
    const jobs = queue.splice(0);
    try {
      turns.opening?.();
      const settled = jobs.map(attempt);
      const callbacks = journal.commit();
      turns.committed?.();
      for (const settle of settled) settle();
      for (const callback of callbacks) callback();
    } catch (error) {
      journal.undoTo(start);
      if (error instanceof Died) return die();
      for (const job of jobs) job.reject(error);
    }
  }

  return {
    die,
    get isDead() {
      return isDead;
    },
    read: (work) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (isDead) return;
          try {
            resolve(carryOut(work));
          } catch (error) {
            if (error instanceof Died) die();
            else reject(error);
          }
        };
        turns.read(look);
      }),
    write: (work) =>
      new Promise((resolve, reject) => {
        if (isDead) return;
        if (queue.length === 0) turns.write(flush);
        // Each job resolves with the value of its own work.
        queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      }),
  };
}

/** The store's methods work on the tables directly, so nothing asks. */
const carryOut = <T>(work: () => Work<T>): T =>
  carryOutOn(work, ({ kind }) => {
    throw new Error(`Work on the memory store has asked "${kind}" of another store.`);
  });

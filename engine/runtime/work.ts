import type { Worded } from '../core/sentence.ts';

/**
 * A piece of database work: a generator that yields calls to the store and receives rows. The engine composes
 * work and never looks inside a call, so the same work runs synchronously on SQLite and, later,
 * asynchronously on Postgres.
 */
export type Work<T> = Generator<StoreCall, T, unknown>;

/**
 * Whether work has yet to be moved. The server is built with its work written plainly (`server/plain-work.mjs`): there it
 * is done as soon as it is called, and what it came to stands in its place.
 */
export const isToMove = <T>(work: Work<T> | T): work is Work<T> =>
  typeof work === 'object' && work !== null && 'next' in work && typeof work.next === 'function';

/** Opaque to the engine; the store that runs the work knows its calls. */
export interface StoreCall {
  readonly kind: string;
}

/** Where work is run. Writes that arrive together share one commit; each stands or falls alone in it. */
export interface Db {
  read<T>(work: () => Work<T>): Promise<T>;
  /** Resolves after the commit is on disk. Rejects, with nothing of this work kept, when the work throws. */
  write<T>(work: () => Work<T>): Promise<T>;
}

/**
 * Nothing can be kept at the moment: a full disk, a file that may not be written or that another program holds. Nothing
 * of the work is kept; the same work may be handed in again later. The message says what an operator can do.
 */
export class StoreUnavailable extends Error {
  constructor(
    readonly said: Worded,
    options?: ErrorOptions,
  ) {
    super(said.message, options);
  }
}

/** Something stored is not what was once written there. What needs it is set aside; all else goes on. */
export class Unreadable extends Error {
  constructor(
    readonly said: Worded,
    options?: ErrorOptions,
  ) {
    super(said.message, options);
  }
}

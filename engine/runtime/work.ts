/**
 * A piece of database work: a generator that yields calls to the store and receives rows. The engine composes
 * work and never looks inside a call, so the same work runs synchronously on SQLite and, later,
 * asynchronously on Postgres.
 */
export type Work<T> = Generator<StoreCall, T, unknown>;

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

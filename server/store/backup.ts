import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { migrations } from './migrations/migrations.ts';

/** Pages copied before others get a turn: about a millisecond. */
const pagesAtOnce = 500;

/**
 * Copies the database as it is at this moment, while the server writes on: the copy is read from a snapshot, so
 * writes neither wait for it nor get into it. `target` is there only once it is whole, checked and on the disk.
 */
export async function backUp(
  file: string,
  target: string,
): Promise<{ bytes: number } | { faults: string[] }> {
  const part = `${target}.part`;
  rmSync(part, { force: true });
  const source = new Database(file, { readonly: true, fileMustExist: true });
  try {
    // The snapshot begins with the first read and lasts as long as the transaction.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await source.backup(part, { progress: () => pagesAtOnce });
  } finally {
    source.close();
  }
  makeOneFile(part);
  const faults = faultsOf(part);
  if (faults.length > 0) return { faults };
  moveDurably(part, target);
  return { bytes: statSync(target).size };
}

/** Why this file cannot be used as a database of this version of Switchyard; empty when it can. */
export function faultsOf(file: string): string[] {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const found = connection.pragma('integrity_check(10)') as { integrity_check: string }[];
    const faults = found.map((row) => row.integrity_check).filter((line) => line !== 'ok');
    return faults.length > 0 ? faults : schemaFaults(connection);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    connection.close();
  }
}

function schemaFaults(connection: Database.Database): string[] {
  const isOurs = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'").get();
  if (!isOurs) return ['It is not a database of Switchyard.'];
  const known = new Set(migrations.map(({ id }) => id));
  const unknown = connection.prepare('SELECT id FROM migrations').pluck().all().map(String);
  const newer = unknown.filter((id) => !known.has(id));
  return newer.length > 0
    ? [`It was written by a newer Switchyard (${newer.join(', ')}). Update this one first.`]
    : [];
}

/** A copy of a database with a log says it has one; then two more files would appear beside it when it is opened. */
function makeOneFile(file: string): void {
  const connection = new Database(file);
  connection.pragma('journal_mode = DELETE');
  connection.close();
}

/** Renames so that after a power cut either the old or the new is there, whole. */
export function moveDurably(from: string, to: string): void {
  sync(from);
  renameSync(from, to);
  sync(dirname(to));
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

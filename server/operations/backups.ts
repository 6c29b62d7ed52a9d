import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { takeLock } from '../lock.ts';
import { backUp, faultsOf, moveDurably } from '../store/backup.ts';

const database = 'switchyard.db';
const noteFile = 'last-backup.json';
const noteSchema = z.object({ at: z.string(), file: z.string(), bytes: z.int() });
export type BackupNote = z.infer<typeof noteSchema>;
type Outcome<T> = T | { refused: string };

/** `2026-11-25T21-36-05Z`: fit for the name of a file on every system. */
const stampOf = (now: number): string => new Date(now).toISOString().replace(/\.\d+/, '').replace(/:/g, '-');

/** Copies the database of a data folder, whether or not a server runs on it, and notes that it was done. */
export async function makeBackup(
  folder: string,
  now: number,
  target = join(folder, 'backups', `switchyard-${stampOf(now)}.db`),
): Promise<Outcome<BackupNote>> {
  const source = join(folder, database);
  if (!existsSync(source))
    return { refused: `There is no database in ${folder}. Set DATA_DIR to its folder.` };
  if (existsSync(target)) return { refused: `${target} exists. Choose another name, or take it away first.` };
  mkdirSync(dirname(target), { recursive: true });
  const made = await backUp(source, target);
  if ('faults' in made)
    return { refused: `The copy is damaged and was not kept as ${target}: ${made.faults.join(' ')}` };
  // As private as the database itself.
  chmodSync(target, 0o600);
  const note = { at: new Date(now).toISOString(), file: target, bytes: made.bytes };
  writeFileSync(join(folder, noteFile), JSON.stringify(note));
  return note;
}

/** The last backup that was made of this folder, by whomever. */
export function lastBackup(folder: string): BackupNote | null {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(join(folder, noteFile), 'utf8')));
  } catch {
    // None was made yet, or its note cannot be read: neither is a reason to show nothing else.
    return null;
  }
}

export interface Restored {
  /** Where the database is that stood there before. */
  aside: string | null;
  /** The key that opens stored secrets is neither in the folder nor was it part of the backup. */
  isKeyMissing: boolean;
}

/** Puts a backup in the place of a folder's database, which is kept aside. Refused while a server runs on it. */
export function restoreBackup(folder: string, file: string, now: number): Outcome<Restored> {
  if (!existsSync(file)) return { refused: `There is no file ${file}.` };
  mkdirSync(folder, { recursive: true });
  const lock = takeLock(folder);
  if ('heldBy' in lock)
    return { refused: `A server (process ${lock.heldBy}) runs on ${folder}. Stop it first.` };
  try {
    const faults = faultsOf(file);
    if (faults.length > 0) return { refused: `${file} cannot be restored: ${faults.join(' ')}` };
    const place = join(folder, database);
    copyFileSync(file, `${place}.new`);
    const aside = existsSync(place) ? join(folder, `switchyard-before-${stampOf(now)}.db`) : null;
    // The log belongs to the database it was written for: with another one it would destroy it.
    if (aside)
      for (const part of ['', '-wal', '-shm'])
        if (existsSync(place + part)) renameSync(place + part, aside + part);
    moveDurably(`${place}.new`, place);
    return { aside, isKeyMissing: !existsSync(join(folder, 'secret.key')) };
  } finally {
    lock.release();
  }
}

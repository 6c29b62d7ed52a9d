import { StoreUnavailable } from '../../engine/runtime/work.ts';
import type { Said } from '../../engine/core/sentence.ts';
import { say } from '../contract/say.ts';

/** SQLite's result codes that speak of the file or the disk and not of the statement, with what can be done. */
const advice: readonly (readonly [code: string, said: Said])[] = [
  ['SQLITE_FULL', say('diskFull')],
  ['SQLITE_READONLY', say('fileReadOnly')],
  ['SQLITE_BUSY', say('fileHeld')],
  ['SQLITE_LOCKED', say('fileHeld')],
  ['SQLITE_CANTOPEN', say('fileClosed')],
  ['SQLITE_IOERR', say('diskError')],
];
const damage = ['SQLITE_CORRUPT', 'SQLITE_NOTADB'];

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The error as one that passes by itself or by an operator's hand; undefined when the work itself is at fault. */
export function unavailable(error: unknown): StoreUnavailable | undefined {
  if (error instanceof StoreUnavailable) return error;
  const code = codeOf(error);
  const known = advice.find(([start]) => code.startsWith(start));
  return known && new StoreUnavailable(known[1], { cause: error });
}
export const isHeld = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));

/** What an operator is told when the database cannot be opened; undefined when the file is not to blame. */
export function startAdvice(error: unknown, file: string): string | undefined {
  if (damage.some((start) => codeOf(error).startsWith(start)))
    return `The database file ${file} is damaged. Nothing was changed. Keep a copy of it, and put a backup in its place; the README says how.`;
  const fault = unavailable(error);
  return fault && `The database file ${file} cannot be used. ${fault.message}`;
}

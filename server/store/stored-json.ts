import { Unreadable } from '../../engine/runtime/work.ts';
import type { Said, Worded } from '../../engine/core/sentence.ts';
import { say } from '../contract/say.ts';

/** What this house once wrote as JSON; `damaged` says so where it can no longer be read. */
export function stored<T>(text: string, damaged: () => Said): T {
  try {
    // Written by the same house, from a value of this type.
    return JSON.parse(text) as T;
  } catch (error) {
    throw new Unreadable(damaged(), { cause: error });
  }
}

/** A sentence's key and values as a column keeps them, beside the English. */
export const writeSaid = ({ sentence, params }: Worded): string | null =>
  sentence === undefined ? null : JSON.stringify({ sentence, params });

export const readSaid = (text: string | null): Partial<Said> =>
  text === null ? {} : stored(text, () => say('reasonDamaged'));

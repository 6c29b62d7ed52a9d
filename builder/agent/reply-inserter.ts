import type { RefObject } from 'react';

/**
 * How panels beside the reply box put words into it. The box fills it in; what it holds is called by presses only, so
 * nothing is drawn anew when it changes.
 */
export type ReplyInserter = RefObject<((words: string) => void) | null>;

/** What was written stays; what is put in comes after it, with an empty line between. */
export const joined = (written: string, words: string): string =>
  written.trim() === '' ? words : `${written.trimEnd()}\n\n${words}`;

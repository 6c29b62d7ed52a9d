import { Unreadable } from '../../engine/runtime/work.ts';

/** What this house once wrote as JSON; `what` names it where it can no longer be read. */
export function stored<T>(text: string, what: string): T {
  try {
    // Written by the same house, from a value of this type.
    return JSON.parse(text) as T;
  } catch (error) {
    throw new Unreadable(`${what} is damaged and cannot be read.`, { cause: error });
  }
}

import type { Said } from '../sentence.ts';
import { say } from '../sentences/say.ts';

/**
 * Bounds the time of one evaluation: loops and searches spend from it. Evaluation never waits, so one counter
 * serves all of them, one after the other.
 */
const allowance = 100_000;
const longestList = 1_000;
let left = allowance;

export function renewBudget(): void {
  left = allowance;
}

export function spend(units: number): void {
  left -= units;
  if (left < 0) throw new ExpressionFault(say('tooLong'));
}

/** Stands before every list that is looped over. */
export function bounded(list: unknown): unknown {
  const length = Array.isArray(list)
    ? list.length
    : typeof list === 'object' && list !== null
      ? Object.keys(list).length
      : 0;
  if (length > longestList)
    throw new ExpressionFault(say('loopTooLong', { most: longestList.toLocaleString('en'), length }));
  spend(length + 1);
  return list;
}

/** A failure with a sentence for people. Caught where the expression is evaluated, never beyond. */
export class ExpressionFault extends Error {
  constructor(readonly said: Said) {
    super(said.message);
  }
}

/** The sentence for a failure that data can cause. Anything else is a bug and goes on as an exception. */
export function faultIn(error: unknown): Said {
  if (error instanceof ExpressionFault) return error.said;
  // Walking data that is nested without end runs out of stack; nothing else here does.
  if (error instanceof RangeError) return say('valueTooDeep');
  throw error;
}

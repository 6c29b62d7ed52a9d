import { ExpressionFault } from './budget.ts';
import { isRecord } from './plain.ts';
import { say } from '../sentences/say.ts';

const units = { seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

/** A date, or a time with its zone: without one, a text would mean another moment on another machine. */
const isoTime = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/i;

/** Epoch milliseconds, or `undefined` if the value is no time. */
export function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !isoTime.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/** Milliseconds of `{ days, hours, minutes, seconds }`. */
export function durationOf(value: unknown): number {
  const fail = (): never => {
    throw new ExpressionFault(say('lengthOfTime', { example: '{ minutes: 30 }' }));
  };
  if (!isRecord(value)) return fail();
  let total = 0;
  let named = false;
  for (const [unit, amount] of Object.entries(value)) {
    if (!Object.hasOwn(units, unit) || typeof amount !== 'number' || !Number.isFinite(amount)) return fail();
    total += amount * units[unit as keyof typeof units]; // a unit, as just asked
    named = true;
  }
  return named ? total : fail();
}

import type { Comparison, Condition } from '../condition.ts';
import type { Scope } from './cel.ts';
import { compileOperand } from './operand.ts';
import { parsePath, readPath } from './path.ts';
import { isRecord } from './plain.ts';
import { durationOf, timeOf } from './time.ts';

/** The next moment after `now` at which time alone may change what the rows of a condition say. */
export function nextMoment(condition: Condition, scope: Scope): number | undefined {
  const now = timeOf(scope.now) ?? 0;
  const later = momentsIn(condition, scope).filter((moment) => moment > now);
  return later.length === 0 ? undefined : Math.min(...later);
}

function momentsIn(condition: Condition, scope: Scope): number[] {
  if ('all' in condition) return condition.all.flatMap((part) => momentsIn(part, scope));
  if ('any' in condition) return condition.any.flatMap((part) => momentsIn(part, scope));
  if ('not' in condition) return momentsIn(condition.not, scope);
  return 'left' in condition ? momentsOf(condition, scope) : [];
}

function momentsOf({ left, op, right }: Comparison, scope: Scope): number[] {
  const path = parsePath(left.trim());
  const filled = compileOperand(right, '').fill(scope);
  if (!path || !filled.ok) return [];
  const value = readPath(scope, path);
  if (op === 'olderThan' || op === 'within') {
    const time = timeOf(value);
    if (time === undefined || !isRecord(filled.value)) return [];
    const length = durationOf(filled.value);
    return [Math.ceil(time - length), Math.floor(time + length) + 1];
  }
  const others = path.join('.') === 'now' ? [filled.value].flat() : isNow(right) ? [value] : [];
  // At that millisecond and right after it: whether the row says "from then on" or "after it".
  return others.flatMap((other) => timeOf(other) ?? []).flatMap((time) => [time, time + 1]);
}

const isNow = (right: unknown): boolean => isRecord(right) && right.path === 'now';

/** Whether a part of it looks at the clock in a way of which the next moment cannot be told. */
export function hidesClock(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(hidesClock);
  if ('any' in condition) return condition.any.some(hidesClock);
  if ('not' in condition) return hidesClock(condition.not);
  if ('cel' in condition) return /\bnow\b/.test(condition.cel);
  return compileOperand(condition.right, '').reads.includes('now') && !isNow(condition.right);
}

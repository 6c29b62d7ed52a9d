import type { Operator } from '../condition.ts';
import { ExpressionFault, spend } from './budget.ts';
import { fold } from './fold.ts';
import { equal, isRecord, toText, kindOf } from './plain.ts';
import { durationOf, timeOf } from './time.ts';
import { say } from '../sentences/say.ts';

/** What the operators look at. `previous` and `now` are read only by those that need them. */
export interface Operands {
  left: unknown;
  right: unknown;
  previous: unknown;
  now: unknown;
}

/** One comparison of a condition's row. Throws an `ExpressionFault` where the values cannot be compared. */
export function compare(op: Operator, { left, right, previous, now }: Operands): boolean {
  switch (op) {
    case 'eq':
      return same(left, right);
    case 'neq':
      return !same(left, right);
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return ordered(op, left, right);
    case 'between':
      return isBetween(left, right);
    case 'contains':
      return holds(left, right);
    case 'containsAny':
      return listOf(right, op).some((item) => holds(left, item));
    case 'containsAll':
      return listOf(right, op).every((item) => holds(left, item));
    case 'startsWith':
      return atEdge(left, right, op, (text, part) => text.startsWith(part));
    case 'endsWith':
      return atEdge(left, right, op, (text, part) => text.endsWith(part));
    case 'in':
      return listOf(right, op).some((item) => same(left, item));
    case 'isEmpty':
      return isEmpty(left);
    case 'notEmpty':
      return !isEmpty(left);
    case 'changed':
      return !exact(left, previous);
    case 'changedTo':
      return same(left, right) && !same(previous, right);
    case 'olderThan':
      return left != null && moment(now) - moment(left) > durationOf(right);
    case 'within':
      return left != null && Math.abs(moment(now) - moment(left)) <= durationOf(right);
    default:
      return unknownOperator(op);
  }
}

const sameText = (left: string, right: string): boolean => left === right || fold(left) === fold(right);
const same = (left: unknown, right: unknown): boolean => equal(left, right, sameText);
const exact = (left: unknown, right: unknown): boolean => equal(left, right, () => false);

type Order = 'gt' | 'gte' | 'lt' | 'lte';

/** Numbers by size, texts (and so times) by their folded characters. Nothing is in no order to anything. */
function ordered(op: Order, left: unknown, right: unknown): boolean {
  if (left == null || right == null) return false;
  if (typeof left === 'number' && typeof right === 'number') return inOrder(op, left, right);
  if (typeof left === 'string' && typeof right === 'string') return inOrder(op, fold(left), fold(right));
  throw new ExpressionFault(say('noOrder', { left: kindOf(left), right: kindOf(right) }));
}

function inOrder<Value extends string | number>(op: Order, left: Value, right: Value): boolean {
  switch (op) {
    case 'gt':
      return left > right;
    case 'gte':
      return left >= right;
    case 'lt':
      return left < right;
    case 'lte':
      return left <= right;
    default:
      return unknownOperator(op);
  }
}

function isBetween(left: unknown, right: unknown): boolean {
  const bounds = listOf(right, 'between');
  if (bounds.length !== 2) throw new ExpressionFault(say('betweenNeedsTwo'));
  return ordered('gte', left, bounds[0]) && ordered('lte', left, bounds[1]);
}

/** A text holds a piece of text, a list holds an item. */
function holds(whole: unknown, part: unknown): boolean {
  if (whole == null || part == null) return false;
  if (Array.isArray(whole)) {
    spend(whole.length);
    return whole.some((item) => same(item, part));
  }
  if (typeof whole === 'string' && typeof part !== 'object') return fold(whole).includes(fold(toText(part)));
  throw new ExpressionFault(say('cannotContain', { whole: kindOf(whole), part: kindOf(part) }));
}

function atEdge(
  left: unknown,
  right: unknown,
  op: Operator,
  test: (text: string, part: string) => boolean,
): boolean {
  if (left == null || right == null) return false;
  if (typeof left === 'string' && typeof right === 'string') return test(fold(left), fold(right));
  throw new ExpressionFault(say('comparesTexts', { op, left: kindOf(left), right: kindOf(right) }));
}

function isEmpty(value: unknown): boolean {
  if (value == null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

function listOf(value: unknown, op: Operator): unknown[] {
  if (!Array.isArray(value)) throw new ExpressionFault(say('needsList', { op }));
  spend(value.length);
  return value;
}

function moment(value: unknown): number {
  const time = timeOf(value);
  if (time === undefined) throw new ExpressionFault(say('noTimeLike', { value: JSON.stringify(value) }));
  return time;
}

function unknownOperator(op: never): never {
  throw new ExpressionFault(say('noOperator', { op: String(op) }));
}

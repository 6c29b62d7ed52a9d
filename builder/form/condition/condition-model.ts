import type { Comparison, Condition, Operator, ScopeField } from '../../../engine/browser.ts';

/** A condition as rows. `none` is how people say `not any`. */
export interface Group {
  kind: 'all' | 'any' | 'none';
  items: readonly Item[];
}
export type Item = Comparison | Group | { cel: string };

export const isGroup = (item: Item): item is Group => 'kind' in item;
export const isText = (item: Item): item is { cel: string } => 'cel' in item;

/** Every condition has rows; only CEL stays text, in a row of its own. */
export function groupOf(condition: Condition | undefined): Group {
  if (condition === undefined) return { kind: 'all', items: [] };
  const item = itemOf(condition);
  return isGroup(item) ? item : { kind: 'all', items: [item] };
}

function itemOf(condition: Condition): Item {
  if ('all' in condition) return { kind: 'all', items: condition.all.map(itemOf) };
  if ('any' in condition) return { kind: 'any', items: condition.any.map(itemOf) };
  if ('not' in condition) {
    const inner = itemOf(condition.not);
    return isGroup(inner) && inner.kind === 'any'
      ? { ...inner, kind: 'none' }
      : { kind: 'none', items: [inner] };
  }
  return condition;
}

export function conditionOf({ kind, items }: Group): Condition {
  const conditions = items.map((item) => (isGroup(item) ? conditionOf(item) : item));
  switch (kind) {
    case 'all':
      return { all: conditions };
    case 'any':
      return { any: conditions };
    case 'none':
      return { not: { any: conditions } };
    default:
      return kind satisfies never;
  }
}

const always: readonly Operator[] = ['eq', 'neq', 'isEmpty', 'notEmpty'];
const ordered: readonly Operator[] = ['gt', 'gte', 'lt', 'lte', 'between'];
const textual: readonly Operator[] = [
  'contains',
  'containsAny',
  'containsAll',
  'startsWith',
  'endsWith',
  'in',
];
const listed: readonly Operator[] = ['contains', 'containsAny', 'containsAll', 'isEmpty', 'notEmpty'];
const watched: readonly Operator[] = ['changed', 'changedTo'];
export const comparesWithBefore = (op: Operator): boolean => watched.includes(op);
const anyType: readonly Operator[] = [...always, ...textual, ...ordered, 'olderThan', 'within', ...watched];

/** The operators that make sense for a type; for one we do not know, all of them. */
export function operatorsFor(field: Pick<ScopeField, 'type' | 'values'> | undefined): readonly Operator[] {
  if (field === undefined) return anyType;
  if (field.values !== undefined) return [...always, 'in', ...watched];
  switch (field.type) {
    case 'number':
      return [...always, ...ordered, 'in'];
    case 'boolean':
      return [...always, ...watched];
    case 'time':
      return [...always, ...ordered, 'olderThan', 'within'];
    case 'list':
      return listed;
    case 'record':
      return ['isEmpty', 'notEmpty'];
    case 'text':
      return [...always, ...textual, ...watched];
    case 'any':
      return anyType;
    default:
      return field.type satisfies never;
  }
}

/** How the right side is filled in. */
export type ValueKind = 'none' | 'range' | 'several' | 'duration' | 'one';

export function valueKindOf(operator: Operator): ValueKind {
  switch (operator) {
    case 'isEmpty':
    case 'notEmpty':
    case 'changed':
      return 'none';
    case 'between':
      return 'range';
    case 'in':
    case 'containsAny':
    case 'containsAll':
      return 'several';
    case 'olderThan':
    case 'within':
      return 'duration';
    case 'eq':
    case 'neq':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
    case 'contains':
    case 'startsWith':
    case 'endsWith':
    case 'changedTo':
      return 'one';
    default:
      return operator satisfies never;
  }
}

type Right = Comparison['right'];
export const pathOf = (right: Right): string | undefined =>
  typeof right === 'object' && right !== null && !Array.isArray(right) && typeof right.path === 'string'
    ? right.path
    : undefined;

/** The same row with another operator: the value stays where it still fits, otherwise it starts empty. */
export function withOperator(row: Comparison, op: Operator): Comparison {
  const kind = valueKindOf(op);
  if (kind === 'none') return { left: row.left, op };
  if (kind === valueKindOf(row.op)) return { ...row, op };
  return { left: row.left, op, right: emptyRight(kind, row.right) };
}

function emptyRight(kind: Exclude<ValueKind, 'none'>, before: Right): NonNullable<Right> {
  switch (kind) {
    case 'one':
      return Array.isArray(before) ? (before[0] ?? '') : '';
    case 'several':
      return typeof before === 'string' && before !== '' ? [before] : [];
    case 'range':
      return [0, 0];
    case 'duration':
      return { hours: 1 };
    default:
      return kind satisfies never;
  }
}

/** The same row about another value. Another type may know neither the operator nor the right side. */
export function withLeft(row: Comparison, left: string, fields: readonly ScopeField[]): Comparison {
  const [before, after] = [row.left, left].map((path) => fields.find((field) => field.path === path));
  if (before?.type === after?.type && before?.values === after?.values) return { ...row, left };
  const known = operatorsFor(after);
  const op = known.includes(row.op) ? row.op : (known[0] ?? 'eq');
  return withOperator({ left, op: 'isEmpty' }, op);
}

/** Words typed into one field as a list: each line, comma or 、 begins the next. */
export const wordsOf = (typed: string): string[] =>
  typed
    .split(/[\n,、，]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

import type { Condition } from '../condition.ts';

/** Whether a part of a config looks like a condition, by its keys alone. */
export function isConditionShape(value: unknown, depth = 0): value is Condition {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > 20) return false;
  const keys = Object.keys(value);
  if ('left' in value && 'op' in value)
    return typeof value.left === 'string' && typeof value.op === 'string' && keys.length <= 3;
  if (keys.length !== 1) return false;
  if ('all' in value) return isShapes(value.all, depth);
  if ('any' in value) return isShapes(value.any, depth);
  if ('not' in value) return isConditionShape(value.not, depth + 1);
  return 'cel' in value && typeof value.cel === 'string';
}

const isShapes = (value: unknown, depth: number): boolean =>
  Array.isArray(value) && value.every((item) => isConditionShape(item, depth + 1));

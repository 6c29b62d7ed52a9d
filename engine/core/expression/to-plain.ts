import { Optional } from '@marcbachmann/cel-js';
import { ExpressionFault } from './budget.ts';
import { isPlainRecord } from './plain.ts';
import { say } from '../sentences/say.ts';

/**
 * A value of the expression language as plain JSON: whole numbers become numbers, times ISO text, what may be
 * missing is null. Values
 * that are plain already come back as they are, not copied.
 */
export function toPlain(value: unknown, depth = 0): unknown {
  if (depth > 64) throw new ExpressionFault(say('resultTooDeep'));
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new ExpressionFault(say('resultNoNumber'));
      return value;
    case 'bigint':
      return fromWholeNumber(value);
    case 'undefined':
      return null;
    default:
      return fromObject(value, depth);
  }
}

function fromWholeNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new ExpressionFault(say('resultTooLarge'));
  return number;
}

function fromObject(value: unknown, depth: number): unknown {
  if (value === null) return null;
  if (value instanceof Optional) return value.hasValue() ? toPlain(value.value(), depth + 1) : null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    const items = value.map((item) => toPlain(item, depth + 1));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  if (!isPlainRecord(value)) throw new ExpressionFault(say('resultNoValue'));
  let changed: Record<string, unknown> | undefined;
  for (const [key, item] of Object.entries(value)) {
    const plain = toPlain(item, depth + 1);
    if (plain !== item) (changed ??= { ...value })[key] = plain;
  }
  return changed ?? value;
}

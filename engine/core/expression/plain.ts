import type { Text } from '../text.ts';

/** Plain JSON values as expressions see them: what they are called, when they are equal, how they read as text. */
export type TypeName = 'nothing' | 'text' | 'number' | 'boolean' | 'list' | 'record';

/** Types as people call them. */
const kinds: Record<TypeName, Text> = {
  nothing: { en: 'nothing', ja: '空の値' },
  text: { en: 'text', ja: 'テキスト' },
  number: { en: 'number', ja: '数値' },
  boolean: { en: 'boolean', ja: '真偽値' },
  list: { en: 'list', ja: 'リスト' },
  record: { en: 'record', ja: 'レコード' },
};
export const kindOf = (value: unknown): Text => kinds[typeName(value)];

export function typeName(value: unknown): TypeName {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return Array.isArray(value) ? 'list' : 'record';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isPlainRecord(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Equal as data; texts by `sameText`. Nothing equals nothing. */
export function equal(
  left: unknown,
  right: unknown,
  sameText: (left: string, right: string) => boolean,
): boolean {
  if (left === right) return true;
  if (left == null || right == null) return left == null && right == null;
  if (typeof left === 'string' && typeof right === 'string') return sameText(left, right);
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, at) => equal(item, right[at], sameText));
  if (!isRecord(left) || !isRecord(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equal(left[key], right[key], sameText))
  );
}

const deepest = 32;

/**
 * Whether a value is nested without end. Only first items and fields are followed: that is where the library looks to
 * find a value's type, in time that grows with the square of the depth.
 */
export function isDeep(value: unknown): boolean {
  let inner = value;
  for (let depth = 0; depth < deepest; depth += 1) {
    if (typeof inner !== 'object' || inner === null) return false;
    inner = Array.isArray(inner) ? inner[0] : firstField(inner);
  }
  return true;
}

function firstField(record: object): unknown {
  for (const value of Object.values(record)) return value;
  return undefined;
}

/** Nothing is empty text, a list is its items with commas, a record is its JSON. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(toText).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}

import { z } from 'zod';
import { caseSchema, ticketSchema } from '../records/cases.ts';
import { accountSchema, contactSchema } from '../records/people.ts';
import type { Comparison, Condition } from './condition.ts';
import { isRecord } from './expression/plain.ts';
import { durationOf } from './expression/time.ts';
import type { RecordObject } from './trigger.ts';

/** A part of a condition that a database can look for. */
export interface Narrowing {
  field: string;
  op: 'eq' | 'in' | 'lt';
  value: string | string[];
}

const schemas: Readonly<Record<RecordObject, z.ZodObject>> = {
  case: caseSchema,
  contact: contactSchema,
  account: accountSchema,
  ticket: ticketSchema,
};

/**
 * What every record that meets the condition also meets, and a database can say at once: so that a query does not
 * look at the closed cases of ten years. The condition itself is still tested, so anything may be left out here.
 */
export function narrowing(object: RecordObject, when: Condition | undefined, now: number): Narrowing[] {
  if (when === undefined) return [];
  if ('all' in when) return when.all.flatMap((part) => narrowing(object, part, now));
  return 'left' in when ? ofRow(object, when, now) : [];
}

function ofRow(object: RecordObject, { left, op, right }: Comparison, now: number): Narrowing[] {
  const [root, field, ...deeper] = left.split('.');
  if (root !== object || field === undefined || deeper.length > 0) return [];
  const values = valuesOf(object, field);
  if (op === 'eq' && typeof right === 'string' && values.includes(right))
    return [{ field, op: 'eq', value: right }];
  if (op === 'in' && Array.isArray(right)) {
    const known = right.filter((each): each is string => typeof each === 'string' && values.includes(each));
    return known.length === right.length ? [{ field, op: 'in', value: known }] : [];
  }
  if (op !== 'olderThan' || !field.endsWith('At') || !isDuration(right)) return [];
  return [{ field, op: 'lt', value: new Date(now - durationOf(right)).toISOString() }];
}

/** The values of an enumeration. Other texts are compared without regard to their writing, which databases do not. */
function valuesOf(object: RecordObject, field: string): readonly string[] {
  let type: unknown = schemas[object].shape[field];
  if (type instanceof z.ZodNullable) type = type.unwrap();
  return type instanceof z.ZodEnum ? type.options.map(String) : [];
}

const isDuration = (value: unknown): boolean =>
  isRecord(value) &&
  Object.entries(value).length > 0 &&
  Object.entries(value).every(
    ([unit, amount]) => ['days', 'hours', 'minutes', 'seconds'].includes(unit) && typeof amount === 'number',
  );

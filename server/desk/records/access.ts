import { z } from 'zod';
import type { Actor, Fault } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { Problem } from '../../contract/problem.ts';
import { fault } from '../fault.ts';
import { say } from '../../contract/say.ts';
import { wordSchemaIssue } from '../../../engine/core/check/schema-words.ts';
import { objectWords } from '../../contract/sentences/values.ts';

/** How a field is stored, and so how it can be compared. Lists are JSON. */
export type FieldKind = 'text' | 'number' | 'boolean' | 'list';
type Plain = Record<string, unknown>;

/** What flows may do with one kind of record. */
export interface RecordAccess {
  table: 'cases' | 'contacts' | 'accounts' | 'tickets' | 'messages';
  /** The fields that may be compared and sorted by. */
  fields: ReadonlyMap<string, FieldKind>;
  /** Takes a row of `table`. */
  decode(row: never): object;
  create?(set: Plain, by: Actor): Work<object | Fault>;
  update?(id: string, set: Plain, by: Actor, expectVersion?: number): Work<object | Fault>;
}

/** The comparable fields of a record, read off its schema. */
export function fieldsOf(schema: z.ZodObject): ReadonlyMap<string, FieldKind> {
  const found = new Map<string, FieldKind>();
  for (const [name, type] of Object.entries(schema.shape)) {
    const kind = kindOf(type);
    if (kind) found.set(name, kind);
  }
  return found;
}
function kindOf(type: unknown): FieldKind | undefined {
  if (type instanceof z.ZodNullable) return kindOf(type.unwrap());
  if (type instanceof z.ZodString || type instanceof z.ZodEnum) return 'text';
  if (type instanceof z.ZodNumber) return 'number';
  if (type instanceof z.ZodBoolean) return 'boolean';
  if (type instanceof z.ZodArray) return 'list';
  return undefined;
}

/** Fields that a flow sets, checked: only those of the schema, and none that is inherited. */
export function checked<T extends z.ZodObject>(
  object: string,
  schema: T,
  set: Plain,
): { ok: true; set: z.infer<T> } | ({ ok: false } & Fault) {
  const unknown = Object.keys(set).find((name) => !Object.hasOwn(schema.shape, name));
  if (unknown !== undefined) {
    const names = Object.keys(schema.shape).join(', ');
    const said = say('noFieldToSet', { object: objectWords(object), field: unknown, known: names });
    return { ok: false, ...fault('UNKNOWN_FIELD', said) };
  }
  const parsed = schema.safeParse(set);
  if (parsed.success) return { ok: true, set: parsed.data };
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  const why = issue ? wordSchemaIssue(issue, set) : '';
  return {
    ok: false,
    ...fault('VALIDATION', say('fieldFault', { field, object: objectWords(object), why })),
  };
}

/** A refusal of the desk as a step's fault. */
export function faultOf(problem: Problem): Fault {
  switch (problem.code) {
    case 'notFound':
      return fault('NOT_FOUND', problem.said);
    case 'preconditionFailed':
      return { fault: { code: 'VERSION_CONFLICT', ...problem.said, retryable: true } };
    case 'conflict':
      return fault('CONFLICT', problem.said);
    default:
      return fault('VALIDATION', problem.said);
  }
}
/** The record a piece of work gives, or its refusal as a fault. */
export function* orFault<T extends object>(work: Work<T | Problem>): Work<T | Fault> {
  const result = yield* work;
  return result instanceof Problem ? faultOf(result) : result;
}

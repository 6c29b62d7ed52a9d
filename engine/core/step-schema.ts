import { z } from 'zod';
import type { AnyStep } from './step.ts';

/** JSON Schema as `z.toJSONSchema` writes it, with the meta that settings carry. */
export interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  /** Ours, from `.meta()`; looked at before it is used. */
  label?: unknown;
  hint?: unknown;
  widget?: unknown;
  reference?: unknown;
  group?: unknown;
  choices?: unknown;
}

const configs = new WeakMap<AnyStep, JsonSchema>();
const outputs = new WeakMap<AnyStep, JsonSchema>();

/** The JSON Schema of a step type's settings, made once. */
export function configSchemaOf(definition: AnyStep): JsonSchema {
  return remembered(configs, definition, () => toJsonSchema(definition.config, 'input'));
}
/** The JSON Schema of what a step type returns, made once. */
export function outputSchemaOf(definition: AnyStep): JsonSchema {
  return remembered(outputs, definition, () => toJsonSchema(definition.output, 'output'));
}

export function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  // zod types every keyword, and our meta as unknown; `JsonSchema` names the part of it that is read here.
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
}

function remembered<Value>(known: WeakMap<AnyStep, Value>, definition: AnyStep, make: () => Value): Value {
  const before = known.get(definition);
  if (before !== undefined) return before;
  const made = make();
  known.set(definition, made);
  return made;
}

/** The type without `null`: what may be left empty is of the type it has otherwise. */
export function typeOf({ type }: JsonSchema): string | undefined {
  if (!Array.isArray(type)) return type;
  const types = type.filter((one) => one !== 'null');
  return types.length === 1 ? types[0] : undefined;
}

/** Follows a `$ref` within the schema; what stands beside it (label, widget) stays. */
export function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.replace('#/$defs/', '');
  if (name === undefined) return schema;
  const { $ref: _, ...beside } = schema;
  return { ...root.$defs?.[name], ...beside };
}

/** A setting that names something by its id. */
export interface Reference {
  kind: string;
  value: string;
  path: string;
}

type Finder = (value: unknown, path: string, found: Reference[]) => void;
const finders = new WeakMap<AnyStep, Finder>();

/** All references in a config, by the `reference` meta of its schema. */
export function referencesIn(definition: AnyStep, config: unknown): Reference[] {
  const root = configSchemaOf(definition);
  const find = remembered(finders, definition, () => finderOf(root, root, 0) ?? (() => undefined));
  const found: Reference[] = [];
  find(config, '', found);
  return found;
}

/** Only the parts of a schema that can hold a reference are walked. Recursive schemas hold none. */
function finderOf(schema: JsonSchema, root: JsonSchema, depth: number): Finder | undefined {
  if (typeof schema.reference === 'string') return referenceFinder(schema.reference);
  if (schema.$ref !== undefined || depth > 12) return undefined;
  const finders: Finder[] = [];
  for (const form of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) {
    const finder = finderOf(form, root, depth + 1);
    if (finder) finders.push(finder);
  }
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const finder = finderOf(property, root, depth + 1);
    if (finder) finders.push(propertyFinder(key, finder));
  }
  const each =
    schema.items ??
    (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined);
  const finder = each && finderOf(each, root, depth + 1);
  if (finder) finders.push(eachFinder(finder));
  if (finders.length < 2) return finders[0];
  return (value, path, found) => finders.forEach((one) => one(value, path, found));
}

const below = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

function referenceFinder(kind: string): Finder {
  return (value, path, found) => {
    if (typeof value === 'string') found.push({ kind, value, path });
    else if (Array.isArray(value))
      value.forEach((item, at) => {
        if (typeof item === 'string') found.push({ kind, value: item, path: below(path, String(at)) });
      });
  };
}

function propertyFinder(key: string, finder: Finder): Finder {
  return (value, path, found) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return;
    finder((value as Record<string, unknown>)[key], below(path, key), found); // an own key, as just asked
  };
}

function eachFinder(finder: Finder): Finder {
  return (value, path, found) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) finder(item, below(path, key), found);
  };
}

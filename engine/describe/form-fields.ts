import { configSchemaOf, resolved, typeOf, type JsonSchema } from '../core/step-schema.ts';
import type { AnyStep } from '../core/step.ts';
import { isRecord } from '../core/expression/plain.ts';
import type { Text } from '../core/text.ts';

/** What every field of a step's form has. `name` is its key in the settings. */
interface FieldBase {
  name: string;
  label: Text;
  hint?: Text;
  required: boolean;
  group: 'basic' | 'advanced';
  default?: unknown;
}

/** How a field is drawn and what it gives. `json` takes what nothing else fits. */
export type FieldKind =
  | { kind: 'text' | 'longText' | 'template'; maxLength?: number }
  | { kind: 'number'; minimum?: number; maximum?: number; isWhole: boolean; takesTemplate: boolean }
  | { kind: 'boolean' }
  | { kind: 'choice'; choices: { value: string; label: Text }[] }
  /** The id of a queue, a template…: `reference` is the kind in the vocabulary, or `variable`. */
  | { kind: 'reference'; reference: string }
  | { kind: 'list'; item: FormField; minItems?: number; maxItems?: number }
  | { kind: 'object'; fields: FormField[] }
  | { kind: 'condition' | 'textPair' | 'record' | 'duration' | 'keyValue' | 'components' | 'json' };
export type FormField = FieldBase & FieldKind;

const forms = new WeakMap<AnyStep, FormField[]>();

/** The form of a step type's settings, from its schema and the meta on it. */
export function formFields(definition: AnyStep): FormField[] {
  const known = forms.get(definition);
  if (known) return known;
  const root = configSchemaOf(definition);
  const made = propertyFields(resolved(root, root), root, 0);
  forms.set(definition, made);
  return made;
}

function propertyFields(schema: JsonSchema, root: JsonSchema, depth: number): FormField[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    fieldOf(name, property, required.has(name), root, depth),
  );
}

function fieldOf(
  name: string,
  written: JsonSchema,
  required: boolean,
  root: JsonSchema,
  depth: number,
): FormField {
  const schema = withoutNull(resolved(written, root));
  const hint = asText(schema.hint);
  return {
    name,
    label: asText(schema.label) ?? { en: name, ja: name },
    ...(hint && { hint }),
    required,
    group: schema.group === 'advanced' ? 'advanced' : 'basic',
    ...('default' in schema && { default: schema.default }),
    ...(depth > 6 ? { kind: 'json' } : kindOf(schema, root, depth)),
  };
}

/** The widget decides, then what can be told from the schema. */
function kindOf(schema: JsonSchema, root: JsonSchema, depth: number): FieldKind {
  if (typeof schema.reference === 'string' && typeOf(schema) === 'string')
    return { kind: 'reference', reference: schema.reference };
  switch (schema.widget) {
    case 'condition':
    case 'textPair':
    case 'record':
    case 'duration':
    case 'keyValue':
    case 'components':
    case 'json':
      return { kind: schema.widget };
    case 'longText':
    case 'template':
      return { kind: schema.widget, ...longest(schema) };
    case 'number':
      return numberKind(schema);
    default:
      return plainKind(schema, root, depth);
  }
}

function plainKind(schema: JsonSchema, root: JsonSchema, depth: number): FieldKind {
  if (Array.isArray(schema.enum)) return { kind: 'choice', choices: choicesOf(schema.enum, schema.choices) };
  switch (typeOf(schema)) {
    case 'string':
      return { kind: 'text', ...longest(schema) };
    case 'number':
    case 'integer':
      return numberKind(schema);
    case 'boolean':
      return { kind: 'boolean' };
    case 'array':
      return schema.items ? listKind(schema, schema.items, root, depth) : { kind: 'json' };
    case 'object':
      return schema.properties
        ? { kind: 'object', fields: propertyFields(schema, root, depth + 1) }
        : { kind: 'keyValue' };
    default:
      return { kind: 'json' };
  }
}

function listKind(schema: JsonSchema, items: JsonSchema, root: JsonSchema, depth: number): FieldKind {
  const reference = typeof schema.reference === 'string' ? { reference: schema.reference } : {};
  return {
    kind: 'list',
    item: fieldOf('', { ...reference, ...items }, true, root, depth + 1),
    ...(schema.minItems !== undefined && { minItems: schema.minItems }),
    ...(schema.maxItems !== undefined && { maxItems: schema.maxItems }),
  };
}

/** A number, or a number or a template that gives one. */
function numberKind(schema: JsonSchema): FieldKind {
  const forms = schema.anyOf ?? [schema];
  const number = forms.find((form) => ['number', 'integer'].includes(typeOf(form) ?? ''));
  return {
    kind: 'number',
    ...(number?.minimum !== undefined && { minimum: number.minimum }),
    ...(number?.maximum !== undefined && { maximum: number.maximum }),
    isWhole: number !== undefined && typeOf(number) === 'integer',
    takesTemplate: forms.some((form) => typeOf(form) === 'string'),
  };
}

function choicesOf(values: readonly unknown[], choices: unknown): { value: string; label: Text }[] {
  return values.map(String).map((value) => {
    const label = isRecord(choices) && Object.hasOwn(choices, value) ? asText(choices[value]) : undefined;
    return { value, label: label ?? { en: value, ja: value } };
  });
}

const longest = ({ maxLength }: JsonSchema): { maxLength?: number } =>
  maxLength === undefined ? {} : { maxLength };

/** `anyOf` with nothing as one form is the other form, left empty. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const forms = schema.anyOf?.filter(({ type }) => type !== 'null');
  if (!schema.anyOf || forms?.length !== 1) return schema;
  const { anyOf: _, ...beside } = schema;
  return { ...forms[0], ...beside };
}

function asText(value: unknown): Text | undefined {
  if (!isRecord(value) || typeof value.en !== 'string' || typeof value.ja !== 'string') return undefined;
  return { en: value.en, ja: value.ja };
}

import { z } from 'zod';
import { conditionSchema } from '../core/condition.ts';
import { nameSchema } from '../core/names.ts';
import { textSchema, type Text } from '../core/text.ts';

/** Kinds of things a setting may name by id; the picker and the check read this. */
export type ReferenceKind =
  | 'queue'
  | 'skill'
  | 'template'
  | 'slaPolicy'
  | 'businessHours'
  | 'ruleset'
  | 'modelField'
  | 'flow'
  | 'department'
  | 'agent'
  /** A variable of the flow itself. */
  | 'variable';

/** How a setting is drawn, where its schema alone does not say. */
export type Widget =
  | 'longText'
  | 'template'
  | 'number'
  | 'choice'
  | 'condition'
  | 'list'
  | 'textPair'
  | 'record'
  | 'duration'
  | 'keyValue'
  | 'json'
  | 'components';

export interface FieldMeta {
  hint?: Text;
  widget?: Widget;
  reference?: ReferenceKind;
  /** Words of each value of a choice. */
  choices?: Record<string, Text>;
  group?: 'advanced';
}

export const words = (en: string, ja: string): Text => ({ en, ja });

/** One setting of a step: its schema together with the words a person sees. */
export function field<Schema extends z.ZodType>(schema: Schema, label: Text, meta: FieldMeta = {}): Schema {
  return schema.meta({ label, ...meta });
}

/** A template that stands for a value which is not text. */
export const placeholderSchema = z
  .string()
  .max(1000)
  .regex(/\{\{[\s\S]+\}\}/, 'Use a value or a template such as {{vars.limit}}.');

export const template = (label: Text, meta: FieldMeta & { max?: number } = {}) => {
  const { max = 2000, ...rest } = meta;
  return field(z.string().max(max), label, { widget: 'template', ...rest });
};

/** A record as a template reads it, `{{case}}`, or its id. */
export const recordTemplate = (label: Text, meta: FieldMeta = {}) =>
  field(z.union([z.string().min(1).max(500), z.record(nameSchema, z.json())]), label, {
    widget: 'record',
    ...meta,
  });

/** The id of a queue, a template… picked from a list, or a template that gives one. */
export const reference = (kind: ReferenceKind, label: Text, meta: FieldMeta = {}) =>
  field(z.string().min(1).max(500), label, { reference: kind, ...meta });

export const choice = <const Values extends readonly string[]>(
  label: Text,
  choices: { [Value in Values[number]]: Text },
  values: Values,
  meta: FieldMeta = {},
) => field(z.enum(values), label, { widget: 'choice', choices, ...meta });

export const numberOrTemplate = (
  label: Text,
  { min, max, ...meta }: FieldMeta & { min: number; max: number },
) =>
  field(z.union([z.int().min(min).max(max), placeholderSchema]), label, {
    widget: 'number',
    ...meta,
  });

export const flag = (label: Text, meta: FieldMeta = {}) => field(z.boolean(), label, meta);

export const condition = (label: Text, meta: FieldMeta = {}) =>
  field(conditionSchema, label, { widget: 'condition', ...meta });

export const textPair = (label: Text, meta: FieldMeta = {}) =>
  field(textSchema, label, { widget: 'textPair', ...meta });

/** Names and values: `{ priority: 'high' }`. Names that would reach a prototype are refused. */
export const keyValue = (label: Text, meta: FieldMeta = {}) =>
  field(z.record(nameSchema, z.json()), label, { widget: 'keyValue', ...meta });

const amount = z.union([z.number().min(0).max(100_000), placeholderSchema]).optional();
export const durationSchema = z.union([
  z.strictObject({
    days: field(amount, words('Days', '日')),
    hours: field(amount, words('Hours', '時間')),
    minutes: field(amount, words('Minutes', '分')),
  }),
  placeholderSchema,
]);
export const duration = (label: Text, meta: FieldMeta = {}) =>
  field(durationSchema, label, { widget: 'duration', ...meta });

export const businessHours = (meta: FieldMeta = {}) =>
  reference('businessHours', words('Business hours', '営業時間'), {
    group: 'advanced',
    hint: words(
      'Count only business time. Empty: clock time.',
      '営業時間だけを数えます。空欄なら実時間です。',
    ),
    ...meta,
  }).optional();

/** The record a step is about, taken from the run unless said otherwise. */
export const caseField = (meta: FieldMeta = {}) =>
  recordTemplate(words('Case', 'ケース'), { group: 'advanced', ...meta }).default('{{case}}');

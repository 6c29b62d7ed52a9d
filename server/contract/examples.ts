import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fieldNameSchema } from './model-versions.ts';
import { saidFields } from '../../engine/core/issue.ts';

const tag = 'Classification';
const leaders = ['admin', 'supervisor'] as const;

/** A text with what is right for it, field by field. */
export const exampleSchema = z.object({
  text: z.string().trim().min(1).max(20_000),
  subject: z.string().max(1000).optional(),
  /** ISO 639-1; found out where it is not given. */
  language: z.string().max(20).optional(),
  labels: z.record(fieldNameSchema, z.string().trim().min(1).max(200)),
});
export type Example = z.infer<typeof exampleSchema>;

/**
 * CSV (first line names the columns; comma, semicolon or tab) or JSONL (one object a line). The columns `text`,
 * `subject` and `language` are known by name; every other one is a field, unless `columns` says otherwise.
 */
export const exampleTextSchema = z.object({
  format: z.enum(['csv', 'jsonl']),
  /** A request holds 1 MB; longer files come in parts, each part of a CSV with the line of names. */
  text: z.string().min(1).max(1_000_000),
  /** What a column is: `text`, `subject`, `language`, the name of a field, or null to leave it out. */
  columns: z.record(z.string().max(200), fieldNameSchema.nullable()).optional(),
});
export type ExampleText = z.infer<typeof exampleTextSchema>;

export const exampleErrorSchema = z.object({
  /** In the text that was sent, from 1. */
  line: z.int(),
  code: z.enum(['malformed', 'noText', 'noLabel', 'tooLong', 'badLabel', 'badValue', 'columns']),
  /** What it is about: a column, or what the reader said. */
  detail: z.string(),
  ...saidFields,
});
export type ExampleError = z.infer<typeof exampleErrorSchema>;
export const examplePreviewSchema = z.object({
  /** Names of the columns found and what each is taken for. */
  columns: z.array(z.object({ name: z.string(), as: fieldNameSchema.nullable() })),
  /** The first 50. */
  rows: z.array(exampleSchema.extend({ line: z.int() })),
  total: z.int(),
  /** Read already before, with the same text and subject: their labels would be replaced. */
  known: z.int(),
  /** The first 100. */
  errors: z.array(exampleErrorSchema),
  errorCount: z.int(),
  labels: z.array(z.object({ field: fieldNameSchema, label: z.string(), n: z.int() })),
});
export type ExamplePreview = z.infer<typeof examplePreviewSchema>;
export const importedSchema = z.object({
  added: z.int(),
  replaced: z.int(),
  /** Lines that could not be read and were left out. */
  refused: z.int(),
  errors: z.array(exampleErrorSchema),
});
export type Imported = z.infer<typeof importedSchema>;

export const previewExamples = endpoint({
  id: 'previewExamples',
  method: 'POST',
  path: '/classification/examples/preview',
  tag,
  who: ['admin'],
  summary: 'Read labelled examples without keeping them',
  description: 'Says line by line what cannot be read.',
  body: exampleTextSchema,
  result: examplePreviewSchema,
});
export const importExamples = endpoint({
  id: 'importExamples',
  method: 'POST',
  path: '/classification/examples',
  tag,
  who: ['admin'],
  summary: 'Import labelled examples',
  description:
    'Lines that cannot be read are left out and told. The same text and subject again replaces the labels given before.',
  body: exampleTextSchema,
  result: importedSchema,
  status: 201,
});
export const importBundledExamples = endpoint({
  id: 'importBundledExamples',
  method: 'POST',
  path: '/classification/examples/bundled',
  tag,
  who: ['admin'],
  summary: 'Load the example set that comes with Switchyard',
  description: 'Written for trying out, in Japanese and English. Loading it twice adds nothing.',
  result: importedSchema,
  status: 201,
});
export const exampleCountsSchema = z.object({
  total: z.int(),
  bundled: z.int(),
  fields: z.array(
    z.object({
      field: fieldNameSchema,
      n: z.int(),
      labels: z.array(z.object({ label: z.string(), n: z.int() })),
    }),
  ),
  languages: z.array(z.object({ language: z.string(), n: z.int() })),
});
export const getExampleCounts = endpoint({
  id: 'getExampleCounts',
  method: 'GET',
  path: '/classification/examples/counts',
  tag,
  who: leaders,
  summary: 'Count imported examples by field, label and language',
  result: exampleCountsSchema,
});
export const deleteExamples = endpoint({
  id: 'deleteExamples',
  method: 'DELETE',
  path: '/classification/examples',
  tag,
  who: ['admin'],
  summary: 'Remove imported examples',
  description: '`source=bundled`: only the example set. Models trained from them stay as they are.',
  query: z.object({ source: z.enum(['all', 'bundled']).default('all') }),
  result: z.object({ removed: z.int() }),
});

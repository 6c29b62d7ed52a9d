import { z } from 'zod';
import { keySchema, nameSchema } from './names.ts';
import { textSchema } from './text.ts';
import { triggerSchema } from './trigger.ts';

export * from './trigger.ts';

export const variableTypes = [
  'text',
  'number',
  'boolean',
  'dateTime',
  'duration',
  'object',
  'record',
  'list',
] as const;
export const variableSchema = z.strictObject({
  name: nameSchema,
  type: z.enum(variableTypes),
  label: textSchema.optional(),
  input: z.boolean().optional(),
  output: z.boolean().optional(),
  required: z.boolean().optional(),
  default: z.json().optional(),
});
export type Variable = z.infer<typeof variableSchema>;

/** How long runs that have ended are kept; what is left out is as the server is set. */
export const retentionSchema = z.strictObject({
  days: z.int().min(1).max(36_500).optional(),
  /** The newest so many. */
  runs: z.int().min(1).max(100_000).optional(),
});
export type Retention = z.infer<typeof retentionSchema>;

export const settingsSchema = z.strictObject({
  timezone: z.string().max(60).default('Asia/Tokyo'),
  /** Where the case of a failed run is put for a person. */
  fallbackQueue: z.string().max(64).optional(),
  /** Step executions between two rests; guards against a flow that circles for ever. */
  maxStepExecutions: z.int().min(1).max(2000).default(500),
  retention: retentionSchema.optional(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Further tries after a failure that may pass, each twice as long after the one before. */
export const retrySchema = z.strictObject({
  times: z.int().min(0).max(5),
  backoffSec: z.number().min(1).max(3600).default(10),
});
export type Retry = z.infer<typeof retrySchema>;

export const stepSchema = z.strictObject({
  type: nameSchema,
  title: textSchema.optional(),
  note: textSchema.optional(),
  /** Version of the settings' shape; the first where nothing is said. Older ones are brought up to date on reading. */
  version: z.int().min(1).max(1000).optional(),
  config: z.record(z.string(), z.json()).default({}),
  retry: retrySchema.optional(),
  /** Outcome → the step it leads to. */
  next: z.record(nameSchema, nameSchema).default({}),
});
export type Step = z.infer<typeof stepSchema>;

/** A flow document: what is drawn, published and run. `layout` is the canvas's; the engine never reads it. */
export const flowSchema = z.strictObject({
  format: z.literal(1),
  key: keySchema,
  title: textSchema,
  description: textSchema.optional(),
  trigger: triggerSchema,
  settings: settingsSchema.default({ timezone: 'Asia/Tokyo', maxStepExecutions: 500 }),
  variables: z.array(variableSchema).max(100).default([]),
  start: nameSchema,
  steps: z.record(nameSchema, stepSchema),
  layout: z.record(nameSchema, z.strictObject({ x: z.number(), y: z.number() })).default({}),
});
export type Flow = z.infer<typeof flowSchema>;
export const maxSteps = 500;

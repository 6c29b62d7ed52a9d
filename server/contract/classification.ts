import { z } from 'zod';
import { keySchema, nameSchema } from '../../engine/core/names.ts';
import { textSchema } from '../../engine/core/text.ts';
import { recordBase } from '../../engine/records/field.ts';
import { endpoint } from './endpoint.ts';
import { fieldNameSchema } from './model-versions.ts';
import { modeSchema } from './models.ts';
import { actionSchema, candidateSchema, sourceSchema, wordSchema } from './predictions.ts';

const tag = 'Classification';
const share = z.number().min(0).max(1);
const value = z.union([z.string().max(200), z.number(), z.boolean()]);
const outputs = z.record(nameSchema, value);
const words = z.array(z.string().trim().min(1).max(100)).min(1).max(100);

/** `any`, `all`, `none`: words in the folded text. `when`: outputs of earlier rulesets that must be equal. */
export const ruleSchema = z.strictObject({
  any: words.optional(),
  all: words.optional(),
  none: words.optional(),
  when: outputs.optional(),
  outputs: outputs.refine((all) => Object.keys(all).length >= 1 && Object.keys(all).length <= 5, {
    message: 'A rule gives one to five outputs.',
  }),
  label: textSchema.optional(),
});
const rulesetFields = { title: textSchema, rules: z.array(ruleSchema).max(100) };
/** Within a set the first rule that matches decides. */
export const rulesetSchema = z.object({ ...recordBase, key: keySchema, ...rulesetFields });
export type StoredRuleset = z.infer<typeof rulesetSchema>;
export const rulesetBodySchema = z.object(rulesetFields);
export type RulesetBody = z.infer<typeof rulesetBodySchema>;
export const maxRulesets = 10;

export const listRulesets = endpoint({
  id: 'listRulesets',
  method: 'GET',
  path: '/classification/rulesets',
  tag,
  who: ['admin', 'supervisor'],
  summary: 'List rulesets with their rules',
  result: z.object({ items: z.array(rulesetSchema) }),
});
export const saveRuleset = endpoint({
  id: 'saveRuleset',
  method: 'PUT',
  path: '/classification/rulesets/:key',
  tag,
  who: ['admin'],
  summary: 'Add or replace a ruleset',
  description: 'Runs that classify from now on use it. At most 10 rulesets of 100 rules each.',
  params: z.object({ key: keySchema }),
  body: rulesetBodySchema,
  result: rulesetSchema,
  ifMatch: true,
});

/**
 * What each ruleset said of a text: which rule, because of which words. `rule` counts from 1; null when none
 * matched or it said nothing that an earlier set had not said.
 */
export const matchSchema = z.object({
  ruleset: z.string(),
  rule: z.int().nullable(),
  label: textSchema.nullable(),
  words: z.array(z.string()),
  outputs,
});
/** What a field's model, or the descriptions of its labels, say of a text, and why. */
export const fieldAnswerSchema = z.object({
  field: fieldNameSchema,
  source: sourceSchema.exclude(['rule']),
  modelId: z.string().nullable(),
  modelNumber: z.int().nullable(),
  mode: modeSchema,
  action: actionSchema,
  top: z.array(candidateSchema).max(3),
  confidence: share,
  known: share,
  isKnown: z.boolean(),
  selectAt: share,
  automateAt: share,
  /** For the best answer against the second best, in the order of the text. */
  words: z.array(wordSchema),
});
export type FieldAnswer = z.infer<typeof fieldAnswerSchema>;
export const sentimentSchema = z.object({
  grade: z.int().min(-3).max(3),
  score: z.number(),
  words: z.array(
    z.object({ text: z.string(), from: z.int(), to: z.int(), message: z.int(), weight: z.number() }),
  ),
});
export const previewSchema = z.object({
  matches: z.array(matchSchema),
  outputs,
  fields: z.array(fieldAnswerSchema),
  /** `und` where it cannot be told. */
  language: z.object({ language: z.string(), confidence: share }),
  sentiment: sentimentSchema,
  /** Cases that are done and most like the text, with what they were. */
  nearest: z.array(
    z.object({
      id: z.string(),
      caseId: z.string().nullable(),
      text: z.string(),
      labels: z.record(z.string(), z.string()),
      score: share,
    }),
  ),
});
export type Preview = z.infer<typeof previewSchema>;
export const previewClassification = endpoint({
  id: 'previewClassification',
  method: 'POST',
  path: '/classification/preview',
  tag,
  who: ['admin', 'supervisor'],
  summary: 'Try rulesets, models, language and sentiment on a text',
  description: 'Nothing is saved.',
  body: z.object({
    text: z.string().max(20_000),
    subject: z.string().max(1000).optional(),
    /** In this order; without it all, by key. */
    rulesets: z.array(keySchema).max(maxRulesets).optional(),
  }),
  result: previewSchema,
});

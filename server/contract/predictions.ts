import { z } from 'zod';
import { endpoint, idParams } from './endpoint.ts';
import { fieldNameSchema } from './model-versions.ts';
import { modeSchema } from './models.ts';

const tag = 'Classification';
const leaders = ['admin', 'supervisor'] as const;
const workers = ['admin', 'supervisor', 'agent'] as const;
const share = z.number().min(0).max(1);
/** What an answer rests on. `descriptions`: similarity to what the labels mean, never set without asking. */
export const sourceSchema = z.enum(['rule', 'model', 'descriptions']);
/**
 * `automated`: saved on the case. `selected`: chosen beforehand, an agent confirms. `suggested`: the best three are
 * shown. `unknown`: like nothing seen before, none of these.
 */
export const actionSchema = z.enum(['automated', 'selected', 'suggested', 'unknown']);

export const candidateSchema = z.object({ label: z.string(), confidence: share });
/** A word for (positive) or against the label; `from` and `to` are places in the text, in UTF-16 units. */
export const wordSchema = z.object({
  text: z.string(),
  from: z.int(),
  to: z.int(),
  weight: z.number(),
  /** Where it stands. */
  part: z.enum(['subject', 'text']),
});

export const opinionSchema = z.object({
  /** Null: none of the labels fits. */
  label: z.string().nullable(),
  /** The provider's model; null where it was not noted. */
  model: z.string().nullable().default(null),
});

export const predictionSchema = z.object({
  id: z.string(),
  caseId: z.string().nullable(),
  messageId: z.string().nullable(),
  runId: z.string().nullable(),
  field: fieldNameSchema,
  source: sourceSchema,
  modelId: z.string().nullable(),
  /** Version of the model, as people read it. */
  modelNumber: z.int().nullable(),
  mode: modeSchema,
  action: actionSchema,
  /** Best first. */
  top: z.array(candidateSchema).max(3),
  confidence: share,
  known: share,
  /** Words that spoke for the best answer, strongest first. */
  words: z.array(z.string()),
  /** Set by automation and drawn for a check by a person: 2 of 100. */
  isAudit: z.boolean(),
  verdict: z.enum(['accepted', 'overridden']).nullable(),
  /** What the agent made of it. */
  value: z.string().nullable(),
  verdictBy: z.string().nullable(),
  verdictAt: z.string().nullable(),
  /** What a model provider said where the answer was in doubt. Null: it was not asked. */
  opinion: opinionSchema.nullable(),
  createdAt: z.string(),
});
export type Prediction = z.infer<typeof predictionSchema>;

export const listCasePredictions = endpoint({
  id: 'listCasePredictions',
  method: 'GET',
  path: '/cases/:id/predictions',
  tag,
  who: workers,
  summary: 'Read what models say of a case, newest first, one per field',
  params: idParams,
  result: z.object({ items: z.array(predictionSchema) }),
});
/** A second opinion, with the answer of the run it was asked about. */
export const runOpinionSchema = opinionSchema.extend({ field: fieldNameSchema, answeredAt: z.string() });
export type RunOpinion = z.infer<typeof runOpinionSchema>;
export const listRunOpinions = endpoint({
  id: 'listRunOpinions',
  method: 'GET',
  path: '/runs/:id/opinions',
  tag,
  who: workers,
  summary: 'Read what a model provider said of the doubtful answers of a run',
  description:
    'Opinions come in after the step has ended, so they are not part of its trace; they set nothing.',
  params: idParams,
  result: z.object({ items: z.array(runOpinionSchema) }),
});
export const judgePrediction = endpoint({
  id: 'judgePrediction',
  method: 'POST',
  path: '/classification/predictions/:id/verdict',
  tag,
  who: workers,
  summary: 'Accept or correct a prediction',
  description:
    'Saves `value` on the case where the field is one of the case. `accepted` when it is what was predicted, `overridden` otherwise; either teaches the next training.',
  params: idParams,
  body: z.object({ value: z.string().trim().min(1).max(200) }),
  result: predictionSchema,
});

const proportion = z.object({ right: z.int(), n: z.int(), share: share.nullable(), low: share, high: share });
export const qualitySchema = z.object({
  field: fieldNameSchema,
  weeks: z.array(
    z.object({
      /** Monday, `2026-11-23`. */
      from: z.string(),
      predictions: z.int(),
      /** Of what an agent has judged among selected and suggested answers: how often the best one was right. */
      acceptance: proportion,
      /** Of what automation set on cases that are done or judged: how often no agent corrected it. */
      automation: proportion,
      /** Of the random checks that an agent has made. */
      audit: proportion,
      unknownShare: share.nullable(),
      psi: z.number().nullable(),
    }),
  ),
  /** How far the mix of the last seven days is from the one learnt from; above 0.2 it has shifted. */
  psi: z.number().nullable(),
  warnings: z.array(z.enum(['mixShifted', 'moreUnknown', 'precisionBelowTarget', 'steppedDown', 'retrain'])),
  /** Audits that wait for an agent. */
  auditsOpen: z.int(),
});
export type Quality = z.infer<typeof qualitySchema>;
export const getFieldQuality = endpoint({
  id: 'getFieldQuality',
  method: 'GET',
  path: '/classification/fields/:field/quality',
  tag,
  who: leaders,
  summary: 'Read how good the answers were, week by week',
  params: z.object({ field: fieldNameSchema }),
  query: z.object({ weeks: z.coerce.number().int().min(1).max(52).default(12) }),
  result: qualitySchema,
});

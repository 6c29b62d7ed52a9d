import { z } from 'zod';
import { textSchema } from '../../engine/core/text.ts';
import { endpoint, idParams, pageOf, pageQuery } from './endpoint.ts';
import { fieldNameSchema, modelSummarySchema } from './model-versions.ts';
import { saidFields } from '../../engine/core/issue.ts';

export { fieldNameSchema } from './model-versions.ts';

const tag = 'Classification';
const leaders = ['admin', 'supervisor'] as const;
const share = z.number().min(0).max(1);
const fieldParams = z.object({ field: fieldNameSchema });

/** Fewer usable cases than this are refused, fewer than `fewCases` are warned of. */
export const leastCases = 400;
export const fewCases = 1000;

/**
 * What an answer may do. `recommend`: the best three are shown. `select`: from `selectAt` on the best is chosen
 * beforehand for the agent. `automate`: from `automateAt` on it is saved as well.
 */
export const modeSchema = z.enum(['recommend', 'select', 'automate']);
export type Mode = z.infer<typeof modeSchema>;
/** Who lets a new model go live: a person, or by itself where it is not worse on the same held-out cases. */
export const goLiveSchema = z.enum(['byPerson', 'ifNotWorse']);

/** What a label means, in words and sentences: enough for a first model before any case is closed. */
export const labelSchema = z.object({
  label: z.string().trim().min(1).max(200),
  name: textSchema.optional(),
  description: z.string().max(2000).optional(),
  examples: z.array(z.string().trim().min(1).max(2000)).max(50).optional(),
});
export type LabelDescription = z.infer<typeof labelSchema>;

const settings = {
  mode: modeSchema,
  selectAt: share,
  automateAt: share,
  /** The precision that automation promises. It steps down where even the upper bound of what is measured is less. */
  target: z.number().min(0.5).max(0.999),
  goLive: goLiveSchema,
  labels: z.array(labelSchema).max(500),
};
/** Parts that are left out stay as they are. `automateAt` must lie above `selectAt`: 422 otherwise. */
export const fieldSettingsSchema = z.object(settings).partial();
export type FieldSettings = z.infer<typeof fieldSettingsSchema>;

/** How much a field can be trusted with: by what it knows, not by what was chosen for it. */
export const levelSchema = z.enum(['none', 'descriptions', 'examples', 'select', 'automate']);

export const trainingSchema = z.object({
  id: z.string(),
  field: fieldNameSchema,
  state: z.enum(['queued', 'running', 'finished', 'cancelled', 'failed']),
  /** 0 to 1, while it runs. */
  share,
  stage: z.enum(['waiting', 'reading', 'features', 'crossFit', 'fit', 'comparing', 'done']),
  /** What it learns from; null until everything is read. */
  cases: z.int().nullable(),
  /** Times it was begun: more than one after a restart in the middle. */
  attempts: z.int(),
  warning: z.enum(['fewCases']).nullable(),
  /** The model that came of it. */
  modelId: z.string().nullable(),
  problem: z.string().nullable(),
  ...saidFields,
  startedBy: z.string(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
});
export type Training = z.infer<typeof trainingSchema>;

/** Cases and examples that a training could use now. */
export const usableSchema = z.object({
  closed: z.int(),
  imported: z.int(),
  /** Corrections and confirmations by agents among them. */
  confirmed: z.int(),
  total: z.int(),
  /** Come since the live model was trained; from a tenth on a new training is worth while. */
  sinceLive: z.int().nullable(),
});

export const modelFieldSchema = z.object({
  field: fieldNameSchema,
  title: textSchema,
  /** False: a field only examples know. What is found is an output of the step; no case is changed. */
  isCaseField: z.boolean(),
  level: levelSchema,
  ...settings,
  /** What is missing before it may automate; empty where it may. */
  automationNeeds: z.array(z.enum(['model', 'cases', 'labels', 'heldOutAbove'])),
  live: modelSummarySchema.nullable(),
  /** Models that were live before this one and can be rolled back to. */
  canRollBack: z.boolean(),
  usable: usableSchema,
  retrainAdvised: z.boolean(),
  training: trainingSchema.nullable(),
  /** Automation has stepped down by itself; setting the mode again ends it. */
  steppedDown: z
    .object({ at: z.string(), precision: share, high: share, n: z.int(), target: share })
    .nullable(),
  version: z.int(),
});
export type ModelField = z.infer<typeof modelFieldSchema>;

export const listModelFields = endpoint({
  id: 'listModelFields',
  method: 'GET',
  path: '/classification/fields',
  tag,
  who: leaders,
  summary: 'List the fields that can be learnt, with their models',
  result: z.object({ items: z.array(modelFieldSchema) }),
});
export const getModelField = endpoint({
  id: 'getModelField',
  method: 'GET',
  path: '/classification/fields/:field',
  tag,
  who: leaders,
  summary: 'Read a field with its settings and its live model',
  params: fieldParams,
  result: modelFieldSchema,
});
export const saveModelField = endpoint({
  id: 'saveModelField',
  method: 'PUT',
  path: '/classification/fields/:field',
  tag,
  who: ['admin'],
  summary: 'Set mode, thresholds, rule of going live and what the labels mean',
  description:
    'What is left out stays. 422 unless `automateAt` is greater than `selectAt`. With `labels` described, similar texts are suggested before any case is closed.',
  params: fieldParams,
  body: fieldSettingsSchema,
  result: modelFieldSchema,
  ifMatch: true,
});

export const startTraining = endpoint({
  id: 'startTraining',
  method: 'POST',
  path: '/classification/fields/:field/trainings',
  tag,
  who: ['admin'],
  summary: 'Train a new model from closed cases and imported examples',
  description:
    'Runs in the background, also across a restart. 409 below 400 usable cases, saying how many there are, and while one is under way; a warning below 1,000.',
  params: fieldParams,
  body: z.object({
    seed: z
      .int()
      .min(0)
      .max(2 ** 31)
      .optional(),
  }),
  result: trainingSchema,
  status: 202,
});
export const listTrainings = endpoint({
  id: 'listTrainings',
  method: 'GET',
  path: '/classification/trainings',
  tag,
  who: leaders,
  summary: 'List trainings, newest first',
  query: z.object({ ...pageQuery, field: fieldNameSchema.optional() }),
  result: pageOf(trainingSchema),
});
export const getTraining = endpoint({
  id: 'getTraining',
  method: 'GET',
  path: '/classification/trainings/:id',
  tag,
  who: leaders,
  summary: 'Read how far a training is',
  params: idParams,
  result: trainingSchema,
});
export const cancelTraining = endpoint({
  id: 'cancelTraining',
  method: 'POST',
  path: '/classification/trainings/:id/cancel',
  tag,
  who: ['admin'],
  summary: 'Cancel a training',
  description: '409 when it has ended already.',
  params: idParams,
  result: trainingSchema,
});

export const setModelLive = endpoint({
  id: 'setModelLive',
  method: 'POST',
  path: '/classification/models/:id/live',
  tag,
  who: ['admin'],
  summary: 'Let a model answer from now on',
  params: idParams,
  result: modelFieldSchema,
});
export const rollBackModel = endpoint({
  id: 'rollBackModel',
  method: 'POST',
  path: '/classification/fields/:field/rollback',
  tag,
  who: ['admin'],
  summary: 'Go back to the model that was live before',
  description: 'Each roll-back goes one further back. 409 when there is none.',
  params: fieldParams,
  result: modelFieldSchema,
});

import { z } from 'zod';
import { nameSchema } from '../../engine/core/names.ts';
import { endpoint, idParams, pageOf, pageQuery } from './endpoint.ts';
import { comparisonSchema, curveSchema, modelReportSchema } from './model-report.ts';

const tag = 'Classification';
const leaders = ['admin', 'supervisor'] as const;
const share = z.number().min(0).max(1);
/** A case field (`reason`, `type`, `priority`), or any other name that imported examples carry a label for. */
export const fieldNameSchema = nameSchema;

export const modelSummarySchema = z.object({
  id: z.string(),
  field: fieldNameSchema,
  /** Counts per field from 1. */
  number: z.int(),
  /** `ready`: can go live. `live`: answers now. `retired`: was live before. */
  status: z.enum(['ready', 'live', 'retired']),
  cases: z.int(),
  classes: z.int(),
  accuracy: share,
  baseline: share,
  macroF1: share,
  top3: share,
  ece: share,
  bytes: z.int(),
  createdAt: z.string(),
  wentLiveAt: z.string().nullable(),
  /** Who let it go live: a name, or `rule`. */
  wentLiveBy: z.string().nullable(),
});
export type ModelSummary = z.infer<typeof modelSummarySchema>;

export const modelDetailSchema = modelSummarySchema.extend({
  seed: z.int(),
  /** Of the model's bytes: the same cases and seed give the same. */
  hash: z.string(),
  report: modelReportSchema,
  /** Against the model that was live when it was trained; null when there was none. */
  comparison: comparisonSchema.nullable(),
});
export type ModelDetail = z.infer<typeof modelDetailSchema>;
export const listModels = endpoint({
  id: 'listModels',
  method: 'GET',
  path: '/classification/models',
  tag,
  who: leaders,
  summary: 'List the versions of a field’s model, newest first',
  query: z.object({ ...pageQuery, field: fieldNameSchema }),
  result: pageOf(modelSummarySchema),
});
export const getModel = endpoint({
  id: 'getModel',
  method: 'GET',
  path: '/classification/models/:id',
  tag,
  who: leaders,
  summary: 'Read a model with everything measured on held-out cases',
  params: idParams,
  result: modelDetailSchema,
});
export const getModelCurve = endpoint({
  id: 'getModelCurve',
  method: 'GET',
  path: '/classification/models/:id/curve',
  tag,
  who: leaders,
  summary: 'Read coverage and precision by confidence, on held-out cases',
  params: idParams,
  result: curveSchema,
});

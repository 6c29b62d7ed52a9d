import type { Work } from '../../../engine/runtime/work.ts';
import { modelSummarySchema, type ModelSummary } from '../../contract/model-versions.ts';
import type { Comparison } from '../../contract/model-report.ts';
import type { Database } from '../../store/database.ts';
import { all, insert, one, p, patch, statement } from '../../store/query.ts';
import type { Gates } from './rules.ts';

export interface StoredModel {
  summary: ModelSummary;
  seed: number;
  hash: string;
  gates: Gates;
  comparison: Comparison | null;
}
export type ModelFiles = Omit<Database['modelFiles'], 'modelId'>;

function decode(row: Database['models']): StoredModel {
  return {
    summary: modelSummarySchema.parse(row),
    seed: row.seed,
    hash: row.hash,
    // Both were written by a training.
    gates: JSON.parse(row.gates) as Gates,
    comparison: row.comparison === null ? null : (JSON.parse(row.comparison) as Comparison),
  };
}

const byId = statement<{ id: string }>()((db) =>
  db.selectFrom('models').selectAll().where('id', '=', p<string>('id')),
);
export function* modelById(id: string): Work<StoredModel | undefined> {
  const row = yield* one(byId, { id });
  return row && decode(row);
}
const ofField = statement<{ field: string; before: number; limit: number }>()((db) =>
  db
    .selectFrom('models')
    .selectAll()
    .where('field', '=', p<string>('field'))
    .where('number', '<', p<number>('before'))
    .orderBy('number', 'desc')
    .limit(p<number>('limit')),
);
/** Newest first. `before`: number of the last one of the page before. */
export function* modelsOf(field: string, before: number, limit: number): Work<StoredModel[]> {
  return (yield* all(ofField, { field, before, limit })).map(decode);
}
const latestNumber = statement<{ field: string }>()((db) =>
  db
    .selectFrom('models')
    .select('number')
    .where('field', '=', p<string>('field'))
    .orderBy('number', 'desc')
    .limit(1),
);
export function* nextModelNumber(field: string): Work<number> {
  return ((yield* one(latestNumber, { field }))?.number ?? 0) + 1;
}
export function* insertModel({ summary, ...rest }: StoredModel, files: ModelFiles): Work<void> {
  const { seed, hash } = rest;
  const gates = JSON.stringify(rest.gates);
  const comparison = rest.comparison && JSON.stringify(rest.comparison);
  yield* insert('models', { ...summary, seed, hash, gates, comparison });
  yield* insert('modelFiles', { modelId: summary.id, ...files });
}
export function* patchModel(id: string, set: Partial<Database['models']>): Work<void> {
  yield* patch('models', id, set);
}

const file = statement<{ id: string }>()((db) =>
  db.selectFrom('modelFiles').select('model').where('modelId', '=', p<string>('id')),
);
export function* modelFile(id: string): Work<Buffer | undefined> {
  return (yield* one(file, { id }))?.model;
}
const heldOut = statement<{ id: string }>()((db) =>
  db.selectFrom('modelFiles').select('heldOut').where('modelId', '=', p<string>('id')),
);
export function* heldOutOf(id: string): Work<Buffer | undefined> {
  return (yield* one(heldOut, { id }))?.heldOut;
}
const report = statement<{ id: string }>()((db) =>
  db.selectFrom('modelFiles').select('report').where('modelId', '=', p<string>('id')),
);
export function* reportOf(id: string): Work<string | undefined> {
  return (yield* one(report, { id }))?.report;
}
const curve = statement<{ id: string }>()((db) =>
  db.selectFrom('modelFiles').select('curve').where('modelId', '=', p<string>('id')),
);
export function* curveOf(id: string): Work<string | undefined> {
  return (yield* one(curve, { id }))?.curve;
}

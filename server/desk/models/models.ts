import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { curveSchema, modelReportSchema, type Curve } from '../../contract/model-report.ts';
import type { ModelDetail, ModelSummary } from '../../contract/model-versions.ts';
import { Problem } from '../../contract/problem.ts';
import { afterCommit } from '../../store/query.ts';
import type { DeskContext } from '../context.ts';
import { fieldByName, saveField, type StoredField } from './field-records.ts';
import type { LiveModels } from './live-models.ts';
import {
  curveOf,
  insertModel,
  modelById,
  modelsOf,
  nextModelNumber,
  patchModel,
  reportOf,
  type StoredModel,
} from './model-records.ts';
import type { Finished } from './training-messages.ts';
import { patchTraining, trainingById, type TrainingRow } from './training-records.ts';
import { say } from '../../contract/say.ts';

/** As many as a roll-back can go back to. */
const mostBefore = 20;

export interface ModelPorts extends Pick<DeskContext, 'clock' | 'ids' | 'publish'> {
  live: LiveModels;
}

/** Versions of models: kept as they were trained; which one answers is the field's to say. */
export function createModels({ clock, ids, publish, live }: ModelPorts) {
  const now = (): string => isoTime(clock.now());

  function* setLive(field: StoredField, model: StoredModel, by: string, liveBefore: string[]): Work<void> {
    const { id } = model.summary;
    if (field.liveModelId !== null && field.liveModelId !== id)
      yield* patchModel(field.liveModelId, { status: 'retired' });
    yield* patchModel(id, { status: 'live', wentLiveAt: now(), wentLiveBy: by });
    const after = yield* saveField(
      field,
      { liveModelId: id, liveBefore: liveBefore.slice(0, mostBefore), steppedDown: null },
      now(),
    );
    yield* afterCommit(() => live.warm(after));
    yield* publish('model', field.field);
  }

  /** The model's id is added to what was live before, so that it can be found again. */
  function* goLive(id: string, by: string): Work<ModelSummary | Problem> {
    const model = yield* modelById(id);
    if (!model) return new Problem('notFound', say('noSuchModel', { id }));
    const field = yield* fieldByName(model.summary.field);
    if (field.liveModelId === id) return model.summary;
    const before = field.liveModelId === null ? [] : [field.liveModelId];
    yield* setLive(field, model, by, [...before, ...field.liveBefore.filter((other) => other !== id)]);
    return model.summary;
  }

  function* rollBack(name: string, by: string): Work<ModelSummary | Problem> {
    const field = yield* fieldByName(name);
    const [last, ...rest] = field.liveBefore;
    const model = last === undefined ? undefined : yield* modelById(last);
    if (!model) return new Problem('conflict', say('noModelBefore'));
    yield* setLive(field, model, by, rest);
    return model.summary;
  }

  /** Keeps what a training gave, ends it, and lets the model go live where the field's rule says so. */
  function* keep(row: TrainingRow, finished: Finished): Work<void> {
    const training = yield* trainingById(row.id);
    if (!training || training.endedAt !== null) return;
    const id = ids.next('model');
    const { numbers, gates, comparison, hash } = finished;
    const summary: ModelSummary = {
      id,
      field: row.field,
      number: yield* nextModelNumber(row.field),
      status: 'ready',
      ...numbers,
      createdAt: now(),
      wentLiveAt: null,
      wentLiveBy: null,
    };
    yield* insertModel(
      { summary, seed: row.seed, hash, gates, comparison },
      {
        report: finished.report,
        curve: finished.curve,
        model: Buffer.from(finished.model),
        heldOut: Buffer.from(finished.heldOut),
      },
    );
    yield* patchTraining(row.id, { state: 'finished', modelId: id, endedAt: now() });
    const field = yield* fieldByName(row.field);
    if (field.goLive !== 'ifNotWorse') return;
    const isFirst = field.liveModelId === null && numbers.accuracy > numbers.baseline;
    const isNotWorse = comparison?.verdict === 'better' || comparison?.verdict === 'notWorse';
    if (isFirst || (isNotWorse && comparison.liveModelId === field.liveModelId)) yield* goLive(id, 'rule');
  }

  const { open, prepare, prepareBefore } = live;
  return {
    keep,
    open,
    prepare,
    prepareBefore,
    goLive,
    rollBack,
    byId: modelById,
    *list(field: string, before: number, limit: number): Work<ModelSummary[]> {
      return (yield* modelsOf(field, before, limit)).map(({ summary }) => summary);
    },
    *detail(id: string): Work<ModelDetail | Problem> {
      const model = yield* modelById(id);
      const report = yield* reportOf(id);
      if (!model || report === undefined) return new Problem('notFound', say('noSuchModel', { id }));
      const { summary, seed, hash, comparison } = model;
      return { ...summary, seed, hash, comparison, report: modelReportSchema.parse(JSON.parse(report)) };
    },
    *curve(id: string): Work<Curve | Problem> {
      const curve = yield* curveOf(id);
      if (curve === undefined) return new Problem('notFound', say('noSuchModel', { id }));
      return curveSchema.parse(JSON.parse(curve));
    },
  };
}
export type Models = ReturnType<typeof createModels>;

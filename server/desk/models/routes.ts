import type { Db } from '../../../engine/runtime/work.ts';
import {
  deleteExamples,
  getExampleCounts,
  importBundledExamples,
  importExamples,
  previewExamples,
} from '../../contract/examples.ts';
import { getModel, getModelCurve, listModels } from '../../contract/model-versions.ts';
import {
  cancelTraining,
  getModelField,
  getTraining,
  listModelFields,
  listTrainings,
  rollBackModel,
  saveModelField,
  setModelLive,
  startTraining,
} from '../../contract/models.ts';
import {
  getFieldQuality,
  judgePrediction,
  listCasePredictions,
  listRunOpinions,
} from '../../contract/predictions.ts';
import { Problem } from '../../contract/problem.ts';
import { Reply, route, type Caller, type Route } from '../../http/handler.ts';
import { actorOf } from '../actor.ts';
import type { ModelParts } from './index.ts';
import { say } from '../../contract/say.ts';

const nameOf = ({ name, id }: Caller): string => name || id;

export const modelRoutes = (db: Db, parts: ModelParts): Route[] => [
  ...fieldRoutes(db, parts),
  ...versionRoutes(db, parts),
  ...exampleRoutes(db, parts),
  ...predictionRoutes(db, parts),
];

const fieldRoutes = (db: Db, { fields, trainings, models }: ModelParts): Route[] => [
  route(listModelFields, async () => ({ items: await fields.list() })),
  route(getModelField, ({ params }) => fields.view(params.field)),
  route(saveModelField, async ({ params, body, ifMatch }) => {
    const saved = await db.write(() => fields.save(params.field, body, ifMatch));
    return saved instanceof Problem ? saved : fields.view(params.field);
  }),
  route(startTraining, async ({ params, body, caller }) => {
    const begun = await trainings.start(params.field, body.seed, actorOf(caller));
    return begun instanceof Problem ? begun : new Reply(202, begun);
  }),
  route(listTrainings, async ({ query }) => {
    const before = pageStart(query.cursor);
    if (before instanceof Problem) return before;
    const filter = { field: query.field, before, limit: query.limit + 1 };
    const found = await db.read(() => trainings.list(filter));
    const last = found.length > query.limit ? found[query.limit - 1] : undefined;
    return {
      items: found.slice(0, query.limit).map(({ training }) => training),
      next: last ? String(last.sequence) : null,
    };
  }),
  route(getTraining, ({ params }) => db.read(() => trainings.read(params.id))),
  route(cancelTraining, ({ params }) => trainings.cancel(params.id)),
  route(rollBackModel, async ({ params, caller }) => {
    await models.prepareBefore(params.field);
    const model = await db.write(() => models.rollBack(params.field, nameOf(caller)));
    return model instanceof Problem ? model : fields.view(params.field);
  }),
];

const versionRoutes = (db: Db, { models, fields }: ModelParts): Route[] => [
  route(listModels, async ({ query }) => {
    const before = pageStart(query.cursor);
    if (before instanceof Problem) return before;
    const found = await db.read(() =>
      models.list(query.field, before ?? Number.MAX_SAFE_INTEGER, query.limit + 1),
    );
    const last = found.length > query.limit ? found[query.limit - 1] : undefined;
    return { items: found.slice(0, query.limit), next: last ? String(last.number) : null };
  }),
  route(getModel, ({ params }) => db.read(() => models.detail(params.id))),
  route(getModelCurve, ({ params }) => db.read(() => models.curve(params.id))),
  route(setModelLive, async ({ params, caller }) => {
    await models.prepare(params.id);
    const model = await db.write(() => models.goLive(params.id, nameOf(caller)));
    return model instanceof Problem ? model : fields.view(model.field);
  }),
];

const exampleRoutes = (db: Db, { examples, fields }: ModelParts): Route[] => [
  route(previewExamples, ({ body }) => examples.preview(body)),
  route(importExamples, async ({ body }) => {
    const imported = await examples.add(body);
    fields.recount();
    return imported;
  }),
  route(importBundledExamples, async () => {
    const imported = await examples.addBundled();
    fields.recount();
    return imported;
  }),
  route(getExampleCounts, () => db.read(() => examples.counts())),
  route(deleteExamples, async ({ query }) => {
    const removed = await examples.remove(query.source);
    fields.recount();
    return { removed };
  }),
];

const predictionRoutes = (db: Db, { predictions, quality, fields, caseExists }: ModelParts): Route[] => [
  route(listCasePredictions, ({ params }) =>
    db.read(function* () {
      if (!(yield* caseExists(params.id)))
        return new Problem('notFound', say('noSuchCase', { id: params.id }));
      return { items: yield* predictions.ofCase(params.id) };
    }),
  ),
  route(listRunOpinions, ({ params }) =>
    db.read(function* () {
      return { items: yield* predictions.opinionsOfRun(params.id) };
    }),
  ),
  route(judgePrediction, async ({ params, body, caller }) => {
    const judged = await db.write(() => predictions.judge(params.id, body.value, actorOf(caller)));
    fields.recount();
    return judged;
  }),
  route(getFieldQuality, ({ params, query }) => quality(params.field, query.weeks)),
];

function pageStart(cursor: string | undefined): number | undefined | Problem {
  if (cursor === undefined) return undefined;
  const before = Number(cursor);
  return Number.isSafeInteger(before) ? before : new Problem('invalid', say('wrongCursor'));
}

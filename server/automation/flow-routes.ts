import { stepTypeBody } from '../../engine/describe/step-type.ts';
import { definitions } from '../../engine/steps/definitions.ts';
import type { Db, Work } from '../../engine/runtime/work.ts';
import * as contract from '../contract/flows.ts';
import { Problem } from '../contract/problem.ts';
import { Reply, route, type Route } from '../http/handler.ts';
import { flowRows, readDocument, type FlowRow, type VersionRow } from '../store/flow-queries.ts';
import type { Flows } from './flows.ts';
import type { VocabularySource } from './vocabulary.ts';
import { say } from '../contract/say.ts';

export function flowRoutes(db: Db, flows: Flows, vocabulary: VocabularySource): Route[] {
  /** Finds the flow first; what follows may count on it. */
  const withFlow = <T>(id: string, work: (row: FlowRow) => Work<T | Problem>): Promise<T | Problem> =>
    db.write(function* () {
      const row = yield* flows.find(id);
      return row instanceof Problem ? row : yield* work(row);
    });
  const summaryOf = function* (row: FlowRow | Problem) {
    return row instanceof Problem ? row : yield* flows.summary(row);
  };

  return [
    route(contract.listFlows, async () => ({ items: await db.read(flows.list) })),
    route(contract.listStepTypes, async () => ({ items: definitions.map(stepTypeBody) })),
    route(contract.getVocabulary, async () => db.read(vocabulary)),
    route(contract.validateFlow, async ({ body }) => ({
      issues: (await db.read(() => flows.check(body))).issues,
    })),
    route(contract.createFlow, async ({ body }) => {
      const draft = await db.write(() => flows.create(body));
      return draft instanceof Problem ? draft : new Reply(201, draft);
    }),
    route(contract.getDraft, ({ params }) => withFlow(params.id, flows.draftOf)),
    route(contract.saveDraft, ({ params, body, ifMatch }) =>
      withFlow(params.id, function* (row) {
        if (ifMatch === undefined) return new Problem('invalid', say('revisionNeeded'));
        return yield* flows.saveDraft(row, body.document, ifMatch);
      }),
    ),
    route(contract.publishFlow, ({ params, body, caller }) =>
      withFlow(params.id, function* (row) {
        const version = yield* flows.publish(row, body.note, caller.name);
        return version instanceof Problem ? version : versionBody(version, version.number, 0);
      }),
    ),
    route(contract.listVersions, ({ params }) =>
      withFlow(params.id, function* (row) {
        const runs = yield* flowRows.activeRuns();
        const versions = yield* flowRows.versions(row.key);
        return {
          rollbackTo: yield* flows.rollbackTarget(row),
          items: versions.map((version) =>
            versionBody(version, row.activeVersion, runs.get(`${row.key}@${version.number}`) ?? 0),
          ),
        };
      }),
    ),
    route(contract.getVersion, ({ params }) =>
      withFlow(params.id, function* (row) {
        const version = yield* flowRows.version(row.key, params.number);
        if (!version)
          return new Problem('notFound', say('noSuchVersion', { flow: row.key, number: params.number }));
        const runs = yield* flowRows.activeRuns();
        const body = versionBody(version, row.activeVersion, runs.get(`${row.key}@${version.number}`) ?? 0);
        return { version: body, document: readDocument(version.document) };
      }),
    ),
    route(contract.activateVersion, ({ params, body }) =>
      withFlow(params.id, function* (row) {
        return yield* summaryOf(yield* flows.activate(row, body.number));
      }),
    ),
    route(contract.rollbackFlow, ({ params }) =>
      withFlow(params.id, function* (row) {
        const back = yield* flows.rollback(row);
        if (back instanceof Problem) return back;
        return { flow: yield* flows.summary(back.row), from: back.from, to: back.to };
      }),
    ),
    route(contract.deactivateFlow, ({ params }) =>
      withFlow(params.id, function* (row) {
        return yield* summaryOf(yield* flows.deactivate(row));
      }),
    ),
    route(contract.deleteVersion, ({ params }) =>
      withFlow(params.id, function* (row) {
        return (yield* flows.deleteVersion(row, params.number)) ?? {};
      }),
    ),
  ];
}

const versionBody = (
  { number, note, publishedBy, createdAt }: VersionRow,
  active: number | null,
  activeRuns: number,
) => ({
  number,
  note,
  publishedBy,
  createdAt,
  activeRuns,
  active: number === active,
});

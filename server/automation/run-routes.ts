import { hash } from 'node:crypto';
import type { Desk } from '../../engine/runtime/desk.ts';
import type { RecordRefs } from '../../engine/core/run.ts';
import type { StoredRun } from '../../engine/runtime/run-store.ts';
import type { Runtime } from '../../engine/runtime/runtime.ts';
import type { Db, Work } from '../../engine/runtime/work.ts';
import { Problem } from '../contract/problem.ts';
import * as contract from '../contract/runs.ts';
import { Reply, route, type Caller, type Route } from '../http/handler.ts';
import { flowRows, flowSource } from '../store/flow-queries.ts';
import { historyOf, listRuns, openTasks, rerunsOf, summaryOf } from '../store/run-lists.ts';
import { runStore } from '../store/run-queries.ts';
import { callerScope, createRunAnswers, noSuchRun, startedBefore, startProblem } from './run-answers.ts';
import { runBody } from './run-bodies.ts';
import { say } from '../contract/say.ts';

export interface RunRoutesPorts {
  db: Db;
  runtime: Runtime;
  desk: Desk;
}
export function runRoutes({ db, runtime, desk }: RunRoutesPorts): Route[] {
  const { answerWith, move } = createRunAnswers({ db, runtime });

  function* start(
    flowId: string,
    body: { input: Record<string, unknown>; caseId?: string },
    caller: Caller,
    idempotencyKey?: string,
  ): Work<{ run: StoredRun } | Problem> {
    const key =
      idempotencyKey === undefined
        ? undefined
        : {
            caller: callerScope(caller),
            idempotencyKey,
            requestHash: hash('sha256', JSON.stringify([flowId, body]), 'base64url'),
          };
    const before = key && (yield* startedBefore(key));
    if (before) return before;
    // A live flow is known without the database; one that is not says why it cannot be started.
    const flowKey = runtime.programs.live(flowId)?.flowKey ?? (yield* flowRows.find(flowId))?.key;
    if (flowKey === undefined) return new Problem('notFound', say('noSuchFlow', { flow: flowId }));
    const refs = yield* refsOf(desk, body.caseId);
    if (refs instanceof Problem) return refs;
    const user =
      caller.kind === 'person'
        ? { id: caller.id, name: caller.name, role: caller.role, locale: caller.locale }
        : undefined;
    const begun = yield* runtime.driver.begin({
      flowKey,
      input: body.input,
      refs,
      trigger: caller.kind === 'person' ? 'manual' : 'api',
      user,
      ...key,
    });
    return 'refused' in begun ? startProblem(flowKey, begun) : begun;
  }

  return [
    route(contract.startRun, async ({ params, query, body, caller, idempotencyKey }) => {
      const begun = await db.write(() => start(params.id, body, caller, idempotencyKey));
      return begun instanceof Problem ? begun : answerWith(begun.run, query.wait * 1000);
    }),
    route(contract.listRuns, async ({ query, caller }) => {
      if (caller.role === 'agent' && query.caseId === undefined)
        return new Problem('forbidden', say('runsOfCase'));
      return db.read(() => listRuns(query));
    }),
    route(contract.getRun, ({ params }) => db.read(() => readWhole(params.id))),
    route(contract.answerScreen, ({ params, body, caller }) =>
      move(params.id, {
        type: 'signalled',
        token: params.token,
        signal: { type: 'answer', values: body.values, by: caller.id },
      }),
    ),
    route(contract.cancelScreen, ({ params, caller }) =>
      move(params.id, {
        type: 'signalled',
        token: params.token,
        signal: { type: 'cancelScreen', by: caller.id },
      }),
    ),
    route(contract.listTasks, async ({ query }) => ({ items: await db.read(() => openTasks(query)) })),
    route(contract.listCaseFlows, ({ params }) => db.read(() => guidedFlows(params.id))),
    route(contract.sendEvent, async ({ body }) => {
      await db.write(() => runtime.emit(body.name, body.payload));
      return new Reply(202, { accepted: true });
    }),
  ];
}

function* refsOf(desk: Desk, caseId: string | undefined): Work<RecordRefs | Problem> {
  if (caseId === undefined) return {};
  const { case: found } = yield* desk.liveRecords({ caseId });
  if (!found) return new Problem('notFound', say('noSuchCaseNamed', { id: caseId }));
  const id = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return {
    caseId,
    contactId: id(found.contactId),
    accountId: id(found.accountId),
    conversationId: id(found.conversationId),
  };
}

function* readWhole(id: string): Work<contract.Run | Problem> {
  const run = yield* runStore.loadRun(id);
  const document = run && (yield* flowSource.document(run.flowKey, run.flowVersion));
  if (!run || !document) return noSuchRun(id);
  const summary = yield* summaryOf(id, document);
  if (!summary) return noSuchRun(id);
  const [task = null] = yield* openTasks({ runId: id });
  return runBody(summary, run, document, yield* historyOf(id), task, yield* rerunsOf(id));
}

function* guidedFlows(caseId: string) {
  const items = [];
  for (const { flowKey, number } of yield* flowSource.allActive()) {
    const flow = yield* flowSource.document(flowKey, number);
    if (flow?.trigger.type === 'manual')
      items.push({ key: flow.key, title: flow.title, description: flow.description ?? null });
  }
  return { items, tasks: yield* openTasks({ caseId }) };
}

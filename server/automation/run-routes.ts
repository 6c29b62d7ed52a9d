import { hash } from 'node:crypto';
import type { Desk } from '../../engine/runtime/desk.ts';
import type { RecordRefs, RunEvent } from '../../engine/core/run.ts';
import type { StartRefusal } from '../../engine/runtime/driver.ts';
import type { StoredRun } from '../../engine/runtime/run-store.ts';
import { rests, type Runtime } from '../../engine/runtime/runtime.ts';
import type { Db, Work } from '../../engine/runtime/work.ts';
import { Problem } from '../contract/problem.ts';
import * as contract from '../contract/runs.ts';
import { Reply, route, type Caller, type Route } from '../http/handler.ts';
import { flowRows, flowSource } from '../store/flow-queries.ts';
import { historyOf, listRuns, openTasks, summaryOf } from '../store/run-lists.ts';
import { runStore } from '../store/run-queries.ts';
import { runBody, startedBody } from './run-bodies.ts';

export interface RunRoutesPorts {
  db: Db;
  runtime: Runtime;
  desk: Desk;
}
/** How long an answer to a screen waits for the next one. */
const screenPatienceMs = 5000;

export function runRoutes({ db, runtime, desk }: RunRoutesPorts): Route[] {
  /** The run as it stands, with its next screen; 202 when something of ours is still under way. */
  async function answerWith(
    run: StoredRun,
    patienceMs: number,
  ): Promise<contract.StartedRun | Reply<contract.StartedRun>> {
    const settled = rests(run) ? run : await runtime.settled(run.id, patienceMs);
    const [task = null] = (settled ?? run).state.positions.some(({ waitingFor }) => waitingFor === 'screen')
      ? await db.read(() => openTasks({ runId: run.id }))
      : [];
    return settled ? startedBody(settled, task) : new Reply(202, startedBody(run, task));
  }

  async function move(
    runId: string,
    event: RunEvent,
  ): Promise<contract.StartedRun | Reply<contract.StartedRun> | Problem> {
    const moved = await runtime.apply(runId, event);
    if (!('refused' in moved)) return answerWith(moved.run, screenPatienceMs);
    switch (moved.refused) {
      case 'noSuchRun':
        return noSuchRun(runId);
      case 'invalid':
        return new Problem(
          'invalid',
          'Some answers cannot be taken; each is listed with its field.',
          'issues' in moved ? moved.issues : [],
        );
      case 'stale':
        return new Problem(
          'stale',
          'This was answered meanwhile. Load the run again to see where it stands.',
        );
      case 'finished':
        return new Problem('stale', 'The run has ended. Load it again to see how.');
      case 'notAwaited':
        return new Problem(
          'conflict',
          'The run does not wait for this now. Load it again to see what it waits for.',
        );
      default:
        return moved satisfies never;
    }
  }

  function* start(
    flowId: string,
    body: { input: Record<string, unknown>; caseId?: string },
    caller: Caller,
    idempotencyKey?: string,
  ): Work<{ run: StoredRun } | Problem> {
    const scope = `${caller.kind}:${caller.id}`;
    const key =
      idempotencyKey === undefined
        ? undefined
        : {
            caller: scope,
            idempotencyKey,
            requestHash: hash('sha256', JSON.stringify([flowId, body]), 'base64url'),
          };
    if (key) {
      const first = yield* runStore.findByIdempotencyKey(scope, key.idempotencyKey);
      if (first)
        return first.requestHash === key.requestHash
          ? { run: first }
          : new Problem(
              'idempotencyMismatch',
              `The key "${idempotencyKey}" started another run (${first.id}). Use a new key for a new request.`,
            );
    }
    // A live flow is known without the database; one that is not says why it cannot be started.
    const flowKey = runtime.programs.live(flowId)?.flowKey ?? (yield* flowRows.find(flowId))?.key;
    if (flowKey === undefined) return new Problem('notFound', `There is no flow "${flowId}".`);
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
    route(contract.listRuns, ({ query }) => db.read(() => listRuns(query))),
    route(contract.getRun, ({ params }) => db.read(() => readWhole(params.id))),
    route(contract.cancelRun, ({ params, body }) =>
      move(params.id, { type: 'cancelled', reason: body.reason }),
    ),
    route(contract.retryRun, ({ params }) => move(params.id, { type: 'retried' })),
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
  if (!found) return new Problem('notFound', `There is no case "${caseId}".`);
  const id = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return {
    caseId,
    contactId: id(found.contactId),
    accountId: id(found.accountId),
    conversationId: id(found.conversationId),
  };
}

function startProblem(flowKey: string, refusal: StartRefusal): Problem {
  switch (refusal.refused) {
    case 'invalidInput':
      return new Problem(
        'invalid',
        `The input does not fit the flow "${flowKey}"; each fault is listed.`,
        refusal.issues,
      );
    case 'occupied':
      return new Problem(
        'conflict',
        `A run of the flow "${flowKey}" is in progress already, and it allows one at a time. Wait for it or cancel it.`,
      );
    case 'noSuchFlow':
    case 'notActive':
      return new Problem('conflict', `The flow "${flowKey}" is not live. Publish it first.`);
    default:
      return refusal.refused satisfies never;
  }
}

const noSuchRun = (id: string): Problem =>
  new Problem(
    'notFound',
    `There is no run "${id}". Ended runs are removed after the time that their flow's settings say.`,
  );

function* readWhole(id: string): Work<contract.Run | Problem> {
  const run = yield* runStore.loadRun(id);
  const document = run && (yield* flowSource.document(run.flowKey, run.flowVersion));
  if (!run || !document) return noSuchRun(id);
  const summary = yield* summaryOf(id);
  if (!summary) return noSuchRun(id);
  const [task = null] = yield* openTasks({ runId: id });
  return runBody(summary, run, document, yield* historyOf(id), task);
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

import { hash } from 'node:crypto';
import type { Person } from '../../engine/core/run.ts';
import type { Runtime } from '../../engine/runtime/runtime.ts';
import type { Db } from '../../engine/runtime/work.ts';
import * as contract from '../contract/repairs.ts';
import { Problem } from '../contract/problem.ts';
import { cancelRun, retryRun } from '../contract/runs.ts';
import { Reply, route, type Caller, type Route } from '../http/handler.ts';
import { flowSource } from '../store/flow-queries.ts';
import { movesOf } from '../store/run-lists.ts';
import { runStore } from '../store/run-queries.ts';
import type { BulkRepairs } from './bulk-repairs.ts';
import { historyBody, pastOf, replayBody } from './past.ts';
import { callerScope, createRunAnswers, noSuchRun } from './run-answers.ts';
import { rerun } from './rerun.ts';

/** Looking into the past of a run, and putting it right. */
export function repairRoutes(ports: { db: Db; runtime: Runtime; bulk: BulkRepairs }): Route[] {
  const { db, runtime, bulk } = ports;
  const { answerWith, move } = createRunAnswers(ports);
  return [
    route(contract.getRunHistory, ({ params, query, caller }) =>
      db.read(function* () {
        const run = yield* runStore.loadRun(params.id);
        const flow = run && (yield* flowSource.document(run.flowKey, run.flowVersion));
        if (!flow) return noSuchRun(params.id);
        const part = { after: Number(query.cursor ?? 0), limit: query.limit, asNames: seesNames(caller) };
        return historyBody(yield* movesOf(params.id), flow, part);
      }),
    ),
    route(contract.replayRun, ({ params, query, caller }) =>
      db.read(function* () {
        const past = yield* pastOf(runtime, params.id);
        return past instanceof Problem ? past : replayBody(past, query.step, seesNames(caller));
      }),
    ),
    route(cancelRun, ({ params, body, caller }) =>
      move(params.id, { type: 'cancelled', reason: body.reason, by: personOf(caller) }),
    ),
    route(retryRun, ({ params, body, caller }) =>
      move(params.id, { type: 'retried', reason: body.reason, by: personOf(caller) }),
    ),
    route(contract.skipStep, ({ params, body, caller }) =>
      move(params.id, { type: 'skipped', ...body, by: personOf(caller) }),
    ),
    route(contract.moveRun, ({ params, body, caller }) =>
      move(params.id, { type: 'moved', ...body, by: personOf(caller) }),
    ),
    route(contract.rerunRun, async ({ params, body, caller, idempotencyKey }) => {
      const key = idempotencyKey === undefined ? undefined : keyOf(caller, idempotencyKey, [params.id, body]);
      const begun = await db.write(() => rerun(runtime, params.id, body, personOf(caller), key));
      return begun instanceof Problem ? begun : answerWith(begun.run, undefined, 201);
    }),
    route(contract.repairRuns, async ({ body, caller }) => {
      if (body.dryRun) return db.read(() => bulk.plan(body));
      const begun = await db.write(() => bulk.begin(body, personOf(caller)));
      if (begun instanceof Problem) return begun;
      bulk.poke();
      return new Reply(202, begun);
    }),
    route(contract.getRepair, ({ params }) => db.read(() => bulk.read(params.id))),
  ];
}

/** Keys of programs learn which records a run saw; what is in them is for people who may open them. */
const seesNames = ({ role }: Caller): boolean => role === 'integration';
const personOf = ({ id, name }: Caller): Person => ({ id, name });
const keyOf = (caller: Caller, idempotencyKey: string, request: unknown) => ({
  caller: callerScope(caller),
  idempotencyKey,
  requestHash: hash('sha256', JSON.stringify(['rerun', request]), 'base64url'),
});

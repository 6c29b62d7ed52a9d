import { afterCommit, insertion, isolated, one, p, run as change, statement } from './query.ts';
import type { RunState } from '../../engine/core/run.ts';
import type { RunStore, StoredRun } from '../../engine/runtime/run-store.ts';
import type { EngineTables } from './engine-tables.ts';
import { writeMove } from './history-json.ts';
import { effectQueries } from './effect-queries.ts';
import { restQueries } from './rest-queries.ts';
import { setAside } from './set-aside-queries.ts';
import { stored } from './stored-json.ts';
import { triggerQueries } from './trigger-queries.ts';
import { say } from '../contract/say.ts';

const byId = statement<{ id: string }>()((db) => db.selectFrom('runs').selectAll().where('id', '=', p('id')));
const atRevision = statement<{ id: string; revision: number }>()((db) =>
  db.selectFrom('runs').select('id').where('id', '=', p('id')).where('revision', '=', p('revision')),
);
const byKey = statement<{ caller: string; key: string }>()((db) =>
  db.selectFrom('runs').selectAll().where('caller', '=', p('caller')).where('idempotencyKey', '=', p('key')),
);
type RunRow = EngineTables['runs'];
const update = statement<ReturnType<typeof movingColumns>>()((db) =>
  db
    .updateTable('runs')
    .set({
      status: p('status'),
      waitingFor: p('waitingFor'),
      waitingStepId: p('waitingStepId'),
      caseId: p('caseId'),
      conversationId: p('conversationId'),
      state: p('state'),
      outcome: p('outcome'),
      errorCode: p('errorCode'),
      errorStepId: p('errorStepId'),
      updatedAt: p('updatedAt'),
      endedAt: p('endedAt'),
      revision: p('revision'),
    })
    .where('id', '=', p('id'))
    .where('revision', '=', p('before')),
);

/** The columns that lists and look-ups read, taken out of the state. */
function movingColumns({ id, state, revision }: StoredRun, now: string) {
  const [first] = state.positions;
  return {
    id,
    revision,
    before: revision - 1,
    status: state.status,
    waitingFor: first?.waitingFor ?? null,
    waitingStepId: first?.stepId ?? null,
    caseId: state.data.refs.caseId ?? null,
    conversationId: state.data.refs.conversationId ?? null,
    state: JSON.stringify(state),
    outcome: state.outcome ?? null,
    errorCode: state.error?.code ?? null,
    errorStepId: state.error?.stepId ?? null,
    updatedAt: now,
    endedAt: state.status === 'active' ? null : now,
  };
}

const columns = [
  ...(['id', 'flowId', 'flowKey', 'flowVersion', 'trigger', 'startedAt'] as const),
  ...(['parentRunId', 'parentToken', 'depth', 'rerunOf', 'rerunFromStep'] as const),
  ...([
    'caller',
    'idempotencyKey',
    'requestHash',
    'revision',
    'status',
    'waitingFor',
    'waitingStepId',
  ] as const),
  ...(['caseId', 'conversationId', 'state', 'outcome', 'errorCode', 'errorStepId'] as const),
  ...(['updatedAt', 'endedAt'] as const),
] as const;
const insertRow = insertion('runs', columns);
const insertHistory = insertion('runHistory', ['runId', 'sequence', 'at', 'entries', 'inputs']);

/** Written out in one piece: this is made for every run there is. */
function newRow(run: StoredRun, now: string) {
  const { parent, rerun, state } = run;
  const [first] = state.positions;
  return {
    id: run.id,
    flowId: run.flowId,
    flowKey: run.flowKey,
    flowVersion: run.flowVersion,
    trigger: run.trigger,
    startedAt: run.startedAt,
    parentRunId: parent ? parent.runId : null,
    parentToken: parent ? parent.token : null,
    depth: parent ? parent.depth : 0,
    rerunOf: rerun ? rerun.of : null,
    rerunFromStep: rerun ? rerun.stepId : null,
    caller: run.caller,
    idempotencyKey: run.idempotencyKey,
    requestHash: run.requestHash,
    revision: run.revision,
    status: state.status,
    waitingFor: first?.waitingFor ?? null,
    waitingStepId: first?.stepId ?? null,
    caseId: state.data.refs.caseId ?? null,
    conversationId: state.data.refs.conversationId ?? null,
    state: JSON.stringify(state),
    outcome: state.outcome ?? null,
    errorCode: state.error?.code ?? null,
    errorStepId: state.error?.stepId ?? null,
    updatedAt: now,
    endedAt: state.status === 'active' ? null : now,
  };
}

export function readRun(row: RunRow): StoredRun {
  const {
    id,
    flowId,
    flowKey,
    flowVersion,
    trigger,
    startedAt,
    revision,
    caller,
    idempotencyKey,
    requestHash,
  } = row;
  const parent =
    row.parentRunId && row.parentToken
      ? { runId: row.parentRunId, token: row.parentToken, depth: row.depth }
      : null;
  const state = stored<RunState>(row.state, () => say('stateDamaged', { id }));
  return {
    id,
    flowId,
    flowKey,
    flowVersion,
    trigger,
    state,
    startedAt,
    revision,
    parent,
    caller,
    idempotencyKey,
    requestHash,
    rerun: row.rerunOf === null ? null : { of: row.rerunOf, stepId: row.rerunFromStep ?? '' },
  };
}

/** The runtime's store on our own tables. */
export const runStore: RunStore = {
  ...restQueries,
  ...effectQueries,
  ...triggerQueries,
  isolated,
  afterCommit,
  setAside,
  insertRun: (run, now) => insertRow(newRow(run, now)),
  *saveRun(run, now) {
    const changed = yield* change(update, movingColumns(run, now));
    if (changed !== 1) throw new Error(`Run ${run.id} was moved by somebody else at the same time.`);
  },
  *loadRun(id) {
    const row = yield* one(byId, { id });
    return row && readRun(row);
  },
  *isAtRevision(id, revision) {
    return (yield* one(atRevision, { id, revision })) !== undefined;
  },
  *findByIdempotencyKey(caller, key) {
    const row = yield* one(byKey, { caller, key });
    return row && readRun(row);
  },
  appendHistory: (runId, sequence, move, entries) =>
    insertHistory({ runId, sequence, at: move.now, ...writeMove(move, entries) }),
};

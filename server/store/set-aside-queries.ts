import type { RunState } from '../../engine/core/run.ts';
import type { StepError } from '../../engine/core/step.ts';
import type { Text } from '../../engine/core/text.ts';
import type { SetAsideRun } from '../../engine/runtime/run-store.ts';
import type { Work } from '../../engine/runtime/work.ts';
import { insert, one, p, patch, run as change, statement } from './query.ts';

const active = statement<{ id: string }>()((db) =>
  db
    .selectFrom('runs')
    .innerJoin('flows', 'flows.id', 'runs.flowId')
    .selectAll('runs')
    .select('flows.title')
    .where('runs.id', '=', p('id'))
    .where('runs.status', '=', 'active'),
);
const timers = statement<{ runId: string }>()((db) =>
  db.deleteFrom('timers').where('kind', '=', 'run').where('subject', '=', p('runId')),
);
const subscriptions = statement<{ runId: string }>()((db) =>
  db.deleteFrom('subscriptions').where('runId', '=', p('runId')),
);
const tasks = statement<{ runId: string }>()((db) => db.deleteFrom('tasks').where('runId', '=', p('runId')));
const effects = statement<{ runId: string }>()((db) =>
  db.deleteFrom('effects').where('runId', '=', p('runId')),
);

/** Fails a run without asking what it is: by its columns alone. Whatever its state was is kept in its history. */
export function* setAside(id: string, now: number, error: StepError): Work<SetAsideRun | undefined> {
  const row = yield* one(active, { id });
  if (!row) return undefined;
  for (const close of [timers, subscriptions, tasks, effects]) yield* change(close, { runId: id });
  const stepId = row.waitingStepId ?? '';
  const revision = row.revision + 1;
  const at = new Date(now).toISOString();
  yield* patch('runs', id, {
    status: 'failed',
    waitingFor: null,
    waitingStepId: null,
    errorCode: error.code,
    state: JSON.stringify(failedState(row, { ...error, stepId })),
    updatedAt: at,
    endedAt: at,
    revision,
  });
  const entry = {
    stepId,
    token: '',
    kind: 'failed',
    outcome: 'error',
    error,
    input: { state: row.state },
  };
  yield* insert('runHistory', { runId: id, sequence: revision, at: now, entries: JSON.stringify([entry]) });
  const { parentRunId, parentToken, depth } = row;
  return {
    flowKey: row.flowKey,
    // A title was checked when the flow was stored.
    flowTitle: JSON.parse(row.title) as Text,
    stepId,
    caseId: row.caseId ?? undefined,
    parent: parentRunId && parentToken ? { runId: parentRunId, token: parentToken, depth } : null,
  };
}

function failedState(
  row: { state: string; caseId: string | null; conversationId: string | null },
  error: RunState['error'],
): RunState {
  const empty: RunState = {
    status: 'failed',
    value: null,
    positions: [],
    visits: {},
    executions: 0,
    inbox: [],
    data: {
      input: {},
      vars: {},
      steps: {},
      refs: { caseId: row.caseId ?? undefined, conversationId: row.conversationId ?? undefined },
    },
  };
  try {
    return { ...(JSON.parse(row.state) as RunState), status: 'failed', positions: [], error };
  } catch {
    return { ...empty, error };
  }
}

import type { ExpressionBuilder } from 'kysely';
import type { Flow } from '../../engine/core/flow.ts';
import type { Move } from '../../engine/core/run.ts';
import type { Form } from '../../engine/core/form.ts';
import type { Text } from '../../engine/core/text.ts';
import type { Work } from '../../engine/runtime/work.ts';
import type { RunSummary, Task } from '../contract/runs.ts';
import type { Database } from './database.ts';
import { readLines, readMove, type DatedEntry } from './history-json.ts';
import { all, builder, dynamic, one, p, statement } from './query.ts';
import { stepTitles, titleIn, type Standing } from './step-titles.ts';

export interface RunFilter {
  flow?: string;
  version?: number;
  status?: RunSummary['status'];
  errorCode?: string;
  /** Where a run waits or has failed. */
  stepId?: string;
  startedFrom?: string;
  startedTo?: string;
  caseId?: string;
}

const history = statement<{ runId: string }>()((db) =>
  db.selectFrom('runHistory').select(['at', 'entries']).where('runId', '=', p('runId')).orderBy('sequence'),
);
const tasks = () =>
  builder
    .selectFrom('tasks')
    .innerJoin('runs', 'runs.id', 'tasks.runId')
    .innerJoin('flows', 'flows.id', 'runs.flowId')
    .select([
      'tasks.id',
      'tasks.runId',
      'tasks.token',
      'tasks.stepId',
      'runs.flowKey',
      'flows.title',
      'tasks.caseId',
      'tasks.form',
      'tasks.createdAt',
    ])
    // What waits for a decision is for those who may decide: see approval-lists.ts.
    .where('tasks.approvers', 'is', null)
    .orderBy('tasks.createdAt');
const tasksOfRun = statement<{ runId: string }>()(() => tasks().where('tasks.runId', '=', p('runId')));
const tasksOfCase = statement<{ caseId: string }>()(() => tasks().where('tasks.caseId', '=', p('caseId')));
const allTasks = statement<object>()(() => tasks().limit(200));

export function* historyOf(runId: string): Work<DatedEntry[]> {
  const rows = yield* all(history, { runId });
  return rows.flatMap(({ at, entries }) => readLines(at, entries));
}

const moves = statement<{ runId: string }>()((db) =>
  db.selectFrom('runHistory').selectAll().where('runId', '=', p('runId')).orderBy('sequence'),
);
export interface KeptMove {
  sequence: number;
  /** Undefined in runs older than the journal. */
  move: Move | undefined;
  at: number;
  entries: DatedEntry[];
}
/** Everything that went into a run and came of it, in order. */
export function* movesOf(runId: string): Work<KeptMove[]> {
  const rows = yield* all(moves, { runId });
  return rows.map(({ sequence, at, inputs, entries }) => {
    const lines = readLines(at, entries);
    return { sequence, at, move: readMove(at, inputs, lines), entries: lines };
  });
}

export function* openTasks(about: { runId?: string; caseId?: string }): Work<Task[]> {
  const rows =
    about.runId !== undefined
      ? yield* all(tasksOfRun, { runId: about.runId })
      : about.caseId !== undefined
        ? yield* all(tasksOfCase, { caseId: about.caseId })
        : yield* all(allTasks, {});
  return rows.map(({ title, form, ...row }) => ({
    ...row,
    flowTitle: JSON.parse(title) as Text,
    form: JSON.parse(form) as Form,
  }));
}

const summaries = () =>
  builder
    .selectFrom('runs')
    .innerJoin('flows', 'flows.id', 'runs.flowId')
    .leftJoin('cases', 'cases.id', 'runs.caseId')
    .select([
      'runs.id',
      'runs.flowKey',
      'flows.title',
      'runs.flowVersion',
      'runs.status',
      'runs.waitingFor',
      'runs.waitingStepId',
      'runs.trigger',
    ])
    .select([
      'runs.caseId',
      'cases.number as caseNumber',
      'runs.outcome',
      'runs.errorCode',
      'runs.errorStepId',
      'runs.rerunOf',
      'runs.rerunFromStep',
      'runs.startedAt',
      'runs.updatedAt',
      'runs.endedAt',
    ]);
type SummaryRow = Omit<RunSummary, 'flowTitle' | 'status' | 'stepTitle'> & { title: string; status: string };
const toSummary = ({ title, status, ...row }: SummaryRow, stepTitle: Text | null): RunSummary => ({
  ...row,
  flowTitle: JSON.parse(title) as Text,
  // The column only ever holds what a run's state says.
  status: status as RunSummary['status'],
  stepTitle,
});
const standingOf = ({ flowKey, flowVersion, waitingStepId, errorStepId }: SummaryRow): Standing => ({
  flowKey,
  flowVersion,
  stepId: waitingStepId ?? errorStepId,
});
const summaryById = statement<{ id: string }>()(() => summaries().where('runs.id', '=', p('id')));

/** `flow`: the version that it runs on. */
export function* summaryOf(id: string, flow: Flow): Work<RunSummary | undefined> {
  const row = yield* one(summaryById, { id });
  return row && toSummary(row, titleIn(flow, standingOf(row).stepId));
}

const reruns = statement<{ id: string }>()((db) =>
  db
    .selectFrom('runs')
    .select(['id', 'rerunFromStep', 'status'])
    .where('rerunOf', '=', p('id'))
    .orderBy('startedAt', 'desc')
    .limit(20),
);
export function* rerunsOf(
  id: string,
): Work<{ id: string; fromStep: string; status: RunSummary['status'] }[]> {
  const rows = yield* all(reruns, { id });
  return rows.map((row) => ({
    id: row.id,
    fromStep: row.rerunFromStep ?? '',
    status: row.status as RunSummary['status'],
  }));
}

/** Runs that stand at a step have not ended well: what a search by error or step means, and never the many finished. */
const standing = ['active', 'failed'] as const;
const statusesOf = ({ status, errorCode, stepId }: RunFilter): readonly string[] | undefined =>
  status !== undefined ? [status] : errorCode !== undefined || stepId !== undefined ? standing : undefined;

/** Which runs a filter means: shared by the list and by the repair of many. */
export function meant(filter: RunFilter) {
  const { flow, version, errorCode, stepId, startedFrom, startedTo, caseId } = filter;
  const statuses = statusesOf(filter);
  return (where: ExpressionBuilder<Database, 'runs'>) => {
    const terms = [];
    // Found flow by flow, through an index that begins with the flow: finished runs are not looked at.
    if (flow === undefined && caseId === undefined && statuses && !statuses.includes('finished'))
      terms.push(where('runs.flowKey', 'in', builder.selectFrom('flows').select('flows.key')));
    if (flow !== undefined) terms.push(where('runs.flowKey', '=', flow));
    if (version !== undefined) terms.push(where('runs.flowVersion', '=', version));
    if (statuses) terms.push(where('runs.status', 'in', statuses));
    if (errorCode !== undefined) terms.push(where('runs.errorCode', '=', errorCode));
    if (startedFrom !== undefined) terms.push(where('runs.startedAt', '>=', utc(startedFrom)));
    if (startedTo !== undefined) terms.push(where('runs.startedAt', '<=', utc(startedTo)));
    if (caseId !== undefined) terms.push(where('runs.caseId', '=', caseId));
    if (stepId !== undefined)
      terms.push(
        where.or([where('runs.errorStepId', '=', stepId), where('runs.waitingStepId', '=', stepId)]),
      );
    return where.and(terms);
  };
}
/** Times are compared as text, so all are written the same way. */
const utc = (time: string): string => new Date(time).toISOString();

/** Runs newest first. The cursor is the last row's start and id, so rows that come meanwhile shift nothing. */
export function* listRuns({
  cursor,
  limit,
  ...filter
}: RunFilter & { cursor?: string; limit: number }): Work<{ items: RunSummary[]; next: string | null }> {
  let query = summaries()
    .where(meant(filter))
    .orderBy('runs.startedAt', 'desc')
    .orderBy('runs.id', 'desc')
    .limit(limit + 1);
  const [startedAt, id] = cursor?.split('~') ?? [];
  if (startedAt !== undefined && id !== undefined) {
    query = query.where((where) =>
      where.or([
        where('runs.startedAt', '<', startedAt),
        where.and([where('runs.startedAt', '=', startedAt), where('runs.id', '<', id)]),
      ]),
    );
  }
  const rows = yield* all(dynamic(query), {});
  const shown = rows.slice(0, limit);
  const titleOf = yield* stepTitles(shown.map(standingOf));
  const items = shown.map((row) => toSummary(row, titleOf(standingOf(row))));
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? `${last.startedAt}~${last.id}` : null };
}

import type { HistoryEntry, Move } from '../../engine/core/run.ts';
import type { Form } from '../../engine/core/form.ts';
import type { Text } from '../../engine/core/text.ts';
import type { Work } from '../../engine/runtime/work.ts';
import type { RunSummary, Task } from '../contract/runs.ts';
import { all, builder, dynamic, one, p, statement } from './query.ts';

export interface RunFilter {
  flow?: string;
  status?: RunSummary['status'];
  caseId?: string;
  cursor?: string;
  limit: number;
}

const history = statement<{ runId: string }>()((db) =>
  db.selectFrom('runHistory').select('entries').where('runId', '=', p('runId')).orderBy('sequence'),
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
    .orderBy('tasks.createdAt');
const tasksOfRun = statement<{ runId: string }>()(() => tasks().where('tasks.runId', '=', p('runId')));
const tasksOfCase = statement<{ caseId: string }>()(() => tasks().where('tasks.caseId', '=', p('caseId')));
const allTasks = statement<object>()(() => tasks().limit(200));

export function* historyOf(runId: string): Work<HistoryEntry[]> {
  const rows = yield* all(history, { runId });
  return rows.flatMap(({ entries }) => JSON.parse(entries) as HistoryEntry[]);
}

const moves = statement<{ runId: string }>()((db) =>
  db.selectFrom('runHistory').select(['at', 'inputs']).where('runId', '=', p('runId')).orderBy('sequence'),
);
/** Everything that went into a run, in order. */
export function* movesOf(runId: string): Work<Move[]> {
  const rows = yield* all(moves, { runId });
  // Written by `appendHistory`, from a move.
  return rows.map(({ at, inputs }) => ({ now: at, ...(JSON.parse(inputs) as Omit<Move, 'now'>) }));
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
      'runs.startedAt',
      'runs.updatedAt',
      'runs.endedAt',
    ]);
type SummaryRow = Omit<RunSummary, 'flowTitle' | 'status'> & { title: string; status: string };
// The status column only ever holds what a run's state says.
const readSummary = ({ title, status, ...row }: SummaryRow): RunSummary => ({
  ...row,
  flowTitle: JSON.parse(title) as Text,
  status: status as RunSummary['status'],
});
const summaryById = statement<{ id: string }>()(() => summaries().where('runs.id', '=', p('id')));

export function* summaryOf(id: string): Work<RunSummary | undefined> {
  const row = yield* one(summaryById, { id });
  return row && readSummary(row);
}

/** Runs newest first. The cursor is the last row's start and id, so rows that come meanwhile shift nothing. */
export function* listRuns({
  flow,
  status,
  caseId,
  cursor,
  limit,
}: RunFilter): Work<{ items: RunSummary[]; next: string | null }> {
  let query = summaries()
    .orderBy('runs.startedAt', 'desc')
    .orderBy('runs.id', 'desc')
    .limit(limit + 1);
  if (flow !== undefined) query = query.where('runs.flowKey', '=', flow);
  if (status !== undefined) query = query.where('runs.status', '=', status);
  if (caseId !== undefined) query = query.where('runs.caseId', '=', caseId);
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
  const items = rows.slice(0, limit).map(readSummary);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? `${last.startedAt}~${last.id}` : null };
}

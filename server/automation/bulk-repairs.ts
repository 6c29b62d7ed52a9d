import { hash } from 'node:crypto';
import type { Person, RunEvent } from '../../engine/core/run.ts';
import type { Clock, Ids } from '../../engine/runtime/ports.ts';
import type { Runtime } from '../../engine/runtime/runtime.ts';
import { StoreUnavailable, type Db, type Work } from '../../engine/runtime/work.ts';
import { Problem } from '../contract/problem.ts';
import type { BulkRepair, RepairAction } from '../contract/repairs.ts';
import { repairRows, type MeantRun, type RepairRow } from '../store/repair-queries.ts';
import { listRuns, type RunFilter } from '../store/run-lists.ts';
import { stepTitles } from '../store/step-titles.ts';
import { runStore } from '../store/run-queries.ts';
import { moveProblem, told } from './run-answers.ts';
import { rerun } from './rerun.ts';
import { say } from '../contract/say.ts';
import { listWords, repairWords, runStatusWords } from '../contract/sentences/values.ts';

export interface BulkPorts {
  db: Db;
  runtime: Runtime;
  clock: Clock;
  ids: Ids;
  report(error: unknown): void;
}
export interface BulkRequest {
  query: RunFilter;
  action: RepairAction;
  reason: string;
  token?: string;
}
export interface BulkRepairs {
  /** What a repair would do, and the token to do it with. */
  plan(request: BulkRequest): Work<BulkRepair | Problem>;
  begin(request: BulkRequest, by: Person): Work<BulkRepair | Problem>;
  read(id: string): Work<BulkRepair | Problem>;
  /** Goes on with what is under way: after a beginning, and after a restart. */
  poke(): void;
  stop(): Promise<void>;
}

/** More than this at once is refused, so that planning stays a matter of milliseconds. */
const mostRuns = 10_000;
/** Repaired in one commit: few enough that nobody else waits for them. */
const batchSize = 20;
/** A batch that could not be written (a full disk, a locked file) is tried again after this long. */
const retryAfterMs = 1000;
const refusalsKept = 50;
const samplesShown = 10;

export function createBulkRepairs({ db, runtime, clock, ids, report }: BulkPorts): BulkRepairs {
  const now = (): string => new Date(clock.now()).toISOString();
  let round: Promise<void> | undefined;
  let stopped = false;

  function* find(request: BulkRequest): Work<{ runs: MeantRun[]; token: string } | Problem> {
    const senseless = senselessFor(request.action, request.query.status);
    if (senseless) return senseless;
    const runs = yield* repairRows.meant(request.query, mostRuns + 1);
    if (runs.length > mostRuns) return new Problem('invalid', say('tooManyRuns', { most: mostRuns }));
    return { runs, token: tokenOf(request, runs) };
  }

  function* plan(request: BulkRequest): Work<BulkRepair | Problem> {
    const found = yield* find(request);
    if (found instanceof Problem) return found;
    const { items } = yield* listRuns({ ...request.query, limit: samplesShown });
    return {
      id: null,
      status: 'planned',
      total: found.runs.length,
      done: 0,
      refused: 0,
      refusals: [],
      groups: yield* groupsOf(found.runs),
      samples: items,
      token: found.token,
    };
  }

  function* begin(request: BulkRequest, by: Person): Work<BulkRepair | Problem> {
    if (request.token === undefined) return new Problem('invalid', say('noDryRun'));
    const found = yield* find(request);
    if (found instanceof Problem) return found;
    if (found.token !== request.token) return new Problem('stale', say('otherRunsMatch'));
    if (found.runs.length === 0) return new Problem('conflict', say('noRunMatches'));
    const row: RepairRow = {
      id: ids.next('repair'),
      status: 'active',
      action: JSON.stringify(request.action),
      query: JSON.stringify(request.query),
      reason: request.reason,
      byId: by.id,
      byName: by.name,
      total: found.runs.length,
      done: 0,
      refused: 0,
      refusals: '[]',
      groups: JSON.stringify(yield* groupsOf(found.runs)),
      createdAt: now(),
      updatedAt: now(),
    };
    yield* repairRows.insert(row, found.runs, batchSize);
    return bodyOf(row);
  }

  function* repairOne(runId: string, revision: number, row: RepairRow): Work<Problem | undefined> {
    const run = yield* runStore.loadRun(runId);
    if (run?.revision !== revision) return new Problem('stale', say('movedSince'));
    // Written by `begin`, from an action.
    const action = JSON.parse(row.action) as RepairAction;
    const by = { id: row.byId, name: row.byName };
    if (action.type === 'rerun') {
      const begun = yield* rerun(runtime, runId, { ...action, reason: row.reason }, by);
      return begun instanceof Problem ? begun : undefined;
    }
    const moved = yield* runtime.driver.apply(runId, eventOf(action, row.reason, by));
    return 'refused' in moved ? moveProblem(runId, moved) : undefined;
  }

  /** One batch and how far it brings the repair, in one commit: a crash repeats nothing and leaves nothing out. */
  function* nextBatch(id: string): Work<boolean> {
    const row = yield* repairRows.byId(id);
    const batch = yield* repairRows.nextBatch(id);
    if (!row) return false;
    if (!batch) {
      yield* repairRows.change(id, { status: 'finished', updatedAt: now() });
      return false;
    }
    const refusals = JSON.parse(row.refusals) as BulkRepair['refusals'];
    let refused = 0;
    for (const [runId, revision] of batch.runs) {
      const outcome = yield* runStore.isolated(() => repairOne(runId, revision, row));
      if (!outcome.ok) report(outcome.error);
      const problem = outcome.ok ? outcome.value : new Problem('internal', say('brokeUnexpectedly'));
      if (!problem) continue;
      refused += 1;
      if (refusals.length < refusalsKept) refusals.push({ runId, ...told(problem) });
    }
    yield* repairRows.removeBatch(id, batch.number);
    yield* repairRows.change(id, {
      done: row.done + batch.runs.length - refused,
      refused: row.refused + refused,
      refusals: JSON.stringify(refusals),
      updatedAt: now(),
    });
    return true;
  }

  async function work(): Promise<void> {
    for (const id of await db.read(repairRows.active))
      while (!stopped && (await db.write(() => nextBatch(id)))) continue;
  }

  function poke(): void {
    if (stopped) return;
    const before = round ?? Promise.resolve();
    round = before.then(work).catch((error: unknown) => {
      if (!(error instanceof StoreUnavailable)) report(error);
      else if (!stopped) clock.wake(clock.now() + retryAfterMs, poke);
    });
  }

  return {
    plan,
    begin,
    *read(id) {
      const row = yield* repairRows.byId(id);
      return row ? bodyOf(row) : new Problem('notFound', say('noSuchRepair', { id }));
    },
    poke,
    async stop() {
      stopped = true;
      await round;
    },
  };
}

function eventOf(action: Exclude<RepairAction, { type: 'rerun' }>, reason: string, by: Person): RunEvent {
  switch (action.type) {
    case 'retry':
      return { type: 'retried', reason, by };
    case 'cancel':
      return { type: 'cancelled', reason, by };
    case 'skip':
      return { ...action, type: 'skipped', reason, by };
    case 'move':
      return { ...action, type: 'moved', reason, by };
    default:
      return action satisfies never;
  }
}

/** Says before anything is looked up that an action does nothing to runs of this status. */
function senselessFor({ type }: RepairAction, status: RunFilter['status']): Problem | undefined {
  const fits: Record<RepairAction['type'], readonly RunFilter['status'][]> = {
    retry: ['failed'],
    cancel: ['active'],
    skip: ['active', 'failed'],
    move: ['active', 'failed'],
    rerun: ['finished', 'failed', 'cancelled'],
  };
  if (fits[type].includes(status)) return undefined;
  return new Problem(
    'invalid',
    say('repairFits', {
      action: repairWords(type),
      statuses: listWords(
        fits[type].map((status) => runStatusWords(status ?? '')),
        ' or ',
      ),
    }),
  );
}

/** The same only for the same question, with the same runs in the same state. */
const tokenOf = ({ query, action }: BulkRequest, runs: readonly MeantRun[]): string =>
  hash(
    'sha256',
    JSON.stringify([query, action, runs.map(({ id, revision }) => [id, revision])]),
    'base64url',
  );

function* groupsOf(runs: readonly MeantRun[]): Work<BulkRepair['groups']> {
  const titleOf = yield* stepTitles(runs);
  const groups = new Map<string, BulkRepair['groups'][number]>();
  for (const run of runs) {
    const { id: _id, revision: _revision, ...what } = run;
    const key = JSON.stringify(what);
    const known = groups.get(key);
    if (known) known.count += 1;
    else groups.set(key, { ...what, stepTitle: titleOf(run), count: 1 });
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}
const bodyOf = (row: RepairRow): BulkRepair => ({
  id: row.id,
  status: row.status === 'finished' ? 'finished' : 'active',
  total: row.total,
  done: row.done,
  refused: row.refused,
  refusals: JSON.parse(row.refusals) as BulkRepair['refusals'],
  groups: JSON.parse(row.groups) as BulkRepair['groups'],
  samples: [],
  token: null,
});

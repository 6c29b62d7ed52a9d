import type { RunOrigin, RunStore, StoredRun } from '../../../engine/runtime/run-store.ts';
import { connect, Died, type MemoryConnection, type Turns } from './memory-db.ts';
import { effectsAndTimers } from './due.ts';
import { restsAndEvents } from './rests.ts';
import { Journal, Table } from './table.ts';
import { openTables, stateOf, type MemoryTables } from './tables.ts';
import { atOnce } from './at-once.ts';

/** The runtime's store in memory: for the simulation and as a yardstick of speed. Same contract as the embedded one. */
export interface MemoryStore {
  store: RunStore;
  /** What is stored, to look at. Outside of a write nothing here may be changed. */
  tables: MemoryTables;
  /** A table of one's own that takes part in the commits. */
  table<Row extends object>(name: string): Table<Row>;
  connect(turns?: Turns): MemoryConnection;
}

export function openMemory(): MemoryStore {
  const journal = new Journal();
  const tables = openTables(journal);
  return {
    store: { ...runs(tables), ...effectsAndTimers(tables), ...restsAndEvents(tables), ...parts(journal) },
    tables,
    table: (name) => new Table(name, journal),
    connect: (turns) => connect(journal, turns),
  };
}

const parts = (journal: Journal): Pick<RunStore, 'isolated' | 'afterCommit'> => ({
  *isolated(work) {
    const mark = journal.mark();
    try {
      return { ok: true, value: yield* work() };
    } catch (error) {
      if (error instanceof Died) throw error;
      journal.undoTo(mark);
      return { ok: false, error };
    }
  },
  *afterCommit(callback) {
    journal.afterCommit(callback);
  },
});

type RunQueries = Pick<
  RunStore,
  | 'insertRun'
  | 'saveRun'
  | 'loadRun'
  | 'isAtRevision'
  | 'setAside'
  | 'findByIdempotencyKey'
  | 'hasActiveRun'
  | 'keepOrigin'
  | 'originOf'
  | 'appendHistory'
>;

function runs({ runs, runKeys, runHistory, runOrigins }: MemoryTables): RunQueries {
  function load(id: string): StoredRun | undefined {
    const row = runs.get(id);
    return row && { ...row.run, state: stateOf(row) };
  }
  const originOf = (runId: string): RunOrigin | undefined => {
    const row = runOrigins.get(runId);
    // Written by this module.
    return row && (JSON.parse(row.origin) as RunOrigin);
  };
  const rowOf = ({ state, ...run }: StoredRun) => ({
    run,
    state: JSON.stringify(state),
    isActive: state.status === 'active',
    caseId: state.data.refs.caseId,
    conversationId: state.data.refs.conversationId,
  });

  return {
    insertRun: (run) =>
      atOnce(() => {
        runs.insert(run.id, rowOf(run));
        if (run.caller !== null && run.idempotencyKey !== null)
          runKeys.insert(`${run.caller} ${run.idempotencyKey}`, { id: run.id });
      }),
    saveRun: (run) =>
      atOnce(() => {
        if (runs.get(run.id)?.run.revision !== run.revision - 1)
          throw new Error(`Run ${run.id} was moved by somebody else at the same time.`);
        runs.put(run.id, rowOf(run));
      }),
    loadRun: (id) => atOnce(() => load(id)),
    isAtRevision: (id, revision) => atOnce(() => runs.get(id)?.run.revision === revision),
    // Nothing is ever damaged in memory, so only a bug gets here.
    setAside: (id, _now, { message }) =>
      atOnce(() => {
        throw new Error(`Run ${id} was to be set aside: ${message}`);
      }),
    findByIdempotencyKey: (caller, key) =>
      atOnce(() => {
        const known = runKeys.get(`${caller} ${key}`);
        return known && load(known.id);
      }),
    hasActiveRun: (flowKey, { caseId, conversationId, recordId }) =>
      atOnce(() => {
        for (const row of runs.values()) {
          if (!row.isActive || row.run.flowKey !== flowKey) continue;
          if (caseId !== undefined && row.caseId !== caseId) continue;
          if (caseId === undefined && conversationId !== undefined && row.conversationId !== conversationId)
            continue;
          const isAbout = (id: string) => originOf(row.run.id)?.recordId === id;
          if (recordId !== undefined && !isAbout(recordId)) continue;
          return true;
        }
        return false;
      }),
    keepOrigin: (runId, flowKey, origin) =>
      atOnce(() => {
        runOrigins.insert(runId, { runId, flowKey, origin: JSON.stringify(origin) });
      }),
    originOf: (runId) => atOnce(() => originOf(runId)),
    appendHistory: (runId, sequence, { now, ...inputs }, entries) =>
      atOnce(() => {
        runHistory.insert(`${runId} ${sequence}`, {
          runId,
          sequence,
          at: now,
          entries: JSON.stringify(entries),
          inputs: JSON.stringify(inputs),
        });
      }),
  };
}

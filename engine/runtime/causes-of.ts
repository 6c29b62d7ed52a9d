import { recentCauses, type Cause } from '../core/causes.ts';
import type { RunStore } from './run-store.ts';
import type { Work } from './work.ts';

/** The chain that led to what a run tells of at `at`, the run itself last. */
export function* causesOf(store: RunStore, runId: string, at: number): Work<Cause[]> {
  const run = yield* store.loadRun(runId);
  if (!run) return [];
  const before = run.parent
    ? yield* causesOf(store, run.parent.runId, at)
    : ((yield* store.originOf(runId))?.causes ?? []);
  const own: Cause = { flow: run.flowKey, run: runId, at, ...(run.parent && { called: true }) };
  return recentCauses([...before, own]);
}

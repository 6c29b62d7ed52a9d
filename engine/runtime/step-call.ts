import type { Program } from '../core/program.ts';
import type { RunState } from '../core/run.ts';
import type { StepCall } from './ports.ts';
import type { StoredRun } from './run-store.ts';

/** What an executor is told of the visit it works for. */
export function stepCall(
  run: Pick<StoredRun, 'id' | 'parent'>,
  program: Program,
  state: RunState,
  visit: { token: string; stepId: string },
  now: number,
  test: StepCall['test'],
): StepCall {
  const { user, refs } = state.data;
  return {
    runId: run.id,
    flowKey: program.flow.key,
    stepId: visit.stepId,
    token: visit.token,
    idempotencyKey: `${run.id}:${visit.token}`,
    now,
    timezone: program.flow.settings.timezone,
    refs,
    depth: run.parent?.depth ?? 0,
    user: user && { id: String(user.id), name: String(user.name) },
    locale: user?.locale === 'ja' ? 'ja' : 'en',
    test,
  };
}

import { testCondition } from '../core/expression/expression.ts';
import type { Program } from '../core/program.ts';
import type { RunState } from '../core/run.ts';
import type { LiveRecords } from '../core/step.ts';
import type { StepCall } from './ports.ts';
import type { StoredRun } from './run-store.ts';

/** What an executor is told of the visit it works for. */
export function stepCall(
  run: Pick<StoredRun, 'id' | 'parent'>,
  program: Program,
  state: RunState,
  visit: { token: string; stepId: string },
  now: number,
  records: LiveRecords = {},
): StepCall {
  const { user, refs, input, vars, steps } = state.data;
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
    test: (condition) =>
      testCondition(condition, {
        ...records,
        input,
        vars,
        steps,
        user,
        run: { id: run.id },
        now: new Date(now).toISOString(),
      }),
  };
}

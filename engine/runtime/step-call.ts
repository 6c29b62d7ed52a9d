import type { Program } from '../core/program.ts';
import type { Position, RunState } from '../core/run.ts';
import type { StepCall } from './ports.ts';
import type { StoredRun } from './run-store.ts';

/** What an executor is told of the visit it works for. */
export function stepCall(
  run: Pick<StoredRun, 'id' | 'parent'>,
  program: Program,
  state: RunState,
  visit: { token: string; stepId: string },
  now: number,
  { test, mayChange }: Pick<StepCall, 'test' | 'mayChange'>,
): StepCall {
  const { user, refs } = state.data;
  const position = state.positions.find(({ token }) => token === visit.token);
  return {
    runId: run.id,
    flowKey: program.flow.key,
    stepId: visit.stepId,
    token: visit.token,
    idempotencyKey: keyOf(`${run.id}:${visit.token}`, position),
    now,
    timezone: program.flow.settings.timezone,
    refs,
    depth: run.parent?.depth ?? 0,
    user: user && { id: String(user.id), name: String(user.name) },
    locale: user?.locale === 'ja' ? 'ja' : 'en',
    test,
    mayChange,
  };
}

/**
 * What leaves the building has the same key for every try, since the first may have arrived. On our own records a try
 * that failed is over, and what the next one writes is its own.
 */
const keyOf = (visit: string, position: Position | undefined): string =>
  position?.waitingFor === 'record' && position.attempts ? `${visit}:${position.attempts}` : visit;

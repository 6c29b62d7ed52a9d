import { testCondition } from '../core/expression/expression.ts';
import { isoTime } from '../core/iso-time.ts';
import type { Program } from '../core/program.ts';
import type { Position, RunState } from '../core/run.ts';
import type { StepCall } from './ports.ts';
import type { Mover } from './keep-effects.ts';
import type { PendingEffect, StoredRun } from './run-store.ts';

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

/** The same for an effect, which may look at the run's data; undefined when nobody waits for it any more. */
export function actCall(effect: PendingEffect, { run, program }: Mover, now: number): StepCall | undefined {
  const isAwaited = run.state.positions.some(
    ({ token, waitingFor }) => token === effect.token && waitingFor === 'effect',
  );
  if (!isAwaited) return undefined;
  const { input, vars, steps } = run.state.data;
  const scope = { input, vars, steps, now: isoTime(now) };
  const test: StepCall['test'] = (condition) => testCondition(condition, scope);
  return stepCall(run, program, run.state, effect, now, { test, mayChange: () => false });
}

/**
 * What leaves the building has the same key for every try, since the first may have arrived. On our own records a try
 * that failed is over, and what the next one writes is its own.
 */
const keyOf = (visit: string, position: Position | undefined): string =>
  position?.waitingFor === 'record' && position.attempts ? `${visit}:${position.attempts}` : visit;

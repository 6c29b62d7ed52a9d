import { nextMoment } from '../core/expression/expression.ts';
import type { Advance } from '../core/advance.ts';
import type { Effect } from '../core/run.ts';
import type { StepResult } from '../core/step.ts';
import type { DriverPorts } from './driver.ts';
import type { RecordServices } from './ports.ts';
import { stepCall } from './step-call.ts';
import type { StoredRun } from './run-store.ts';
import type { Work } from './work.ts';
import { say } from '../core/sentences/say.ts';

type RecordEffect = Extract<Effect, { type: 'record' }>;

/**
 * Carries out one record step. A bug in it undoes what it wrote and becomes the step's error, so that the
 * run ends where a person can see it instead of taking the message that started it down with it.
 */
export function* runRecordStep(
  ports: DriverPorts,
  services: RecordServices,
  run: StoredRun,
  advance: Advance,
  effect: RecordEffect,
): Work<StepResult> {
  const execute = ports.executors[effect.stepType];
  if (!execute) throw new Error(`The step type "${effect.stepType}" has no executor.`);
  const call = stepCall(run, advance.program, advance.state, effect, ports.clock.now(), {
    test: advance.view.test,
    mayChange: (condition) =>
      advance.step(effect.stepId).within !== undefined || nextMoment(condition, advance.scope) !== undefined,
  });
  // The executor's config type is its definition's, whose schema parsed this config.
  const outcome = yield* ports.store.isolated(() =>
    ports.causes.because(run.id, () => execute(services, effect.config as never, call)),
  );
  if (outcome.ok) return outcome.value;
  const message = outcome.error instanceof Error ? outcome.error.message : String(outcome.error);
  return {
    outcome: 'error',
    error: { code: 'INTERNAL', ...say('stepBroke', { detail: message }) },
  };
}

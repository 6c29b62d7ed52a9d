import type { Settled } from '../core/step.ts';
import type { Actor, Fault } from '../runtime/desk.ts';
import type { StepCall } from '../runtime/ports.ts';

/** Who a step acts for: the person who leads the run, else the run itself. */
export const actorOf = ({ user, runId, flowKey }: StepCall): Actor =>
  user ? { kind: 'agent', id: user.id, name: user.name } : { kind: 'automation', id: runId, name: flowKey };

export const isFault = (result: object): result is Fault => 'fault' in result;

/** A refusal of the desk becomes the step's `error` outcome. */
export const faulted = ({ fault }: Fault): Settled<never> => ({ outcome: 'error', error: fault });

export const refused = (code: string, message: string): Settled<never> => ({
  outcome: 'error',
  error: { code, message },
});

/** Refused for now: the same may be taken later. */
export const refusedForNow = (code: string, message: string): Settled<never> => ({
  outcome: 'error',
  error: { code, message, retryable: true },
});

/** A record setting that gave neither a record nor an id, most often because the run has none of the kind. */
export const noRecord = (setting: string, kind: string): Settled<never> =>
  refused(
    'NOT_FOUND',
    `There is no ${kind} in "${setting}". Put a step before this one that finds or opens it.`,
  );

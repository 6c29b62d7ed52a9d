import type { Advance } from './advance.ts';
import type { Position, RunState } from './run.ts';
import { rest } from './stepping.ts';
import { tryAgain } from './retrying.ts';

/** Whether a failed run is still to hear of this: the visit it is for was interrupted. */
export const listens = (state: RunState, token: string | undefined): boolean =>
  state.interrupted?.some((position) => position.token === token) ?? false;

/**
 * The run goes on: each branch where it was, in the same visit, so that a call keeps its idempotency key. What somebody
 * says of the step that failed comes `first`: a branch that heard something meanwhile would else overtake it.
 */
export function takeUp(advance: Advance, first?: () => void): void {
  const { state } = advance;
  // The runs they had called were cancelled: those steps are entered anew.
  const resumed = (state.interrupted ?? []).filter(({ rest }) => rest?.childRunId === undefined);
  state.interrupted = undefined;
  state.positions.push(...resumed);
  first?.();
  for (const position of resumed)
    // What came before may have ended this branch.
    if (state.positions.includes(position)) resume(advance, position);
}

function resume(advance: Advance, position: Position): void {
  const { token, stepId, config, warnings } = position;
  if (position.waitingFor === 'retry' || position.waitingFor === 'record') return tryAgain(advance, position);
  if (position.rest) {
    if (position.rest.events) advance.effects.push({ type: 'close', token, stepId });
    return rest(advance, position, position.rest);
  }
  advance.replace({ token, stepId, config, warnings, waitingFor: 'effect' });
  const stepType = advance.step(stepId).definition.type;
  advance.effects.push({ type: 'act', token, stepId, stepType, config });
}

/** The run goes on elsewhere: nobody is interested any more in what its branches were at. */
export function forget(advance: Advance): void {
  for (const { token, stepId, rest } of advance.state.interrupted ?? [])
    if (rest?.events) advance.effects.push({ type: 'close', token, stepId });
  advance.state.interrupted = undefined;
}

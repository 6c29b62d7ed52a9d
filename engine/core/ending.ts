import type { Advance } from './advance.ts';
import { beginParallels, branchError, closeBranches } from './joining.ts';
import type { HistoryEntry, Token } from './run.ts';
import type { StepError } from './step.ts';
import { readOutputs } from './variables.ts';

/** A failure nobody wired: the innermost parallel step around it may catch it; otherwise the run fails. */
export function fail(
  advance: Advance,
  token: Token,
  stepId: string,
  error: StepError,
  details: Pick<HistoryEntry, 'input' | 'output' | 'why' | 'warnings'> = {},
): void {
  advance.drop(token);
  advance.state.data.error = { ...error, stepId };
  advance.scope.error = advance.state.data.error;
  // A used-up budget is not caught: whoever caught it could take no step either, and the run would hang.
  const catcher = error.code === 'STEP_LIMIT' ? undefined : catching(advance, stepId);
  const line = { stepId, token, outcome: 'error', error, ...details };
  if (catcher !== undefined) {
    advance.note({ ...line, kind: 'settled' });
    const visit = `${catcher}.${advance.state.visits[catcher] ?? 1}`;
    const to = advance.step(catcher).targets.get('error');
    const caught = branchError(advance, catcher, stepId, error);
    advance.state.data.error = { ...caught, stepId: catcher };
    advance.scope.error = advance.state.data.error;
    advance.note({ stepId: catcher, token: visit, kind: 'settled', outcome: 'error', to, error: caught });
    advance.leave(token, catcher, 'error');
    return closeBranches(advance, catcher, 'error', to);
  }
  // Where the run stands it has begun, for whoever takes it up again.
  for (const id of [stepId, ...advance.entered]) beginParallels(advance, id);
  interrupt(advance);
  advance.note({ ...line, kind: 'failed' });
  advance.state.status = 'failed';
  advance.state.error = { ...error, stepId };
}

/**
 * The run fails while other branches are at something. Their screens, timers and calls are closed, but what they were
 * at is kept, and they go on listening: an event that comes meanwhile waits in the inbox.
 */
function interrupt(advance: Advance): void {
  const { state } = advance;
  const interrupted = [...state.positions];
  advance.closeWhere(() => true, 'cancelled');
  state.interrupted = interrupted.length > 0 ? interrupted : undefined;
  for (const { token, stepId, rest } of interrupted) {
    if (!rest?.events || rest.childRunId !== undefined) continue;
    const { waitingFor, events } = rest;
    advance.effects.push({ type: 'rest', token, stepId, rest: { waitingFor, events } });
  }
}

function catching(advance: Advance, stepId: string): string | undefined {
  let id = advance.step(stepId).within;
  while (id !== undefined) {
    const step = advance.step(id);
    if (step.targets.has('error')) return id;
    id = step.within;
  }
  return undefined;
}

/** Every path has ended. What the last end step said is the run's outcome. */
export function finishRun(advance: Advance): void {
  const { state, program } = advance;
  state.status = 'finished';
  state.loops = undefined;
  state.outcome ??= 'done';
  state.data.outputs = { ...readOutputs(program.flow, state.data.vars), ...state.data.outputs };
  advance.note({ stepId: '', token: '', kind: 'ended', outcome: state.outcome, output: state.data.outputs });
}

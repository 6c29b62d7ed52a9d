import type { Advance } from './advance.ts';
import { forget, takeUp } from './interrupting.ts';
import type { Issue } from './issue.ts';
import type { Refusal, Repair, RunStart } from './run.ts';
import { settle } from './stepping.ts';
import type { Said } from './sentence.ts';
import { say } from './sentences/say.ts';

/** Puts a run right by hand. What it then stands in is entered by the caller. Undefined: done. */
export function repair(advance: Advance, event: Repair): Refusal | undefined {
  switch (event.type) {
    case 'retried':
      return retry(advance, event);
    case 'skipped':
      return skip(advance, event);
    case 'moved':
      return moveTo(advance, event);
    default:
      return event satisfies never;
  }
}

type Of<T extends Repair['type']> = Extract<Repair, { type: T }>;

/** A failed run goes on where it stopped: the step that failed is visited anew, its other branches go on where they were. */
function retry(advance: Advance, event: Of<'retried'>): Refusal | undefined {
  const failed = advance.state.error;
  if (advance.state.status !== 'failed' || !failed) return { refused: 'notAwaited' };
  note(advance, failed.stepId, event.type, event);
  revive(advance);
  takeUp(advance);
  advance.enterActive();
  return undefined;
}

/** The step that failed, or one that waits, ends as if it had done its work. */
function skip(advance: Advance, event: Of<'skipped'>): Refusal | undefined {
  const { state, program } = advance;
  const { stepId, outcome, output } = event;
  const step = program.steps.get(stepId);
  if (!step) return unknownStep('stepId', stepId, program.version);
  const position = state.positions.find((each) => each.stepId === stepId);
  const hasFailed = state.status === 'failed' && state.error?.stepId === stepId;
  if (!position && !hasFailed) return { refused: 'notAwaited' };
  if (!step.targets.has(outcome) || step.definition.kind === 'parallel') {
    const outcomes = [...step.targets.keys()].join(', ');
    return invalid(
      'outcome',
      'NO_SUCH_OUTCOME',
      say('cannotLeave', { stepId, outcome, outcomes: outcomes || say('nothing') }),
    );
  }
  note(advance, stepId, event.type, event);
  const wasFailed = state.status === 'failed';
  revive(advance);
  const token = position?.token ?? `${stepId}.${state.visits[stepId] ?? 1}`;
  takeUp(advance, () => settle(advance, token, stepId, { outcome, output }, position?.config));
  // A run that a branch had called was cancelled, and is called again.
  if (wasFailed) advance.enterActive();
  return undefined;
}

/** The run leaves everything it is at. Only steps outside of branches: a branch has no beginning but its first step. */
function moveTo(advance: Advance, event: Of<'moved'>): Refusal | undefined {
  const { program } = advance;
  const problem = notEnterable(program, 'to', event.to);
  if (problem) return problem;
  note(advance, event.to, event.type, event);
  revive(advance);
  forget(advance);
  advance.closeWhere(() => true, 'cancelled');
  advance.cancelParallels();
  advance.jump(event.to);
  return undefined;
}

/** Begins in the midst of the flow, with what the other run had got up to there. */
export function enterRerun(advance: Advance, rerun: NonNullable<RunStart['rerun']>): void {
  const { of, stepId, reason, by } = rerun;
  const { data } = advance.state;
  advance.state.loops = rerun.loops;
  Object.assign(data.vars, rerun.vars);
  Object.assign(data.steps, rerun.steps);
  advance.note({ stepId, token: '', kind: 'repaired', outcome: 'rerun', output: { of, reason, by } });
  advance.jump(stepId);
}

/** Whether a run can be put to a step from outside: it is there, and on the flow's own path. */
export function notEnterable(program: Advance['program'], path: string, stepId: string): Refusal | undefined {
  const step = program.steps.get(stepId);
  if (!step) return unknownStep(path, stepId, program.version);
  if (step.within === undefined) return undefined;
  const said = say('insideBranch', { stepId, within: step.within });
  return invalid(path, 'IN_BRANCH', said);
}

function note(advance: Advance, stepId: string, outcome: string, { reason, by }: Repair): void {
  advance.note({ stepId, token: '', kind: 'repaired', outcome, output: { reason: reason ?? '', by } });
}

function revive({ state }: Advance): void {
  state.status = 'active';
  state.error = undefined;
  state.executions = 0;
}

const invalid = (path: string, code: string, said: Said): Refusal => {
  const issue: Issue = { path, code, severity: 'error', ...said };
  return { refused: 'invalid', issues: [issue] };
};
const unknownStep = (path: string, stepId: string, version: number): Refusal =>
  invalid(path, 'UNKNOWN_STEP', say('versionHasNoStep', { version, stepId }));

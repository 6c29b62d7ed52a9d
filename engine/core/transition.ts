import { Advance } from './advance.ts';
import { conditionOf, isOver, lookAgain, ringAgain } from './awaiting.ts';
import { fail, finishRun } from './ending.ts';
import type { Issue } from './issue.ts';
import { listens } from './interrupting.ts';
import { afterBreath } from './looping.ts';
import { retryLater, tryAgain } from './retrying.ts';
import { enterRerun, repair } from './repair.ts';
import { enterStep, matchingSignal, rest, settle } from './stepping.ts';
import type { Program } from './program.ts';
import type { Moment, Position, Refusal, RunEvent, RunStart, RunState, Token, Transition } from './run.ts';
import { mostCharacters, sizeOf } from './size.ts';
import type { Signal, StepResult } from './step.ts';
import { say } from './sentences/say.ts';

/** Begins a run and takes it as far as pure steps go. */
export function startRun(program: Program, start: RunStart, moment: Moment): Transition {
  return openStart(program, start, moment).finish();
}

/** The same, left open: the runtime feeds the results of record steps straight back with `completeStep`. */
export function openStart(program: Program, start: RunStart, moment: Moment, stopAfter?: number): Advance {
  const state: RunState = {
    status: 'active',
    value: null,
    positions: [],
    visits: {},
    executions: 0,
    size: sizeOf([start.input, start.vars]),
    inbox: [],
    data: { input: start.input, vars: start.vars, steps: {}, refs: start.refs, user: start.user },
  };
  const advance = new Advance(program, state, moment, stopAfter);
  if (start.rerun) enterRerun(advance, start.rerun);
  else advance.begin();
  return proceed(advance);
}

/** state + event → next state + effects + history. Late, double and unwanted events are refused, not thrown. */
export function advanceRun(
  program: Program,
  state: RunState,
  event: RunEvent,
  moment: Moment,
): Transition | Refusal {
  const moved = openAdvance(program, state, event, moment);
  return 'refused' in moved ? moved : moved.finish();
}

/** The same, left open. */
export function openAdvance(
  program: Program,
  state: RunState,
  event: RunEvent,
  moment: Moment,
  stopAfter?: number,
): Advance | Refusal {
  const isRepair = event.type === 'retried' || event.type === 'skipped' || event.type === 'moved';
  const isHeard = event.type === 'signalled' && event.signal.type === 'event' && listens(state, event.token);
  if (state.status !== 'active' && !(state.status === 'failed' && (isRepair || isHeard)))
    return { refused: 'finished' };
  const advance = new Advance(program, state, moment, stopAfter);
  if (isHeard && state.status === 'failed') return keepSignal(advance, event.signal);
  if (isRepair) {
    const refusal = repair(advance, event);
    return refusal ?? proceed(advance);
  }
  switch (event.type) {
    case 'completed':
      return completeStep(advance, event.token, event.result) ? advance : { refused: 'stale' };
    case 'signalled':
      return event.token === undefined
        ? offer(advance, event.signal)
        : answer(advance, event.token, event.signal);
    case 'cancelled':
      advance.closeWhere(() => true, 'cancelled');
      advance.cancelParallels();
      advance.note({
        stepId: '',
        token: '',
        kind: 'ended',
        outcome: 'cancelled',
        output: { reason: event.reason, by: event.by },
      });
      advance.state.status = 'cancelled';
      return advance;
    default:
      return event satisfies never;
  }
}

/** Takes in what a step that the runtime carried out returned. False: nobody waits for it any more. */
export function completeStep(advance: Advance, token: Token, result: StepResult): boolean {
  const position = advance.state.positions.find(
    (candidate) =>
      candidate.token === token && (candidate.waitingFor === 'record' || candidate.waitingFor === 'effect'),
  );
  if (!position) return false;
  if ('rest' in result) rest(advance, position, result.rest);
  else if (!retryLater(advance, position, result))
    settle(advance, position.token, position.stepId, result, position.config);
  proceed(advance);
  return true;
}

/** A signal for one visit. */
function answer(advance: Advance, token: string, signal: Signal): Advance | Refusal {
  const position = advance.state.positions.find((candidate) => candidate.token === token);
  if (!position?.rest) return { refused: 'stale' };
  return receive(advance, position, signal) ?? { refused: 'notAwaited' };
}

/** A signal for whoever waits for it. Kept in the inbox when nobody does yet. */
function offer(advance: Advance, signal: Signal): Advance | Refusal {
  for (const position of advance.state.positions) {
    if (!matchingSignal(position, signal)) continue;
    const moved = receive(advance, position, signal);
    if (moved) return moved;
  }
  return keepSignal(advance, signal);
}

/** Keeps what happens for later, the latest of it: nobody takes it now. Refused when the run would hold too much. */
function keepSignal(advance: Advance, signal: Signal): Advance | Refusal {
  const { state } = advance;
  const kept = [...state.inbox, signal].slice(-inboxLimit);
  if (sizeOf([state.data, state.loops, kept], mostCharacters) > mostCharacters)
    return { refused: 'invalid', issues: [signalTooLarge] };
  state.inbox = kept;
  return advance;
}
const inboxLimit = 100;
const signalTooLarge: Issue = {
  path: 'payload',
  code: 'STATE_TOO_LARGE',
  severity: 'error',
  ...say('signalTooLarge', { most: mostCharacters.toLocaleString('en') }),
};

function receive(advance: Advance, position: Position, signal: Signal): Advance | Refusal | undefined {
  const { definition } = advance.step(position.stepId);
  if (conditionOf(advance, position)) {
    const before = advance.effects.length;
    const hasEnded = lookAgain(advance);
    const isEarly = signal.type === 'timeout' && !isOver(advance, position);
    if (signal.type === 'timeout' && (hasEnded || (isEarly && advance.effects.length === before)))
      ringAgain(advance, position.token);
    if (hasEnded) return proceed(advance);
    if (isEarly || (signal.type === 'event' && advance.effects.length > before)) return advance;
  }
  if (position.waitingFor === 'retry') {
    if (signal.type !== 'timeout') return undefined;
    tryAgain(advance, position);
    return proceed(advance);
  }
  if (definition.kind === 'loop' && signal.type === 'timeout') {
    settle(advance, position.token, position.stepId, afterBreath(advance, position.stepId));
    return proceed(advance);
  }
  if (definition.kind !== 'wait' && definition.kind !== 'record') return undefined;
  if (signal.type === 'event' && !matchingSignal(position, signal)) return undefined;
  // The config was parsed and rendered when the step was entered.
  const result = definition.receive?.(position.config as never, signal, {
    ...advance.view,
    output: position.rest?.output,
  });
  if (result === undefined) return undefined;
  if ('issues' in result) return { refused: 'invalid', issues: result.issues };
  advance.state.executions = 0;
  if (retryLater(advance, position, result)) return advance;
  settle(
    advance,
    position.token,
    position.stepId,
    result,
    signal.type === 'answer' ? signal.values : position.config,
  );
  return proceed(advance);
}

/** Once nothing is left to be entered, what was done may have been what another branch waits for. */
function nextEntered(advance: Advance): string | undefined {
  const next = advance.nextEntered();
  const { status, positions } = advance.state;
  if (next !== undefined || status !== 'active' || positions.length === 0 || advance.isStopped) return next;
  return lookAgain(advance) ? nextEntered(advance) : undefined;
}

/** Enters steps until all rest, the run ends, or the budget is used up. */
function proceed(advance: Advance): Advance {
  const limit = advance.program.flow.settings.maxStepExecutions;
  for (let id = nextEntered(advance); id !== undefined; id = nextEntered(advance)) {
    if (advance.state.executions >= limit) {
      const said = say('stepLimit', { limit });
      fail(advance, advance.visit(id), id, { code: 'STEP_LIMIT', ...said });
      break;
    }
    enterStep(advance, id);
  }
  if (advance.state.status === 'active' && advance.isDone && !advance.isStopped) finishRun(advance);
  return advance;
}

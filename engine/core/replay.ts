import type { Advance } from './advance.ts';
import type { Program } from './program.ts';
import type { Move, RunState } from './run.ts';
import { completeStep, openAdvance, openStart } from './transition.ts';

/** What a run was at a point of its past. */
export interface Replayed {
  state: RunState;
  /** What its steps could read, the live records as they were seen among it. */
  scope: Readonly<Record<string, unknown>>;
}

/** One move again, from what went into it. `stopAfter`: no further than so many lines of its history. */
export function replayMove(
  program: Program,
  runId: string,
  before: RunState | undefined,
  move: Move,
  stopAfter = Infinity,
): Advance {
  const moment = { now: move.now, records: move.records, run: { id: runId } };
  const advance = open(program, before, move, moment, stopAfter);
  const results = [...move.results];
  // The same order as in the driver: the list grows while it is worked through.
  for (const effect of advance.effects) {
    if (advance.isStopped) break;
    if (effect.type !== 'record' || !advance.awaits(effect.token)) continue;
    const result = results.shift();
    if (!result || !completeStep(advance, effect.token, result))
      throw new Error(`The journal of run ${runId} has no result for its step ${effect.token}.`);
  }
  return advance;
}

function open(
  program: Program,
  before: RunState | undefined,
  { event }: Move,
  moment: Parameters<typeof openStart>[2],
  stopAfter: number,
): Advance {
  if (event.type === 'started') {
    const { type: _type, ...start } = event;
    return openStart(program, start, moment, stopAfter);
  }
  const moved = before && openAdvance(program, before, event, moment, stopAfter);
  if (!moved || 'refused' in moved)
    throw new Error(`The journal of run ${moment.run.id} holds a "${event.type}" that its state refuses.`);
  return moved;
}

/** The run as it stood after the line with this number, counted from 1; undefined when it has not so many. */
export function replayTo(
  program: Program,
  runId: string,
  moves: readonly Move[],
  line: number,
): Replayed | undefined {
  let state: RunState | undefined;
  let left = line;
  for (const move of moves) {
    const { state: next, scope, history } = replayMove(program, runId, state, move, left);
    if (history.length >= left) return { state: next, scope };
    left -= history.length;
    state = next;
  }
  return undefined;
}

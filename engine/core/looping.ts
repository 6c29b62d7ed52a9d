import type { Advance } from './advance.ts';
import type { LoopProgress, RunState } from './run.ts';
import type { Settled } from './step.ts';
import type { Program } from './program.ts';

/** What a loop step returns with each turn; read as `steps.<id>.item` inside its body. */
export interface LoopTurn {
  item: unknown;
  index: number | null;
  count: number;
}

/** The list is fixed on entry: what happens to its source meanwhile changes nothing. */
export function beginLoop(advance: Advance, stepId: string, items: readonly unknown[]): void {
  setLoop(advance.state, stepId, { items, index: 0, before: advance.state.executions });
}

/** Coming back from the body: on to the next item. False when no loop is under way at this step. */
export function nextItem(advance: Advance, stepId: string): boolean {
  const loop = advance.state.loops?.[stepId];
  if (!loop) return false;
  setLoop(advance.state, stepId, { ...loop, index: loop.index + 1 });
  return true;
}

/** The turn a loop is at: an item for its body, or done with all of them. */
export function loopTurn(advance: Advance, stepId: string): Settled<LoopTurn> {
  const { items = [], index = 0, before = 0, hasRested } = advance.state.loops?.[stepId] ?? {};
  const count = items.length;
  if (index < count) return { outcome: 'each', output: { item: items[index] ?? null, index, count } };
  setLoop(advance.state, stepId, undefined);
  if (hasRested) advance.state.executions = before;
  return { outcome: 'done', output: { item: null, index: null, count } };
}

/**
 * A long list takes many steps without a rest. They are no circle that nothing ends, so the loop takes a breath
 * between two items instead, once half of what was left of the budget is used: what was done so far is committed, and
 * others get their turn.
 */
export function needsBreath({ state, program }: Advance, stepId: string): boolean {
  const before = state.loops?.[stepId]?.before ?? 0;
  return state.executions > (before + program.flow.settings.maxStepExecutions) / 2;
}

/** After a breath the budget is what it was when the loop began: a circle that leads through the loop uses it up. */
export function afterBreath(advance: Advance, stepId: string): Settled<LoopTurn> {
  const loop = advance.state.loops?.[stepId];
  advance.state.executions = loop?.before ?? 0;
  if (loop) setLoop(advance.state, stepId, { ...loop, hasRested: true });
  return loopTurn(advance, stepId);
}

/** Forgets the loops whose body the run has left. */
export function keepLoops(state: RunState, program: Program, active: readonly string[]): void {
  for (const id of Object.keys(state.loops ?? {}))
    if (!active.some((stepId) => isInside(program, id, stepId))) setLoop(state, id, undefined);
}

/** A branch that leads nowhere itself is inside as long as its parallel step is. */
function isInside(program: Program, loopId: string, stepId: string): boolean {
  const body = program.loops.get(loopId);
  for (let id: string | undefined = stepId; id !== undefined; id = program.steps.get(id)?.within)
    if (id === loopId || body?.has(id)) return true;
  return false;
}

function setLoop(state: RunState, stepId: string, loop: LoopProgress | undefined): void {
  const { [stepId]: _, ...others } = state.loops ?? {};
  const loops = loop ? { ...others, [stepId]: loop } : others;
  state.loops = Object.keys(loops).length > 0 ? loops : undefined;
}

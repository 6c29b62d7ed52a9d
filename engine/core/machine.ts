import { createMachine, type AnyStateMachine } from 'xstate';
import { branchSteps } from './branches.ts';
import type { Flow } from './flow.ts';

/** What the machine needs to know of a step: its shape, nothing of its meaning. */
export interface StepShape {
  outcomes: { id: string; kind: string; own?: boolean }[];
  /** Branch keys and join of a parallel step. */
  parallel?: { keys: string[]; join: 'all' | 'any' };
  isEnd: boolean;
}

interface StateConfig {
  id?: string;
  type?: 'parallel' | 'final';
  initial?: string;
  states?: Record<string, StateConfig>;
  on?: Record<string, { target: string; reenter: true }>;
  onDone?: { target: string };
}

/** Where a branch stands once it has arrived at the join. Not a step name, so it never meets one. */
const joined = '(joined)';
/** A region's way out: arriving at `step` means going to `to`. */
interface Join {
  step: string | undefined;
  to: string;
}
const resolve = (target: string, join: Join | undefined): string =>
  target === join?.step ? join.to : `#${target}`;

export const eventOf = (stepId: string, outcome: string): string => `${stepId}:${outcome}`;

/** The step an outcome leads to: its own target, or that of `done`. Errors never fall back. */
export function targetOf(
  flow: Pick<Flow, 'steps'>,
  stepId: string,
  outcome: { id: string; kind: string; own?: boolean },
): string | undefined {
  const next = flow.steps[stepId]?.next ?? {};
  return next[outcome.id] ?? (outcome.kind === 'error' || outcome.own ? undefined : next.done);
}

/** Flow → statechart. One state per step, one event per step and outcome, a region per parallel branch. */
export function createFlowMachine(flow: Flow, shapes: ReadonlyMap<string, StepShape>): AnyStateMachine {
  const inBranch = new Set<string>();
  const branchesOf = new Map<string, Record<string, string[]>>();
  for (const [id, shape] of shapes) {
    if (!shape.parallel) continue;
    const branches = branchSteps(flow, id, shape.parallel.keys);
    branchesOf.set(id, branches);
    for (const steps of Object.values(branches)) for (const step of steps) inBranch.add(step);
  }

  const region = (ids: readonly string[], join?: Join): Record<string, StateConfig> => {
    const nested = new Set(ids.flatMap((id) => Object.values(branchesOf.get(id) ?? {}).flat()));
    const own = ids.filter((id) => !nested.has(id));
    return Object.fromEntries(own.map((id) => [id, stateOf(id, join)]));
  };

  const stateOf = (id: string, join?: Join): StateConfig => {
    const shape = shapes.get(id);
    if (!shape || shape.isEnd) return { id, type: 'final' };
    const on: StateConfig['on'] = {};
    for (const outcome of shape.outcomes) {
      // A parallel step is left by its join; of its own outcomes only a failure moves it.
      if (shape.parallel && outcome.kind !== 'error') continue;
      const target = targetOf(flow, id, outcome);
      if (target !== undefined)
        on[eventOf(id, outcome.id)] = { target: resolve(target, join), reenter: true };
    }
    return shape.parallel ? { id, on, ...parallelOf(id, shape.parallel, join) } : { id, on };
  };

  /** Join all: each branch waits at its end, then `onDone`. Join any: the first to arrive leaves, which ends the others. */
  const parallelOf = (
    id: string,
    parallel: NonNullable<StepShape['parallel']>,
    outer?: Join,
  ): StateConfig => {
    const after = flow.steps[id]?.next.done;
    const exit = after === undefined ? undefined : resolve(after, outer);
    const states: Record<string, StateConfig> = {};
    for (const [key, steps] of Object.entries(branchesOf.get(id) ?? {})) {
      const first = flow.steps[id]?.next[key];
      const arrived = `(joined ${id} ${key})`;
      const to = parallel.join === 'any' && exit !== undefined ? exit : `#${arrived}`;
      states[key] = {
        initial: first !== undefined && steps.includes(first) ? first : joined,
        states: { ...region(steps, { step: after, to }), [joined]: { id: arrived, type: 'final' } },
      };
    }
    return { type: 'parallel', states, ...(exit === undefined ? {} : { onDone: { target: exit } }) };
  };

  const top = [...shapes.keys()].filter((id) => !inBranch.has(id));
  // The shape is built from data, so its type is known only as a machine: the one place that says so.
  return createMachine({
    id: '(flow)',
    initial: flow.start,
    states: Object.fromEntries(top.map((id) => [id, stateOf(id)])),
  } as never) as AnyStateMachine;
}

/** The steps a snapshot's value stands in: one, or one per branch. */
export function activeSteps(value: unknown, key?: string): string[] {
  if (typeof value === 'string') return value === joined ? [] : [value];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => activeSteps(inner, name));
  return key === undefined ? [] : [key];
}

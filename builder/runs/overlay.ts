import type { Flow } from '../../engine/browser.ts';
import type { Attempt } from './attempts.ts';

export interface StepMark {
  status: 'done' | 'failed' | 'waiting' | 'current';
  count: number;
}
/** What a run has done, as the canvas draws it: marked steps, and wires as `step:outcome`. */
export interface Overlay {
  visited: Map<string, StepMark>;
  takenEdges: Set<string>;
}

/** A step shows how its last visit ended and how often it was visited; a wire shows once it was taken. */
export function overlayOf(attempts: readonly Attempt[], flow: Pick<Flow, 'steps'>): Overlay {
  const visited: Overlay['visited'] = new Map();
  const takenEdges: Overlay['takenEdges'] = new Set();
  for (const attempt of attempts) {
    const count = (visited.get(attempt.stepId)?.count ?? 0) + 1;
    visited.set(attempt.stepId, { status: markOf(attempt), count });
    if (attempt.outcome !== null && attempt.to !== null)
      takenEdges.add(wireOf(flow, attempt.stepId, attempt.outcome));
  }
  for (const { stepId, isParallel } of attempts) {
    if (!isParallel) continue;
    // Its branches have no line of their own: a branch was taken when its first step was visited.
    for (const [key, target] of Object.entries(flow.steps[stepId]?.next ?? {}))
      if (visited.has(target)) takenEdges.add(`${stepId}:${key}`);
  }
  return { visited, takenEdges };
}

/** An outcome without a target of its own goes by the wire of `done`. */
function wireOf(flow: Pick<Flow, 'steps'>, stepId: string, outcome: string): string {
  const next = flow.steps[stepId]?.next;
  return `${stepId}:${next && next[outcome] === undefined ? 'done' : outcome}`;
}

/** A visit given up (the other branch was faster, the run was cancelled) is over and did not fail. */
const markOf = ({ status }: Attempt): StepMark['status'] => (status === 'cancelled' ? 'done' : status);

import type { Flow } from './flow.ts';

/**
 * The steps of each branch of a parallel step: all that can be reached from the branch's first step without
 * passing the step that follows the join (`next.done`). Keys without a first step have an empty branch.
 */
export function branchSteps(
  flow: Pick<Flow, 'steps'>,
  stepId: string,
  branchKeys: readonly string[],
): Record<string, string[]> {
  const next = flow.steps[stepId]?.next ?? {};
  const branches: Record<string, string[]> = {};
  for (const key of branchKeys) branches[key] = reachable(flow, next[key], next.done);
  return branches;
}

function reachable(flow: Pick<Flow, 'steps'>, start: string | undefined, stop: string | undefined): string[] {
  const seen = new Set<string>();
  const waiting = start === undefined || start === stop ? [] : [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = flow.steps[id];
    if (!step || seen.has(id)) continue;
    seen.add(id);
    for (const target of Object.values(step.next)) if (target !== stop) waiting.push(target);
  }
  return [...seen];
}

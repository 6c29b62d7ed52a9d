import type { Advance } from './advance.ts';
import { parallelsAround } from './around.ts';
import { sizeOf } from './size.ts';
import type { StepError } from './step.ts';
import { saidIn } from './sentence.ts';
import { say } from './sentences/say.ts';

/** What a branch of a parallel step came to; read as `steps.<parallel>.<branch>`. */
export interface BranchResult {
  /** How its last step ended. */
  outcome: string;
  output: unknown;
}

/** Parallel steps are entered together with their branches; they get their line when the first step in them begins. */
export function beginParallels(advance: Advance, stepId: string): void {
  for (const id of parallelsAround(advance.program, stepId)) {
    if (!advance.begins(id)) return;
    advance.note({ stepId: id, token: advance.visit(id), kind: 'started' });
    // Nothing is left of an earlier visit.
    advance.state.data.steps[id] = {};
  }
}

/**
 * A step in a branch has ended. Where that brings the branch to its end, what the step returned is the branch's
 * result; where it brings the parallel step to its end, that has its line in the history and may end a branch itself.
 */
export function closeBranches(advance: Advance, stepId: string, outcome: string, to?: string): void {
  let [inner, ended] = [stepId, outcome];
  for (let id = advance.step(inner).within; id !== undefined; id = advance.step(inner).within) {
    const parallel = advance.step(id);
    const joins = parallel.targets.get('done');
    const isOver = !advance.standsIn(id);
    if (!isOver && to !== undefined && to !== joins) return;
    const { steps } = advance.state.data;
    const result: BranchResult = { outcome: ended, output: steps[inner] ?? null };
    const known = steps[id];
    const key = advance.program.branchOf.get(inner) ?? inner;
    advance.state.size = (advance.state.size ?? 0) + sizeOf(result);
    steps[id] = { ...(typeof known === 'object' ? known : {}), [key]: result };
    if (!isOver) return;
    const token = `${id}.${advance.state.visits[id] ?? 1}`;
    advance.note({ stepId: id, token, kind: 'settled', outcome: 'done', to: joins, output: steps[id] });
    [inner, ended, to] = [id, 'done', joins];
  }
}

/** What the parallel step says of a failure in one of its branches that nobody there caught. */
export function branchError(
  advance: Advance,
  parallelId: string,
  stepId: string,
  error: StepError,
): StepError {
  let inner = stepId;
  for (
    let id = advance.step(inner).within;
    id !== undefined && id !== parallelId;
    id = advance.step(inner).within
  )
    inner = id;
  const branch = advance.program.branchOf.get(inner) ?? inner;
  const said = say('branchFailed', { branch, stepId, code: error.code, why: saidIn(error) });
  return { code: 'BRANCH_ERROR', ...said };
}

import type { Condition } from '../condition.ts';
import type { StepError, Tested } from '../step.ts';
import { compileExpression, type ExpressionProblem, type Scope } from './cel.ts';
import { frameOf } from './frame.ts';
import { compileRows, testRows } from './rows.ts';

/** The room's door: everything the rest of the house needs of expressions. */
export type { ExpressionProblem, Scope } from './cel.ts';
export { compileConfig, type CompiledConfig, type Reading, type Rendered } from './config.ts';
export { hidesClock, nextMoment } from './moments.ts';
export { fold } from './fold.ts';

/** Compiled once per condition object, then microseconds. A failing comparison fails the whole. */
export function testCondition(condition: Condition, scope: Scope): Tested {
  return testRows(condition, scope);
}

export function compileCondition(condition: Condition): {
  problems: ExpressionProblem[];
  reads: string[];
  cel: string;
} {
  const { problems, reads, cel } = compileRows(condition);
  return { problems, reads, cel };
}

/** Works out one expression. Reading what is not there is a failure; `has(case.reason)` asks first. */
export function evaluate(
  expression: string,
  scope: Scope,
): { ok: true; value: unknown } | { ok: false; error: StepError } {
  const evaluated = compileExpression(expression).evaluate(scope, frameOf(scope, 'en'));
  return evaluated.ok ? evaluated : { ok: false, error: evaluated.error };
}

import type { ParseResult } from '@marcbachmann/cel-js';
import type { StepError } from '../step.ts';
import { renewBudget } from './budget.ts';
import { environment, setFrame } from './environment.ts';
import type { Frame } from './frame.ts';
import { inspect } from './guard.ts';
import { dottedPath, isRoot, parsePath, reachesPrototype, readPath, roots, type Path } from './path.ts';
import { rewrite } from './rewrite.ts';
import { summaryOf } from './summary.ts';
import { isDeep } from './plain.ts';
import { toPlain } from './to-plain.ts';
import { saidIn, type Said, type Worded } from '../sentence.ts';
import { say } from '../sentences/say.ts';

/** What an expression can read: the roots of `path.ts`, each a plain JSON value. */
export type Scope = Readonly<Record<string, unknown>>;

/** Something to be put right in an expression. `path` says where in the config it stands. */
export interface ExpressionProblem {
  code:
    'SYNTAX' | 'TYPE' | 'NOT_ALLOWED' | 'UNKNOWN_NAME' | 'UNKNOWN_FILTER' | 'TOO_LARGE' | 'INTEGER_DIVISION';
  message: string;
  sentence: string;
  params?: Record<string, unknown>;
  severity: 'error' | 'warning';
  path: string;
  expression: string;
  /** Where in the expression, if known. */
  start?: number;
  end?: number;
}

/** Nothing may be there to be read: templates take that as empty, conditions on text as a failure. */
export type Evaluated = { ok: true; value: unknown } | { ok: false; missing?: string; error: StepError };

export interface Expression {
  source: string;
  problems: ExpressionProblem[];
  reads: string[];
  /** Set when the expression is a path and is read without the expression library. */
  path?: Path;
  evaluate(scope: Scope, frame: Frame): Evaluated;
}

const longestExpression = 2_000;

/** Compiles one expression. Never throws: faults are among its problems, and evaluating it then fails. */
export function compileExpression(text: string): Expression {
  const source = text.trim();
  const path = parsePath(source);
  return path && isRoot(String(path[0])) && !reachesPrototype(path)
    ? pathExpression(source, path)
    : celExpression(source);
}

function pathExpression(source: string, path: Path): Expression {
  const missing = missingAt(source);
  const isBare = path.length === 1;
  return {
    source,
    problems: [],
    reads: [dottedPath(path)],
    path,
    evaluate(scope) {
      const value = readPath(scope, path);
      if (value !== undefined) return { ok: true, value };
      return isBare ? { ok: true, value: null } : missing;
    },
  };
}

/** The same reading through the expression library, for everything that is more than a path. */
export function celExpression(source: string): Expression {
  const problem = (
    code: ExpressionProblem['code'],
    said: Said,
    range?: { start: number; end: number },
  ): ExpressionProblem => ({
    code,
    ...said,
    severity: code === 'INTEGER_DIVISION' ? 'warning' : 'error',
    path: '',
    expression: source,
    ...(range && { start: range.start, end: range.end }),
  });
  if (source.length > longestExpression)
    return broken(source, [
      problem('TOO_LARGE', say('expressionTooLong', { most: longestExpression.toLocaleString('en') })),
    ]);
  let parsed: ParseResult;
  try {
    parsed = environment.parse(source);
  } catch (error) {
    return broken(source, [problem('SYNTAX', summaryOf(error), rangeOf(error))]);
  }
  const findings = inspect(parsed.ast);
  const problems = findings.problems.map((found) => problem(found.code, found.said, found));
  for (const name of new Set(findings.reads.map((read) => read.split('.')[0] ?? '')))
    if (!isRoot(name)) problems.push(problem('UNKNOWN_NAME', say('unknownName', { name })));
  if (problems.every(({ severity }) => severity === 'warning')) {
    const checked = parsed.check();
    if (!checked.valid) problems.push(problem('TYPE', summaryOf(checked.error), rangeOf(checked.error)));
  }
  if (problems.some(({ severity }) => severity === 'error')) return broken(source, problems, findings.reads);
  const run = findings.rewrite ? environment.parse(rewrite(parsed.ast)) : parsed;
  const reads = findings.reads.map((read) => read.split('.'));
  return {
    source,
    problems,
    reads: findings.reads,
    evaluate: (scope, frame) => evaluateCel({ source, run, reads }, scope, frame),
  };
}

function evaluateCel(
  { source, run, reads }: { source: string; run: ParseResult; reads: readonly Path[] },
  scope: Scope,
  frame: Frame,
): Evaluated {
  if (reads.some((path) => isDeep(readPath(scope, path))))
    return { ok: false, error: expressionError(source, say('valueTooDeep')) };
  renewBudget();
  setFrame(frame);
  try {
    return { ok: true, value: toPlain(run({ ...nothing, ...scope })) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'no_such_key' || code === 'index_out_of_bounds') return missingAt(source);
    return { ok: false, error: expressionError(source, summaryOf(error)) };
  }
}

const nothing: Scope = Object.fromEntries(roots.map((root) => [root, null]));

export function expressionError(source: string, why: Worded): StepError {
  return { code: 'EXPRESSION', ...say('expression', { expression: source, why }) };
}

function missingAt(source: string): Evaluated {
  const error = expressionError(source, say('somethingMissing'));
  return { ok: false, missing: source, error };
}

function broken(source: string, problems: ExpressionProblem[], reads: string[] = []): Expression {
  const fault = problems.find(({ severity }) => severity === 'error');
  const failed: Evaluated = {
    ok: false,
    error: expressionError(source, fault ? saidIn(fault) : say('itFailed')),
  };
  return { source, problems, reads, evaluate: () => failed };
}

function rangeOf(error: unknown): { start: number; end: number } | undefined {
  if (typeof error !== 'object' || error === null || !('range' in error)) return undefined;
  const range = error.range;
  if (typeof range !== 'object' || range === null || !('start' in range) || !('end' in range))
    return undefined;
  const { start, end } = range;
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : undefined;
}

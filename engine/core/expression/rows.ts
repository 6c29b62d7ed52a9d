import type { Comparison, Condition } from '../condition.ts';
import type { Reason, StepError, Tested } from '../step.ts';
import { faultIn, renewBudget } from './budget.ts';
import { compileExpression, expressionError, type ExpressionProblem, type Scope } from './cel.ts';
import { compare } from './compare.ts';
import { functionOf } from './environment.ts';
import { frameOf } from './frame.ts';
import { compileOperand, type Operand } from './operand.ts';
import { dottedPath, isRoot, lenientPath, parsePath, readPath, reachesPrototype } from './path.ts';
import type { Said } from '../sentence.ts';
import { say } from '../sentences/say.ts';

/** A condition, compiled. `test` notes a reason for every comparison it looks at and stops when it knows. */
export interface CompiledCondition {
  problems: ExpressionProblem[];
  reads: string[];
  cel: string;
  test(scope: Scope, why: Reason[]): { ok: true; value: boolean } | { ok: false; error: StepError };
}

const deepest = 20;
const cache = new WeakMap<object, CompiledCondition>();

/** Compiled once per condition object. */
export function compileRows(condition: Condition): CompiledCondition {
  const known = cache.get(condition);
  if (known) return known;
  const made = make(condition, '', 0);
  cache.set(condition, made);
  return made;
}

export function testRows(condition: Condition, scope: Scope): Tested {
  if (typeof condition !== 'object' || condition === null)
    return { ok: false, error: broken('', notOne).error };
  const why: Reason[] = [];
  const tested = compileRows(condition).test(scope, why);
  return tested.ok ? { ok: true, value: tested.value, why } : tested;
}

const notOne = say('noCondition');

/** Data from outside reaches this too, so the shape is looked at and not trusted. */
function make(condition: unknown, path: string, depth: number): CompiledCondition {
  if (depth > deepest) return broken(path, say('conditionTooDeep'), 'TOO_LARGE');
  if (typeof condition !== 'object' || condition === null) return broken(path, notOne);
  if ('all' in condition && Array.isArray(condition.all)) return group(condition.all, 'all', path, depth);
  if ('any' in condition && Array.isArray(condition.any)) return group(condition.any, 'any', path, depth);
  if ('not' in condition) return negation(condition.not, path, depth);
  if ('cel' in condition && typeof condition.cel === 'string') return expression(condition.cel, path);
  if ('left' in condition && typeof condition.left === 'string' && 'op' in condition)
    return comparison(condition as Comparison, path); // an unknown operator fails in `compare`
  return broken(path, notOne);
}

const joined = (path: string, part: string): string => (path === '' ? part : `${path}.${part}`);

function group(
  conditions: readonly unknown[],
  kind: 'all' | 'any',
  path: string,
  depth: number,
): CompiledCondition {
  const members = conditions.map((member, at) => make(member, joined(path, `${kind}.${at}`), depth + 1));
  /** The value of one member that decides the whole. */
  const decisive = kind === 'any';
  const texts = members.map(({ cel }) => cel);
  return {
    problems: members.flatMap(({ problems }) => problems),
    reads: [...new Set(members.flatMap(({ reads }) => reads))],
    cel: texts.length === 0 ? String(!decisive) : `(${texts.join(decisive ? ' || ' : ' && ')})`,
    test(scope, why) {
      for (const member of members) {
        const tested = member.test(scope, why);
        if (!tested.ok || tested.value === decisive) return tested;
      }
      return { ok: true, value: !decisive };
    },
  };
}

function negation(condition: unknown, path: string, depth: number): CompiledCondition {
  const inner = make(condition, joined(path, 'not'), depth + 1);
  return {
    ...inner,
    cel: `!(${inner.cel})`,
    test(scope, why) {
      const tested = inner.test(scope, why);
      return tested.ok ? { ok: true, value: !tested.value } : tested;
    },
  };
}

function expression(cel: string, path: string): CompiledCondition {
  const compiled = compileExpression(cel);
  return {
    problems: compiled.problems.map((problem) => ({ ...problem, path: joined(path, 'cel') })),
    reads: compiled.reads,
    cel: `(${compiled.source})`,
    test(scope, why) {
      const evaluated = compiled.evaluate(scope, frameOf(scope, 'en'));
      if (!evaluated.ok) return { ok: false, error: evaluated.error };
      const { value } = evaluated;
      if (typeof value !== 'boolean')
        return { ok: false, error: expressionError(cel, say('neitherTrueNorFalse')) };
      why.push({ text: compiled.source, result: value });
      return { ok: true, value };
    },
  };
}

function comparison(row: Comparison, path: string): CompiledCondition {
  const left = parsePath(row.left.trim());
  if (!left || reachesPrototype(left))
    return broken(joined(path, 'left'), say('noPathPriority', { text: row.left }), 'SYNTAX', row.left);
  if (!isRoot(String(left[0])))
    return broken(
      joined(path, 'left'),
      say('unknownName', { name: String(left[0]) }),
      'UNKNOWN_NAME',
      row.left,
    );
  const right = compileOperand(row.right, joined(path, 'right'));
  const before = ['previous', ...left];
  const looksBack = row.op === 'changed' || row.op === 'changedTo';
  return {
    problems: right.problems,
    reads: [...new Set([dottedPath(left), ...right.reads])],
    cel: rowAsCel(row, lenientPath(left), looksBack ? lenientPath(before) : '', right),
    test(scope, why) {
      const filled = right.fill(scope);
      if (!filled.ok) return filled;
      const value = readPath(scope, left) ?? null;
      const previous = looksBack ? readPath(scope, before) : null;
      try {
        renewBudget();
        const result = compare(row.op, { left: value, right: filled.value, previous, now: scope.now });
        why.push({
          text: row.left,
          left: looksBack ? { from: previous ?? null, to: value } : value,
          op: row.op,
          right: filled.value,
          result,
        });
        return { ok: true, value: result };
      } catch (error) {
        return { ok: false, error: expressionError(`${row.left} ${row.op}`, faultIn(error)) };
      }
    },
  };
}

function rowAsCel({ op }: Comparison, left: string, previous: string, right: Operand): string {
  const name = functionOf(op);
  switch (op) {
    case 'isEmpty':
    case 'notEmpty':
      return `${name}(${left})`;
    case 'changed':
      return `${name}(${left}, ${previous})`;
    case 'changedTo':
      return `${name}(${left}, ${right.cel}, ${previous})`;
    case 'olderThan':
    case 'within':
      return `${name}(${left}, ${right.cel}, now)`;
    default:
      return `${name}(${left}, ${right.cel})`;
  }
}

function broken(
  path: string,
  said: Said,
  code: ExpressionProblem['code'] = 'SYNTAX',
  source = '',
): CompiledCondition & { error: StepError } {
  const error = expressionError(source, said);
  return {
    problems: [{ code, ...said, severity: 'error', path, expression: source }],
    reads: [],
    cel: 'false',
    error,
    test: () => ({ ok: false, error }),
  };
}

import { forbiddenNames } from '../names.ts';
import type { StepError } from '../step.ts';
import type { ExpressionProblem, Scope } from './cel.ts';
import { dottedPath, isRoot, lenientPath, parsePath, reachesPrototype, readPath } from './path.ts';
import { isRecord } from './plain.ts';
import { compileTemplate, isTemplate } from './template.ts';
import type { Said } from '../sentence.ts';
import { say } from '../sentences/say.ts';

/** The right side of a row: a literal, a list, a duration, `{ path }` or a template. */
export interface Operand {
  problems: ExpressionProblem[];
  reads: string[];
  cel: string;
  fill(scope: Scope): { ok: true; value: unknown } | { ok: false; error: StepError };
}

export function compileOperand(right: unknown, at: string, depth = 0): Operand {
  if (typeof right === 'string' && isTemplate(right)) return template(right, at);
  if (Array.isArray(right) && depth < 3) return list(right, at, depth);
  if (isRecord(right) && typeof right.path === 'string' && Object.keys(right).length === 1)
    return pathOperand(right.path, at);
  const value = right ?? null;
  return { problems: [], reads: [], cel: literal(value), fill: () => ({ ok: true, value }) };
}

function template(text: string, at: string): Operand {
  const compiled = compileTemplate(text);
  return {
    problems: compiled.problems.map((problem) => ({ ...problem, path: at })),
    reads: compiled.reads,
    cel: compiled.cel,
    fill: (scope) => compiled.value(scope),
  };
}

function list(items: readonly unknown[], at: string, depth: number): Operand {
  const members = items.map((item, index) => compileOperand(item, `${at}.${index}`, depth + 1));
  const isFixed = members.every(({ reads }) => reads.length === 0);
  return {
    problems: members.flatMap(({ problems }) => problems),
    reads: members.flatMap(({ reads }) => reads),
    cel: `[${members.map(({ cel }) => cel).join(', ')}]`,
    fill(scope) {
      if (isFixed && members.every(({ problems }) => problems.length === 0))
        return { ok: true, value: items };
      const values: unknown[] = [];
      for (const member of members) {
        const filled = member.fill(scope);
        if (!filled.ok) return filled;
        values.push(filled.value);
      }
      return { ok: true, value: values };
    },
  };
}

function pathOperand(text: string, at: string): Operand {
  const path = parsePath(text.trim());
  const problem = (code: ExpressionProblem['code'], said: Said): Operand => ({
    problems: [{ code, ...said, severity: 'error', path: `${at}.path`, expression: text }],
    reads: [],
    cel: 'null',
    fill: () => ({ ok: false, error: { code: 'EXPRESSION', ...said } }),
  });
  if (!path || reachesPrototype(path)) return problem('SYNTAX', say('noPathLimit', { text }));
  if (!isRoot(String(path[0]))) return problem('UNKNOWN_NAME', say('unknownName', { name: String(path[0]) }));
  return {
    problems: [],
    reads: [dottedPath(path)],
    cel: lenientPath(path),
    fill: (scope) => ({ ok: true, value: readPath(scope, path) ?? null }),
  };
}

/** A plain JSON value as the expression language writes it. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (isRecord(value))
    return `{${Object.entries(value)
      .filter(([key]) => !forbiddenNames.includes(key))
      .map(([key, item]) => `${JSON.stringify(key)}: ${literal(item)}`)
      .join(', ')}}`;
  return JSON.stringify(value ?? null);
}

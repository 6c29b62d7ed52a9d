import type { Locale } from '../text.ts';
import type { StepError } from '../step.ts';
import { faultIn, renewBudget } from './budget.ts';
import {
  compileExpression,
  expressionError,
  type Expression,
  type ExpressionProblem,
  type Scope,
} from './cel.ts';
import { applyFilter, filters } from './filters.ts';
import { frameOf } from './frame.ts';
import { lenientPath } from './path.ts';
import { toText } from './plain.ts';
import { cutTemplate, splitOutside } from './scan.ts';
import { saidIn, type Said } from '../sentence.ts';
import { say } from '../sentences/say.ts';
import { leftEmpty } from './warning.ts';

export type Filled =
  { ok: true; value: unknown; warnings: readonly string[] } | { ok: false; error: StepError };

/** A text with `{{ }}` in it, compiled. */
export interface Template {
  problems: ExpressionProblem[];
  reads: string[];
  /** Exactly one `{{ }}` and nothing around it: such a template can keep the type of what it read. */
  isSingle: boolean;
  /** The value of a single template as it is; of any other its text. */
  value(scope: Scope): Filled;
  text(scope: Scope): Filled;
  /** The same in the expression language. */
  cel: string;
}

const cache = new Map<string, Template>();
const cacheSize = 5_000;

export const isTemplate = (text: string): boolean => text.includes('{{');

/** What was inserted is never looked at again: a value that contains `{{` stays as it is. */
export function compileTemplate(template: string, locale: Locale = 'en'): Template {
  const key = `${locale}${template}`;
  const known = cache.get(key);
  if (known) return known;
  const made = makeTemplate(template, locale);
  if (cache.size >= cacheSize) cache.clear();
  cache.set(key, made);
  return made;
}

function makeTemplate(template: string, locale: Locale): Template {
  const cuts = cutTemplate(template);
  const parts = cuts.map((cut) =>
    cut.kind === 'text' ? cut.text : makePiece(cut.text, cut.kind === 'open', locale),
  );
  const pieces = parts.filter((part) => typeof part !== 'string');
  const [only] = parts;
  const single = parts.length === 1 && only !== undefined && typeof only !== 'string' ? only : undefined;
  return {
    problems: pieces.flatMap((piece) => piece.problems),
    reads: [...new Set(pieces.flatMap((piece) => piece.reads))],
    isSingle: single !== undefined,
    value: (scope) => (single ? single.fill(scope) : fillText(parts, scope)),
    text: (scope) => fillText(parts, scope),
    cel: single
      ? single.cel
      : parts
          .map((part) => (typeof part === 'string' ? JSON.stringify(part) : `text(${part.cel})`))
          .join(' + '),
  };
}

function fillText(parts: readonly (string | Piece)[], scope: Scope): Filled {
  let text = '';
  let warnings: readonly string[] = none;
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const filled = part.fill(scope);
    if (!filled.ok) return filled;
    try {
      text += toText(filled.value);
    } catch (error) {
      return { ok: false, error: expressionError(part.cel, faultIn(error)) };
    }
    if (filled.warnings.length > 0) warnings = [...warnings, ...filled.warnings];
  }
  return { ok: true, value: text, warnings };
}

const none: readonly string[] = [];

interface Piece {
  problems: ExpressionProblem[];
  reads: string[];
  cel: string;
  fill(scope: Scope): Filled;
}

interface Step {
  name: string;
  args?: Expression;
}

function makePiece(source: string, isOpen: boolean, locale: Locale): Piece {
  const [head = '', ...tail] = splitOutside(source, '|');
  const expression = compileExpression(head);
  const problems = [...expression.problems];
  const steps = tail.map((text) => makeStep(text, source, problems));
  if (isOpen) problems.push(problem('SYNTAX', say('notClosed', { open: '{{', close: '}}' }), source));
  const known = steps.filter((step) => step !== undefined);
  const inner = expression.path ? lenientPath(expression.path) : `(${expression.source})`;
  return {
    problems,
    reads: [...expression.reads, ...known.flatMap((step) => step.args?.reads ?? [])],
    cel: known.reduce(
      (cel, { name, args }) => `${name}(${cel}${args ? `, ${args.source.slice(1, -1)}` : ''})`,
      inner,
    ),
    fill: problems.some(({ severity }) => severity === 'error')
      ? () => ({ ok: false, error: expressionError(source.trim(), saidIn(problems[0] ?? say('itFailed'))) })
      : (scope) => fill(expression, known, scope, locale),
  };
}

function makeStep(text: string, source: string, problems: ExpressionProblem[]): Step | undefined {
  const [, name = '', , list = ''] = /^\s*([A-Za-z]*)\s*(\(([^]*)\))?\s*$/.exec(text) ?? [];
  const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (!filter) {
    const known = Object.keys(filters).join(', ');
    problems.push(problem('UNKNOWN_FILTER', say('noFilterThereAre', { name: text.trim(), known }), source));
    return undefined;
  }
  const count = list.trim() === '' ? 0 : splitOutside(list, ',').length;
  const [fewest, most] = filter.takes;
  if (count < fewest || count > most)
    problems.push(problem('UNKNOWN_FILTER', say('filterCount', { name, count }), source));
  if (count === 0) return { name };
  const args = compileExpression(`[${list}]`);
  problems.push(...args.problems);
  return { name, args };
}

function fill(expression: Expression, steps: readonly Step[], scope: Scope, locale: Locale): Filled {
  const frame = frameOf(scope, locale);
  const read = expression.evaluate(scope, frame);
  if (!read.ok && read.missing === undefined) return { ok: false, error: read.error };
  let value = read.ok ? read.value : null;
  renewBudget();
  try {
    for (const { name, args } of steps) {
      const given = args?.evaluate(scope, frame);
      if (given && !given.ok) return { ok: false, error: given.error };
      value = applyFilter(name, value, Array.isArray(given?.value) ? given.value : [], frame);
    }
  } catch (error) {
    return { ok: false, error: expressionError(expression.source, faultIn(error)) };
  }
  if (value != null) return { ok: true, value, warnings: none };
  return {
    ok: true,
    value: null,
    warnings: [leftEmpty(expression.source)],
  };
}

function problem(code: ExpressionProblem['code'], said: Said, source: string): ExpressionProblem {
  return { code, ...said, severity: 'error', path: '', expression: source.trim() };
}

import { Environment } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { operators, type Operator } from '../condition.ts';
import { bounded, ExpressionFault, spend } from './budget.ts';
import { compare } from './compare.ts';
import { filters, applyFilter } from './filters.ts';
import { fold } from './fold.ts';
import { plainFrame, type Frame } from './frame.ts';
import { roots } from './path.ts';
import { toText } from './plain.ts';
import { toPlain } from './to-plain.ts';
import { say } from '../sentences/say.ts';

/** The expression language with our own functions. Only `cel.ts` uses it, after its guard has looked. */
export const environment = new Environment({
  homogeneousAggregateLiterals: false,
  enableOptionalTypes: true,
  limits: { maxAstNodes: 500, maxDepth: 32, maxListElements: 500, maxMapEntries: 100, maxCallArguments: 8 },
});

/** Row operators as functions. `in` is a word of the language, so its function has another name. */
export const functionOf = (op: Operator): string => (op === 'in' ? 'isIn' : op);

let frame: Frame = plainFrame;
/** Evaluation never waits, so one frame serves all evaluations, one after the other. */
export function setFrame(next: Frame): void {
  frame = next;
}

for (const root of roots) environment.registerVariable(root, 'dyn');
registerArithmetic();
registerComparisons();
registerFilters();
environment.registerFunction('bounded(dyn): dyn', bounded);
environment.registerFunction('fold(dyn): string', (text: unknown) => fold(toText(toPlain(text))));
environment.registerFunction('text(dyn): string', (value: unknown) => toText(toPlain(value)));
environment.registerFunction('string.matchesPattern(string): bool', matchesPattern);

/** JSON numbers are doubles, written numbers are integers: `price * 2` must work. */
function registerArithmetic(): void {
  for (const [left, right] of [
    ['int', 'double'],
    ['double', 'int'],
  ] as const) {
    environment.registerOperator(`${left} + ${right}`, (a: number, b: number) => Number(a) + Number(b));
    environment.registerOperator(`${left} - ${right}`, (a: number, b: number) => Number(a) - Number(b));
    environment.registerOperator(`${left} * ${right}`, (a: number, b: number) => Number(a) * Number(b));
    environment.registerOperator(`${left} / ${right}`, (a: number, b: number) => Number(a) / Number(b));
    environment.registerOperator(`${left} % ${right}`, (a: number, b: number) => Number(a) % Number(b));
  }
  environment.registerOperator('double % double', (a: number, b: number) => a % b);
  environment.registerFunction('divide(dyn, dyn): dyn', (a: unknown, b: unknown) => divide(a, b));
  environment.registerFunction('remainder(dyn, dyn): dyn', (a: unknown, b: unknown) => remainder(a, b));
}

/** Stands for `/`: the language would go on with infinity, and silently pick a branch. */
function divide(a: unknown, b: unknown): unknown {
  if (typeof a === 'bigint' && typeof b === 'bigint') return a / notZero(b);
  return numberIn(a) / notZero(numberIn(b));
}
function remainder(a: unknown, b: unknown): unknown {
  if (typeof a === 'bigint' && typeof b === 'bigint') return a % notZero(b);
  return numberIn(a) % notZero(numberIn(b));
}
function notZero<Value extends number | bigint>(value: Value): Value {
  if (Number(value) === 0) throw new ExpressionFault(say('dividesByZero'));
  return value;
}
function numberIn(value: unknown): number {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  throw new ExpressionFault(say('dividesNoNumber'));
}

function registerComparisons(): void {
  for (const op of operators) {
    const name = functionOf(op);
    const call = (left: unknown, right: unknown = null, extra: unknown = null): boolean =>
      compare(op, {
        left: toPlain(left),
        right: toPlain(right),
        previous: toPlain(extra),
        now: toPlain(extra),
      });
    if (op === 'isEmpty' || op === 'notEmpty') {
      environment.registerFunction(`${name}(dyn): bool`, (left: unknown) => call(left));
    } else if (op === 'changed') {
      environment.registerFunction(`${name}(dyn, dyn): bool`, (left: unknown, previous: unknown) =>
        call(left, null, previous),
      );
    } else if (op === 'changedTo' || op === 'olderThan' || op === 'within') {
      environment.registerFunction(`${name}(dyn, dyn, dyn): bool`, call);
    } else
      environment.registerFunction(`${name}(dyn, dyn): bool`, (left: unknown, right: unknown) =>
        call(left, right),
      );
  }
}

function registerFilters(): void {
  for (const [name, { takes }] of Object.entries(filters)) {
    for (let count = takes[0]; count <= takes[1]; count += 1) {
      const types = Array.from({ length: count + 1 }, () => 'dyn').join(', ');
      environment.registerFunction(`${name}(${types}): dyn`, (value: unknown, ...args: unknown[]) =>
        applyFilter(
          name,
          toPlain(value),
          args.map((arg) => toPlain(arg)),
          frame,
        ),
      );
    }
  }
}

const longestPattern = 500;
const longestText = 20_000;
const patterns = new Map<string, RE2JS>();

/** Linear-time search: RE2 knows no back-references, and so no pattern that runs for ever. */
function matchesPattern(text: string, pattern: string): boolean {
  if (pattern.length > longestPattern || text.length > longestText)
    throw new ExpressionFault(say('patternTooLong', { pattern: longestPattern, text: longestText }));
  spend(1 + text.length / 20);
  let compiled = patterns.get(pattern);
  if (!compiled) {
    try {
      compiled = RE2JS.compile(pattern);
    } catch {
      throw new ExpressionFault(say('noPattern', { pattern: JSON.stringify(pattern) }));
    }
    if (patterns.size >= 200) patterns.clear();
    patterns.set(pattern, compiled);
  }
  return compiled.matcher(text).find();
}

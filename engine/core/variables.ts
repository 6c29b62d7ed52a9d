import type { Flow, Variable } from './flow.ts';
import { forbiddenNames } from './names.ts';
import type { Issue } from './issue.ts';
import { mostCharacters, sizeOf } from './size.ts';
import type { StepError } from './step.ts';
import { saidIn, type Said, type Worded } from './sentence.ts';
import type { Text } from './text.ts';
import { say } from './sentences/say.ts';

type Coerced = { value: unknown } | { error: StepError };

/** A value as the declared type wants it: text that is a number becomes one where a number is declared. */
export function coerceVariable(variable: Variable | undefined, name: string, value: unknown): Coerced {
  if (!variable) return fault(say('notDeclared', { name }));
  if (value === null || value === undefined) return { value: null };
  const coerced = byType[variable.type](value);
  if (coerced !== undefined) return { value: coerced };
  return fault(say('wrongType', { name, expected: types[variable.type], found: describe(value) }));
}

const fault = (said: Said): Coerced => ({ error: { code: 'TYPE_MISMATCH', ...said } });
const types: Record<Variable['type'], Text> = {
  text: { en: 'text', ja: 'テキスト' },
  number: { en: 'number', ja: '数値' },
  boolean: { en: 'boolean', ja: '真偽値' },
  dateTime: { en: 'dateTime', ja: '日時' },
  duration: { en: 'duration', ja: '時間の長さ' },
  object: { en: 'object', ja: 'オブジェクト' },
  record: { en: 'record', ja: 'レコード' },
  list: { en: 'list', ja: 'リスト' },
};
function describe(value: unknown): Text {
  if (Array.isArray(value)) return { en: 'a list', ja: 'リスト' };
  if (typeof value === 'object') return { en: 'an object', ja: 'オブジェクト' };
  const shown = String(value).slice(0, 60);
  return { en: `${typeof value} "${shown}"`, ja: `「${shown}」` };
}
const isPlain = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const byType: Record<Variable['type'], (value: unknown) => unknown> = {
  text: (value) => (typeof value === 'object' ? undefined : String(value)),
  number: (value) => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  },
  boolean: (value) =>
    typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : undefined,
  dateTime: (value) =>
    typeof value === 'string' && !Number.isNaN(Date.parse(value))
      ? new Date(Date.parse(value)).toISOString()
      : undefined,
  duration: (value) => (isPlain(value) || typeof value === 'number' ? value : undefined),
  object: (value) => (isPlain(value) ? value : undefined),
  record: (value) => (isPlain(value) ? value : undefined),
  list: (value) => (Array.isArray(value) ? value : undefined),
};

/** The variables a run begins with, or what is wrong with its input. Paths point into the request: `input.amount`. */
export function readInput(
  flow: Flow,
  input: Readonly<Record<string, unknown>>,
): { vars: Record<string, unknown> } | { issues: Issue[] } {
  const issues: Issue[] = [];
  const isInput = (name: string) =>
    flow.variables.some((variable) => variable.input && variable.name === name);
  const add = (name: string, code: string, { params, ...said }: Worded): void =>
    void issues.push({
      path: `input.${name}`,
      code,
      severity: 'error',
      ...said,
      params: { ...params, name },
    });
  for (const name of Object.keys(input)) {
    if (forbiddenNames.includes(name) || !isInput(name))
      add(name, 'UNDECLARED_INPUT', say('noSuchInput', { flow: flow.key, name }));
  }
  if (sizeOf(input, mostCharacters) > mostCharacters)
    issues.push({
      path: 'input',
      code: 'TOO_LARGE',
      severity: 'error',
      ...say('inputTooLarge', { most: mostCharacters.toLocaleString('en') }),
    });
  const vars: Record<string, unknown> = {};
  for (const variable of flow.variables) {
    const given = variable.input ? input[variable.name] : undefined;
    if (given === undefined || given === null) {
      vars[variable.name] = variable.default ?? null;
      if (variable.required && variable.input && variable.default === undefined)
        add(variable.name, 'REQUIRED', say('inputMissing', { name: variable.name }));
      continue;
    }
    const coerced = coerceVariable(variable, variable.name, given);
    if ('error' in coerced) add(variable.name, coerced.error.code, saidIn(coerced.error));
    else vars[variable.name] = coerced.value;
  }
  return issues.length > 0 ? { issues } : { vars };
}

/** The declared outputs of a run. */
export function readOutputs(flow: Flow, vars: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    flow.variables.filter(({ output }) => output).map(({ name }) => [name, vars[name] ?? null]),
  );
}

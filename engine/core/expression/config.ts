import { forbiddenNames } from '../names.ts';
import type { Locale } from '../text.ts';
import type { StepError } from '../step.ts';
import { isConditionShape } from './condition-shape.ts';
import type { ExpressionProblem, Scope } from './cel.ts';
import { isRecord } from './plain.ts';
import { compileRows } from './rows.ts';
import { compileTemplate, isTemplate } from './template.ts';
import { say } from '../sentences/say.ts';

export type Rendered = { ok: true; config: unknown; warnings: string[] } | { ok: false; error: StepError };

/** Where in a config a path is read. */
export interface Reading {
  /** The dotted path that is read: `vars.limit`. */
  read: string;
  /** Where it stands in the config: `body.en`. */
  at: string;
}

export interface CompiledConfig {
  render(scope: Scope): Rendered;
  /** The settings with templates. Where there are none, what is rendered is the same in every run. */
  filled: readonly string[];
  problems: ExpressionProblem[];
  /** Dotted paths read. */
  reads: string[];
  readings: Reading[];
}

/** Writes a rendered part; `undefined` stands for a part without templates, which is passed on as it is. */
type Render = (scope: Scope, warnings: string[]) => unknown;

interface Compiling {
  problems: ExpressionProblem[];
  readings: Reading[];
  filled: string[];
}

const deepest = 40;

/** Compiles every `{{ }}` of a config once. Conditions are passed through as they are, for the step to test. */
export function compileConfig(config: unknown, values: readonly string[]): CompiledConfig {
  const compiling: Compiling = { problems: [], readings: [], filled: [] };
  const render = part(config, '', { keep: false, locale: 'en', depth: 0, values }, compiling);
  return {
    filled: compiling.filled,
    problems: compiling.problems,
    readings: compiling.readings,
    reads: [...new Set(compiling.readings.map(({ read }) => read))],
    render(scope) {
      if (!render) return { ok: true, config, warnings: [] };
      const warnings: string[] = [];
      try {
        return { ok: true, config: render(scope, warnings), warnings };
      } catch (error) {
        if (error instanceof RenderFault) return { ok: false, error: error.error };
        throw error;
      }
    },
  };
}

class RenderFault extends Error {
  readonly error: StepError;
  constructor(error: StepError) {
    super(error.message);
    this.error = error;
  }
}

interface Place {
  /** Single templates keep the type of what they read. */
  keep: boolean;
  locale: Locale;
  depth: number;
  /** Given at the top only: the keys under which `keep` holds. */
  values?: readonly string[];
}

function part(value: unknown, at: string, place: Place, compiling: Compiling): Render | undefined {
  if (typeof value === 'string')
    return isTemplate(value) ? templatePart(value, at, place, compiling) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (place.depth > deepest) {
    const said = say('settingsTooDeep');
    compiling.problems.push({ code: 'TOO_LARGE', ...said, severity: 'error', path: at, expression: '' });
    return () => fail({ code: 'EXPRESSION', ...said });
  }
  if (isConditionShape(value)) {
    const condition = compileRows(value);
    compiling.problems.push(
      ...condition.problems.map((found) => ({ ...found, path: below(at, found.path) })),
    );
    compiling.readings.push(...condition.reads.map((read) => ({ read, at })));
    return undefined;
  }
  return Array.isArray(value)
    ? listPart(value, at, place, compiling)
    : recordPart(value, at, place, compiling);
}

function fail(error: StepError): never {
  throw new RenderFault(error);
}

const below = (path: string, key: string): string =>
  path === '' || key === '' ? path + key : `${path}.${key}`;

function templatePart(text: string, at: string, { keep, locale }: Place, compiling: Compiling): Render {
  const template = compileTemplate(text, locale);
  compiling.problems.push(...template.problems.map((found) => ({ ...found, path: at })));
  compiling.readings.push(...template.reads.map((read) => ({ read, at })));
  const fill = keep && template.isSingle ? template.value : template.text;
  return (scope, warnings) => {
    const filled = fill(scope);
    if (!filled.ok) return fail(filled.error);
    warnings.push(...filled.warnings);
    return filled.value;
  };
}

function listPart(
  items: readonly unknown[],
  at: string,
  place: Place,
  compiling: Compiling,
): Render | undefined {
  const inside: Place = { keep: place.keep, locale: place.locale, depth: place.depth + 1 };
  const renders = items.map((item, index) => part(item, below(at, String(index)), inside, compiling));
  if (renders.every((render) => render === undefined)) return undefined;
  return (scope, warnings) =>
    renders.map((render, index) => (render ? render(scope, warnings) : items[index]));
}

function recordPart(value: object, at: string, place: Place, compiling: Compiling): Render | undefined {
  const parts: { key: string; value: unknown; render: Render | undefined }[] = [];
  let isFixed = true;
  for (const [key, item] of Object.entries(value)) {
    if (forbiddenNames.includes(key)) {
      compiling.problems.push({
        code: 'NOT_ALLOWED',
        ...say('reservedName', { name: key }),
        severity: 'error',
        path: below(at, key),
        expression: '',
      });
      isFixed = false;
      continue;
    }
    const inside: Place = {
      keep: place.values ? place.values.includes(key) : place.keep,
      locale: key === 'ja' || key === 'en' ? key : place.locale,
      depth: place.depth + 1,
    };
    const render = part(item, below(at, key), inside, compiling);
    if (render) isFixed = false;
    if (render && at === '') compiling.filled.push(key);
    parts.push({ key, value: item, render });
  }
  if (isFixed || !isRecord(value)) return undefined;
  return (scope, warnings) => {
    const rendered: Record<string, unknown> = {};
    for (const { key, value: fixed, render } of parts)
      rendered[key] = render ? render(scope, warnings) : fixed;
    return rendered;
  };
}

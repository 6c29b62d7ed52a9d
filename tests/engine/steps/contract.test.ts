import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compileConfig } from '../../../engine/core/expression/expression.ts';
import { keySchema, nameSchema } from '../../../engine/core/names.ts';
import type { AnyStep } from '../../../engine/core/step.ts';
import { catalogue, definitions, definitionsByType } from '../../../engine/steps/definitions.ts';
import { actExecutors, recordExecutors } from '../../../engine/steps/executors.ts';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const schemaOf = (step: AnyStep): Json =>
  z.toJSONSchema(step.config, { io: 'input', unrepresentable: 'any' }) as Json;

/** Every named setting of a schema, with its path; parts of a screen and conditions have forms of their own. */
function settingsOf(schema: unknown, path = ''): [path: string, setting: Json][] {
  if (!isObject(schema)) return [];
  const own = Object.entries(isObject(schema['properties']) ? schema['properties'] : {});
  const found = own.flatMap(([name, setting]): [string, Json][] =>
    isObject(setting) ? [[`${path}${name}`, setting], ...settingsOf(setting, `${path}${name}.`)] : [],
  );
  if (['components', 'condition', 'textPair', 'record'].includes(String(schema['widget']))) return [];
  const inner = [schema['items'], ...(Array.isArray(schema['anyOf']) ? schema['anyOf'] : [])];
  return [...found, ...inner.flatMap((item) => settingsOf(item, path))].filter(
    ([name]) => !/(^|\.)(en|ja)$/.test(name),
  );
}
const inBoth = (text: unknown): boolean =>
  isObject(text) &&
  [text['en'], text['ja']].every((words) => typeof words === 'string' && words.trim() !== '');

it('finds a step type by its name and nothing by a name of the prototype', () => {
  for (const [type, definition] of Object.entries(definitionsByType)) {
    expect(definition.type).toBe(type);
    expect(catalogue.get(type)).toBe(definition);
  }
  for (const name of ['__proto__', 'constructor', 'toString', ''])
    expect(catalogue.get(name)).toBeUndefined();
});

describe.each(definitions.map((step) => [step.type, step] as const))('%s', (type, step) => {
  const example = step.config.parse(step.example) as never;
  const outcomes = step.outcomes(example);

  it('has an example that passes its schema and is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(step.example))).toEqual(step.example);
    expect(step.config.parse(JSON.parse(JSON.stringify(example)))).toEqual(example);
    expect(compileConfig(example, step.values ?? []).problems).toEqual([]);
  });

  it('says in both languages what it is', () => {
    expect([step.title, step.summary].every(inBoth)).toBe(true);
    expect(keySchema.safeParse(step.icon).success).toBe(true);
    expect(nameSchema.safeParse(type).success).toBe(true);
  });

  it('names every outcome once, in both languages', () => {
    const ids = outcomes.map((outcome) => outcome.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(outcomes.filter((outcome) => !inBoth(outcome.label))).toEqual([]);
    expect(ids.filter((id) => !nameSchema.safeParse(id).success)).toEqual([]);
  });

  it('lets failures be caught where it touches data or the outside', () => {
    const catches = outcomes.some((outcome) => outcome.id === 'error' && outcome.kind === 'error');
    expect(catches).toBe(
      step.kind === 'record' || step.kind === 'act' || ['setVariables', 'parallel', 'loop'].includes(type),
    );
  });

  it('labels every setting in both languages', () => {
    const settings = settingsOf(schemaOf(step));
    expect(settings.length).toBeGreaterThan(0);
    const unlabelled = settings.filter(([, setting]) => !inBoth(setting['label'])).map(([path]) => path);
    expect(unlabelled).toEqual([]);
    const halfHinted = settings.filter(([, { hint }]) => hint !== undefined && !inBoth(hint));
    expect(halfHinted).toEqual([]);
  });

  it('words every value of a choice', () => {
    const unworded = settingsOf(schemaOf(step)).filter(([, setting]) => {
      const values = setting['enum'];
      const choices = isObject(setting['choices']) ? setting['choices'] : {};
      return Array.isArray(values) && !values.every((value) => inBoth(choices[String(value)]));
    });
    expect(unworded.map(([path]) => path)).toEqual([]);
  });

  it('refuses settings it does not know, and names of the prototype', () => {
    expect(step.config.safeParse({ ...(step.example as Json), unheardOf: 1 }).success).toBe(false);
    const poisoned: unknown = JSON.parse(
      JSON.stringify(step.example).replace(/^\{/, '{"constructor":{"x":1},'),
    );
    expect(step.config.safeParse(poisoned).success).toBe(false);
  });

  it('keeps the type only of settings it has', () => {
    const known = Object.keys((schemaOf(step)['properties'] as Json | undefined) ?? {});
    for (const name of step.values ?? []) expect(known).toContain(name);
  });

  it('law: judges any settings without throwing, and has outcomes for those it takes', () => {
    const known = fc.constantFrom(...Object.keys(step.example as Json), 'for', 'target');
    const settings = fc.oneof(
      fc.jsonValue(),
      fc
        .dictionary(known, fc.oneof(fc.jsonValue(), fc.constantFrom('{{case}}', 'event', 'queue', [])))
        .map((some) => ({ ...(step.example as Json), ...some })),
    );
    fc.assert(
      fc.property(settings, (given) => {
        const parsed = step.config.safeParse(given);
        if (parsed.success) expect(Array.isArray(step.outcomes(parsed.data as never))).toBe(true);
      }),
    );
  });

  it('has an executor exactly when something must be carried out', () => {
    expect(type in recordExecutors).toBe(step.kind === 'record');
    expect(type in actExecutors).toBe(step.kind === 'act');
  });
});

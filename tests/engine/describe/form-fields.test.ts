import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AnyStep } from '../../../engine/core/step.ts';
import { formFields, type FormField } from '../../../engine/describe/form-fields.ts';
import { stepTypeBody } from '../../../engine/describe/step-type.ts';
import { definitions } from '../../../engine/steps/definitions.ts';
import { condition, field, reference, template, textPair, words } from '../../../engine/steps/fields.ts';
import { stepTypeSchema } from '../../../server/contract/flows.ts';

const base = definitions[0];
/** A definition that has this config and is otherwise like any other. */
const withConfig = (config: z.ZodType): AnyStep => ({ ...base, config }) as AnyStep;
const only = (schema: z.ZodType): FormField | undefined =>
  formFields(withConfig(z.strictObject({ it: schema })))[0];

describe('the form of a setting', () => {
  const label = words('Label', 'ラベル');
  it.each([
    ['a text', z.string().max(9).meta({ label }), { kind: 'text', maxLength: 9 }],
    ['a long text', field(z.string(), label, { widget: 'longText' }), { kind: 'longText' }],
    ['a template', template(label), { kind: 'template', maxLength: 2000 }],
    ['a whole number', z.int().min(1).max(5), { kind: 'number', minimum: 1, maximum: 5, isWhole: true, takesTemplate: false }],
    ['a yes or no', z.boolean(), { kind: 'boolean' }],
    ['a choice without words', z.enum(['a', 'b']), { kind: 'choice', choices: [{ value: 'a', label: words('a', 'a') }, { value: 'b', label: words('b', 'b') }] }],
    ['a reference', reference('queue', label), { kind: 'reference', reference: 'queue' }],
    ['a condition', condition(label), { kind: 'condition' }],
    ['a text in two languages', textPair(label), { kind: 'textPair' }],
    ['names and values', z.record(z.string(), z.json()), { kind: 'keyValue' }],
    ['a shape nobody knows', z.tuple([z.string(), z.number()]).or(z.null()).or(z.number()), { kind: 'json' }],
    ['a text that may be empty', z.string().nullable(), { kind: 'text' }],
  ])('%s', (_name, schema, expected) => {
    expect(only(schema)).toMatchObject(expected);
  }); // prettier-ignore

  it('a list tells the form of its items, records their fields', () => {
    const list = only(
      z.array(z.strictObject({ skill: reference('skill', label), level: z.number() })).min(1),
    );
    expect(list).toMatchObject({ kind: 'list', minItems: 1, item: { kind: 'object' } });
    if (list?.kind !== 'list' || list.item.kind !== 'object') throw new Error('no list of records');
    expect(list.item.fields.map(({ name, kind }) => [name, kind])).toEqual([
      ['skill', 'reference'],
      ['level', 'number'],
    ]);
  });

  it('what has a default or is optional is not required; the default is told', () => {
    expect(only(z.string())).toMatchObject({ required: true });
    expect(only(z.string().optional())).toMatchObject({ required: false });
    expect(only(z.string().default('x'))).toMatchObject({ required: false, default: 'x' });
  });

  it('a field without words is called by its name', () => {
    expect(only(z.string())?.label).toEqual({ en: 'it', ja: 'it' });
  });
});

describe('every step type', () => {
  it.each(definitions.map((definition) => [definition.type, definition] as const))(
    '%s has a form in words of both languages, and a body that fits the contract',
    (_type, definition) => {
      const named = (fields: FormField[]): void => {
        for (const one of fields) {
          expect(one.label.ja, one.name).not.toBe(one.name);
          expect(one.label.en, one.name).not.toBe('');
          if (one.kind === 'object') named(one.fields);
          if (one.kind === 'list' && one.item.kind === 'object') named(one.item.fields);
        }
      };
      named(formFields(definition));
      expect(stepTypeSchema.safeParse(stepTypeBody(definition)).error).toBeUndefined();
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultAt } from '../../../builder/form/settings/faults.ts';
import { partKinds, partOf, partSettings } from '../../../builder/form/settings/part-settings.ts';
import {
  lineOf,
  move,
  startOfAll,
  valueOf,
  withSetting,
} from '../../../builder/form/settings/setting-values.ts';
import { componentSchema, definitions, formFields } from '../../../engine/browser.ts';

describe('a value typed into one line', () => {
  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(valueOf(lineOf(plain))).toEqual(plain);
      }),
    );
  });
  it.each([
    ['true', true],
    ['12', 12],
    ['"12"', '12'],
    ['refund', 'refund'],
    ['返金', '返金'],
    ['{{case.priority}}', '{{case.priority}}'],
    ['{{vars.a}} {"b": 1}', '{{vars.a}} {"b": 1}'],
    ['', ''],
  ])('%s means what it says', (line, value) => {
    expect(valueOf(line)).toEqual(value);
  });
});

describe('settings', () => {
  it('lose what is emptied and keep the rest', () => {
    expect(withSetting({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 });
    expect(withSetting({ a: 1 }, 'b', 2)).toEqual({ a: 1, b: 2 });
  });
  it('move an item without losing one', () => {
    expect(move(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(move(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(move(['a'], 5, 0)).toEqual(['a']);
  });
  it('know a fault of their own from one within', () => {
    const faults = { 'to.0.queue': 'There is no such queue.' };
    expect(faultAt(faults, 'to.0.queue', 'itself')).toBeDefined();
    expect(faultAt(faults, 'to', 'itself')).toBeUndefined();
    expect(faultAt(faults, 'to', 'within')).toBeDefined();
    expect(faultAt(faults, 't', 'within')).toBeUndefined();
  });
});

describe('the form of a step type', () => {
  it.each(Object.values(definitions).map((definition) => [definition.type, definition] as const))(
    'of %s begins with everything that is required',
    (_type, definition) => {
      const fields = formFields(definition);
      const start = startOfAll(fields);
      expect(Object.keys(start)).toEqual(fields.filter(({ required }) => required).map(({ name }) => name));
      for (const value of Object.values(start)) expect(value).toBeDefined();
    },
  );
});

describe('a part of a screen', () => {
  it.each(partKinds)('of the kind %s is one the engine takes', (kind) => {
    const part = partOf(kind, { name: 'answer' });
    expect(componentSchema.safeParse(part)).toMatchObject({ success: true });
  });
  it.each(partKinds)('of the kind %s offers only settings the engine knows', (kind) => {
    const full = Object.fromEntries(partSettings(kind).map(({ name }) => [name, undefined]));
    const judged = componentSchema.safeParse({ ...full, ...partOf(kind, { name: 'answer' }) });
    expect(judged.success).toBe(true);
  });
  it('keeps name and label when it becomes another kind, and drops what the other does not know', () => {
    const label = { en: 'Order', ja: '注文' };
    const choice = partOf('choice', { name: 'order', label, required: true });
    expect(choice).toMatchObject({ type: 'choice', name: 'order', label, required: true });
    expect(partOf('number', choice)).toEqual({ type: 'number', name: 'order', label, required: true });
  });
});

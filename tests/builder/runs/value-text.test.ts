import { expect, it } from 'vitest';
import { isBlank, jsonText, longestJson, valueText } from '../../../builder/runs/value-text.ts';

const words = { empty: 'empty', true: 'yes', false: 'no' };
it.each([
  [null, 'empty'],
  [undefined, 'empty'],
  ['', 'empty'],
  [[], 'empty'],
  [true, 'yes'],
  [false, 'no'],
  [0, '0'],
  ['<b>二重</b>', '<b>二重</b>'],
  [['x', 2, null], 'x, 2, empty'],
  [{ id: 'q-vip' }, '{"id":"q-vip"}'],
])('%j reads as %s', (value, expected) => {
  expect(valueText(value, words)).toBe(expected);
});

it('cuts what a page could not bear, and says so', () => {
  const { text, cut } = jsonText('x'.repeat(longestJson + 10));
  expect(text).toHaveLength(longestJson);
  expect(cut).toBe(true);
  expect(jsonText({ a: 1 })).toEqual({ text: '{\n  "a": 1\n}', cut: false });
});

it('tells nothing from something', () => {
  expect([null, undefined, {}, []].map(isBlank)).toEqual([true, true, true, true]);
  expect([0, false, '', { a: null }].map(isBlank)).toEqual([false, false, false, false]);
});

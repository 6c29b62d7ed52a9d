import { expect, it } from 'vitest';
import { explain, fromDescriptions, predict, train } from '../../../engine/classifier/index.ts';
import { scoresOf, weighed } from '../../../engine/classifier/predict.ts';
import { toyExamples } from './toy.ts';

const result = train(toyExamples(300), { seed: 1 });
if (result.refused) throw new Error(result.refused);
const { model } = result;
const input = { subject: 'Invoice', text: 'Hello, I was CHARGED twice… ＲＥＣＥＩＰＴ please' };

it('shows the telling words where they stand in the original', () => {
  const { label, runnerUp, parts } = explain(model, input);
  expect(label).toBe('billing');
  expect(runnerUp).not.toBe('billing');
  const strongest = [...parts].sort((one, other) => other.weight - one.weight).slice(0, 3);
  expect(strongest.map((part) => part.text)).toContain('CHARGED');
  expect(strongest.map((part) => part.text)).toContain('ＲＥＣＥＩＰＴ');
  for (const part of parts) expect(input[part.field].slice(part.from, part.to)).toBe(part.text);
});

it('adds up to the difference of the scores', () => {
  const text = 'charged twice';
  const { label, runnerUp, parts } = explain(model, { text });
  const scores = scoresOf(model, weighed(model, { text }));
  const of = (name: string | null): number => scores[model.labels.indexOf(name!)]!;
  const sum = parts.reduce((total, part) => total + part.weight, 0);
  // The space inside of a pair of words belongs to neither word.
  expect(sum).toBeGreaterThan(0.85 * (of(label) - of(runnerUp)));
  expect(sum).toBeLessThan(1.15 * (of(label) - of(runnerUp)));
});

it('explains a label that was asked for against the best of the others', () => {
  const { label, runnerUp, parts } = explain(model, input, 'returns');
  expect([label, runnerUp]).toEqual(['returns', 'billing']);
  expect(parts.find((part) => part.text === 'twice')!.weight).toBeLessThan(0);
});

it('suggests from descriptions alone, never surely', () => {
  const cold = fromDescriptions([
    {
      label: 'delivery',
      name: 'Delivery',
      description: 'Where is my parcel, tracking, late',
      examples: ['荷物が届かない'],
    },
    {
      label: 'billing',
      name: 'Billing',
      description: 'Invoices, receipts and payments',
      examples: ['領収書がほしい'],
    },
  ])!;
  expect(cold.level).toBe('suggest');
  for (const [text, label] of [
    ['My parcel is late', 'delivery'],
    ['please send me a receipt', 'billing'],
    ['荷物はどこですか', 'delivery'],
  ] as const) {
    const { top } = predict(cold, { text });
    expect(top[0]!.label).toBe(label);
    expect(top[0]!.confidence).toBeLessThanOrEqual(0.5);
  }
  expect(fromDescriptions([{ label: 'only', name: 'Only' }])).toBeNull();
});

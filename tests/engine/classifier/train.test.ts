import { expect, it } from 'vitest';
import { parse, predict, serialise, train, type Example } from '../../../engine/classifier/index.ts';
import { toyExamples } from './toy.ts';

const trained = (examples: Example[], seed = 1) => {
  const result = train(examples, { seed });
  if (result.refused) throw new Error(result.refused);
  return result;
};

it('learns labels from examples and is sure of what is clear', () => {
  const { model, report } = trained(toyExamples(300));
  expect(report.accuracy).toBeGreaterThan(0.95);
  const { top, isKnown } = predict(model, { text: 'I was charged twice, see the invoice' });
  expect(top[0]!.label).toBe('billing');
  expect(top[0]!.confidence).toBeGreaterThan(0.8);
  expect(isKnown).toBe(true);
});

it('knows a text that is like nothing it has seen', () => {
  const { model } = trained(toyExamples(300));
  expect(predict(model, { text: 'zxq vvk 오늘 날씨' }).isKnown).toBe(false);
});

it('refuses too few examples and a single label', () => {
  expect(train(toyExamples(5))).toEqual({ refused: 'tooFew', have: 5, need: 10 });
  const alike = toyExamples(30).map((example) => ({ ...example, label: 'one' }));
  expect(train(alike)).toEqual({ refused: 'oneLabel', label: 'one' });
});

it('tells its progress and stops when asked to', () => {
  const shares: number[] = [];
  train(toyExamples(60), { onProgress: (share) => void shares.push(share) });
  expect(shares).toEqual([...shares].sort((one, other) => one - other));
  expect(shares.at(-1)).toBeGreaterThan(0.9);
  expect(train(toyExamples(60), { onProgress: (_, stage) => stage !== 'fit' })).toEqual({
    refused: 'cancelled',
  });
});

it('lets others in after every little piece of work, and learns the same', () => {
  const stages = new Map<string, number>();
  const examples = toyExamples(200);
  const rested = train(examples, {
    onProgress: (_, stage) => void stages.set(stage, (stages.get(stage) ?? 0) + 1),
  });
  if (rested.refused) throw new Error(rested.refused);
  expect(Math.min(...stages.values())).toBeGreaterThanOrEqual(examples.length);
  expect(serialise(rested.model)).toEqual(serialise(trained(examples).model));
});

it('gives the same bytes for the same examples and seed', () => {
  const bytes = serialise(trained(toyExamples(120), 5).model);
  expect(serialise(trained(toyExamples(120), 5).model)).toEqual(bytes);
});

it('predicts the same after it was saved and read', () => {
  const { model } = trained(toyExamples(200));
  const read = parse(serialise(model))!;
  for (const example of toyExamples(50, 99)) expect(predict(read, example)).toEqual(predict(model, example));
});

import { expect, it } from 'vitest';
import { train, type Example, type TrainOptions } from '../../../engine/classifier/index.ts';
import { toyExamples } from './toy.ts';

const reportOf = (examples: readonly Example[], options: TrainOptions = {}) => {
  const result = train(examples, options);
  if (result.refused) throw new Error(result.refused);
  return result.report;
};

it('measures on cases that the model did not see, each of them once', () => {
  const report = reportOf(toyExamples(150));
  expect(report.calibratedOn).toBe('crossFit');
  expect(report.heldOut.map((one) => one.index).sort((one, other) => one - other)).toEqual([
    ...Array(150).keys(),
  ]);
  expect(report.heldOut[0]!.id).toMatch(/^case-/);
  expect(report.baseline).toBeCloseTo(1 / 3);
});

it('says how far a model may be trusted, and what stands against it', () => {
  expect(reportOf(toyExamples(60)).level).toBe('suggest');
  const report = reportOf([...toyExamples(240), { text: 'odd one', label: 'rare' }]);
  expect(report.level).toBe('select');
  expect(report.warnings).toContainEqual({ code: 'fewCases', cases: 241, recommended: 1_000 });
  expect(report.warnings).toContainEqual({ code: 'rareLabels', labels: ['rare'], fewest: 10 });
  expect(report.labels.find((label) => label.label === 'rare')).toMatchObject({
    cases: 1,
    mayAutomate: false,
  });
  expect(report.labels.find((label) => label.label === 'billing')).toMatchObject({ mayAutomate: true });
});

it('calibrates on the newest fifth from 1,000 dated cases on', () => {
  const dated = toyExamples(1_000).map((example, at) => ({ ...example, at: 1_000_000 - at }));
  const report = reportOf(dated);
  expect(report.calibratedOn).toBe('newest');
  expect(report.heldOut.map((one) => one.index).sort((one, other) => one - other)).toEqual([
    ...Array(200).keys(),
  ]);
  const { at: _, ...undated } = dated[0]!;
  expect(reportOf([undated, ...dated.slice(1)]).calibratedOn).toBe('crossFit');
});

it('keeps near-duplicates on one side, so that copies do not flatter it', () => {
  const noise = Array.from(
    { length: 60 },
    (_, at) => `unique${at * 7919} words${at * 104729} here${at * 1299709}`,
  );
  // Labels by chance: only copies could tell them.
  const copied = noise.flatMap((text, at) =>
    [text, `${text}!`].map((one) => ({ text: one, label: `l${at % 2}` })),
  );
  const report = reportOf(copied);
  expect(report.nearDuplicates).toBeGreaterThanOrEqual(60);
  expect(report.accuracy).toBeLessThan(0.75);
  expect(report.warnings.map((warning) => warning.code)).toContain('nearDuplicates');
});

it('names cases whose label is probably wrong, and the confusions they make', () => {
  const examples = toyExamples(300).map((example, at) =>
    at === 12 ? { ...example, label: 'returns' } : example,
  );
  const report = reportOf(examples);
  expect(report.labelErrors[0]).toMatchObject({
    index: 12,
    id: 'case-12',
    label: 'returns',
    answer: 'delivery',
  });
  const pair = report.confusions.find((one) => one.label === 'returns' && one.answer === 'delivery');
  expect(pair!.examples).toContainEqual({ index: 12, id: 'case-12' });
});

it('lists the words that speak most for a label', () => {
  const words = reportOf(toyExamples(300)).topWords.find((one) => one.label === 'billing')!.words;
  expect(words.slice(0, 5).map((word) => word.text)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/invoice|charged|receipt|payment|請求|領収書|twice|billing/),
    ]),
  );
});

it('believes examples by their weight', () => {
  const contradicting = toyExamples(300).map((example, at) =>
    at % 2 === 0 ? example : { ...example, label: 'returns', weight: 0 },
  );
  const report = reportOf(contradicting);
  const trusted = report.heldOut.filter((one) => one.index % 2 === 0);
  const right = trusted.filter((one) => one.top[0]!.label === one.label);
  expect(right.length / trusted.length).toBeGreaterThan(0.9);
});

it('draws the learning curve up to what the cross-fit trained on', () => {
  const { learningCurve } = reportOf(toyExamples(300));
  const sizes = learningCurve.map((point) => point.cases);
  expect(sizes).toHaveLength(4);
  expect(sizes).toEqual([...sizes].sort((one, other) => one - other));
  expect(sizes[3]).toBeGreaterThan(200);
  expect(learningCurve.at(-1)!.accuracy).toBeGreaterThan(0.9);
});

it('proves nothing by labels that automation wrote', () => {
  const half = toyExamples(200).map((example, at) => (at % 2 === 0 ? example : { ...example, weight: 0.2 }));
  expect(reportOf(half).heldOut.every((one) => one.index % 2 === 0)).toBe(true);
  expect(reportOf(half.map((example) => ({ ...example, weight: 0.2 }))).heldOut).toHaveLength(200);
});

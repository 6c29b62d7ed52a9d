import { describe, expect, it } from 'vitest';
import type { FieldAnswer } from '../../../engine/runtime/classification.ts';
import { definitionsByType } from '../../../engine/steps/definitions.ts';
import { execute, settled } from '../../support/step.ts';

const answer = (part: Partial<FieldAnswer> = {}): FieldAnswer => ({
  field: 'reason',
  source: 'model',
  modelId: 'model_1',
  modelNumber: 3,
  mode: 'automate',
  action: 'automated',
  top: [
    { label: 'billing', confidence: 0.93 },
    { label: 'fault', confidence: 0.04 },
  ],
  confidence: 0.93,
  known: 0.8,
  words: ['invoice'],
  why: { text: 'model reason v3', left: ['invoice'], op: 'automated' },
  ...part,
});
const config = { text: 'the invoice', rulesets: [], fields: [{ field: 'reason' }], applyTo: '{{case}}' };
const tell = (answers: FieldAnswer[], more: object = {}, desk: object = {}) =>
  execute(
    'classify',
    { ...config, ...more },
    {
      desk: {
        classify: { fields: answers },
        keepAnswers: undefined,
        updateRecord: { record: { id: 'case_1' } },
        ...desk,
      },
    },
  );

describe('the classify step with models', () => {
  it('saves what automation may save and keeps what was said, in this order', () => {
    const { result, asked } = tell([answer()]);
    expect(settled(result)).toMatchObject({
      outcome: 'done',
      output: { reason: 'billing', labels: [{ field: 'reason', value: 'billing', modelNumber: 3 }] },
      why: [{ text: 'model reason v3' }],
    });
    expect(asked).toMatchObject([
      { method: 'classify', args: [{ text: 'the invoice', caseId: 'case_1', messageId: 'msg_1' }] },
      { method: 'updateRecord', args: ['case', 'case_1', { reason: 'billing' }, { kind: 'automation' }] },
      { method: 'keepAnswers', args: [{ caseId: 'case_1', answers: [{ field: 'reason' }] }] },
    ]);
  });

  it.each([
    ['selected', 'automate', 'done', 'billing'],
    ['suggested', 'automate', 'lowConfidence', undefined],
    ['suggested', 'recommend', 'done', undefined],
    ['unknown', 'recommend', 'lowConfidence', undefined],
  ] as const)('saves nothing of what is %s (%s) and ends in %s', (action, mode, outcome, value) => {
    const { result, asked } = tell([answer({ action, mode })]);
    expect(settled(result).outcome).toBe(outcome);
    expect((settled(result).output as Record<string, unknown>)['reason']).toBe(value);
    expect(asked.map(({ method }) => method)).toEqual(['classify', 'keepAnswers']);
  });

  it('lets a rule speak first, and keeps that it did', () => {
    const title = { en: 'Topic', ja: '話題' };
    const rulesets = [{ key: 'topic', title, rules: [{ any: ['invoice'], outputs: { reason: '請求' } }] }];
    const { result, asked } = tell([answer()], { rulesets: ['topic'] }, { rulesets });
    expect(settled(result).output).toMatchObject({ reason: '請求', labels: [{ source: 'rule' }] });
    expect(asked.at(-1)).toMatchObject({
      method: 'keepAnswers',
      args: [{ answers: [{ field: 'reason', source: 'rule', top: [{ label: '請求', confidence: 1 }] }] }],
    });
  });

  it('gives language and sentiment to conditions', () => {
    const classify = { fields: [], language: 'ja', sentiment: { grade: -2, words: ['最悪'] } };
    const { result } = tell([], { fields: [], language: true, sentiment: true }, { classify });
    expect(settled(result)).toMatchObject({
      outcome: 'done',
      output: { language: 'ja', sentiment: -2, sentimentWords: ['最悪'], labels: [] },
    });
  });

  it('ends in error where a field has no model', () => {
    const fault = { code: 'MODEL_NOT_READY', message: 'x' };
    const { result, asked } = tell([], {}, { classify: { fault } });
    expect(settled(result)).toEqual({ outcome: 'error', error: fault });
    expect(asked).toHaveLength(1);
  });

  it('asks nothing of models where it only has rules', () => {
    const { asked } = tell([], { fields: [], rulesets: ['topic'] }, { rulesets: [] });
    expect(asked.map(({ method }) => method)).toEqual(['rulesets']);
  });

  it.each([
    ['nothing to do', { rulesets: [], fields: [] }],
    ['saving below choosing', { fields: [{ field: 'reason', selectAt: 0.9, automateAt: 0.8 }] }],
    ['saving at choosing', { fields: [{ field: 'reason', selectAt: 0.9, automateAt: 0.9 }] }],
    ['a confidence above 1', { fields: [{ field: 'reason', selectAt: 1.1 }] }],
  ])('refuses %s', (_, config) => {
    expect(definitionsByType.classify.config.safeParse(config).success).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ruleset } from '../../../engine/runtime/desk.ts';
import { classifyText, contains } from '../../../engine/steps/classify/match.ts';
import { fold } from '../../../engine/core/expression/expression.ts';
import { execute, settled } from '../../support/step.ts';

const title = { en: 'Topic', ja: '話題' };
const topic: Ruleset = {
  key: 'topic',
  title,
  rules: [
    {
      any: ['二重', '請求', '引き落とし', 'charged', 'invoice'],
      outputs: { topic: 'billing' },
      label: { en: 'Billing', ja: '請求' },
    },
    { any: ['ログイン', 'log in', '502', 'アプリ', 'app'], outputs: { topic: 'app' } },
    { any: ['解約', 'cancel'], outputs: { topic: 'retention' } },
  ],
};
const priority: Ruleset = {
  key: 'priority',
  title,
  rules: [
    { any: ['二重'], outputs: { priority: 'high' } },
    { all: ['charged', 'twice'], outputs: { priority: 'high' } },
    { when: { topic: 'retention' }, none: ['maybe'], outputs: { priority: 'normal' } },
  ],
};
const sets = [topic, priority];

describe('classifying by rules', () => {
  it.each([
    ['先月分が二重に引き落とされています。請求を確認してください。', 'billing', 'high'],
    ['You charged me twice for May.', 'billing', 'high'],
    ['アプリにﾛｸﾞｲﾝできません', 'app', undefined],
    ['Error 502 when I log in after the update.', 'app', undefined],
    ['ＬＯＧ　ＩＮできない', 'app', undefined],
    ['請求書をアプリで見たい', 'billing', undefined],
    ['I want to CANCEL', 'retention', 'normal'],
    ['I will cancel, maybe', 'retention', undefined],
    ['こんにちは', undefined, undefined],
    ['I am so happy', undefined, undefined],
    ['', undefined, undefined],
  ])('%s → %s, %s', (text, wantedTopic, wantedPriority) => {
    const { outputs } = classifyText(text, sets);
    expect([outputs['topic'], outputs['priority']]).toEqual([wantedTopic, wantedPriority]);
  });

  it('names ruleset, rule and words of what matched', () => {
    const { labels, why } = classifyText('請求書をアプリで見たい', sets);
    expect(labels).toEqual([
      { field: 'topic', value: 'billing', source: 'rule', ruleset: 'topic', rule: 1, confidence: 1 },
    ]);
    expect(why[0]).toMatchObject({ text: 'ruleset topic, rule 1', left: ['請求'], right: { ja: '請求' } });
    expect(why).toContainEqual({ text: 'ruleset priority', op: 'matches', result: false });
  });

  it('tells of every rule that lost why it did, and which were not reached', () => {
    const whyOf = (text: string) => classifyText(text, sets).why.map((line) => [line.text, line.left]);
    expect(whyOf('請求書をアプリで見たい')).toEqual([
      ['ruleset topic, rule 1', ['請求']],
      ['ruleset topic, not reached', '2-3'],
      ['ruleset priority', undefined],
      ['ruleset priority, rule 3 needs', 'topic'],
      ['ruleset priority, no words', '1-2'],
    ]);
    expect(whyOf('maybe cancel')).toContainEqual(['ruleset priority, rule 3 excluded', 'maybe']);
  });

  it('does not let a later ruleset overwrite an earlier output', () => {
    const again: Ruleset = {
      key: 'again',
      title,
      rules: [{ any: ['請求'], outputs: { topic: 'other', x: 1 } }],
    };
    expect(classifyText('請求', [topic, again]).outputs).toEqual({ topic: 'billing', x: 1 });
  });

  it('never matches by a rule that asks for nothing', () => {
    expect(classifyText('anything', [{ key: 'k', title, rules: [{ outputs: { a: 1 } }] }]).labels).toEqual(
      [],
    );
  });

  it.each([
    ['the app is down', 'app', true],
    ['happy', 'app', false],
    ['apple', 'app', false],
    ['app', 'app', true],
    ['appアプリ', 'app', true],
    ['#解約 したい', '#解約', true],
    ['解約したい', '#解約', false],
    ['c++ and c', 'c++', true],
    ['error 5021', '502', false],
    ['a happy app', 'app', true],
    ['ｱﾌﾟﾘが落ちる', 'アプリ', true],
    ['anything', '', false],
    ['anything', '  ', false],
  ])('"%s" contains "%s": %s', (text, word, result) => {
    expect(contains(fold(text), word)).toBe(result);
  });

  it('law: any text and any rules give outputs of rules only, the same however the text is written', () => {
    const word = fc.string({ maxLength: 8, unit: 'grapheme' });
    const rule = fc.record(
      {
        any: fc.array(word, { maxLength: 3 }),
        all: fc.array(word, { maxLength: 2 }),
        none: fc.array(word, { maxLength: 2 }),
        outputs: fc.dictionary(word, fc.oneof(word, fc.boolean(), fc.integer())),
      },
      { requiredKeys: ['outputs'] },
    );
    const rulesets = fc.array(
      fc.record({ key: word, title: fc.constant(title), rules: fc.array(rule, { maxLength: 5 }) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), rulesets, (text, given) => {
        const found = classifyText(text, given);
        const possible = new Set(
          given.flatMap((set) => set.rules.flatMap((one) => Object.keys(one.outputs))),
        );
        expect(Object.keys(found.outputs).every((name) => possible.has(name))).toBe(true);
        expect(found.labels.length).toBe(Object.keys(found.outputs).length);
        expect(classifyText(fold(text), given).outputs).toEqual(found.outputs);
      }),
    );
  });
});

describe('the classify step', () => {
  const record = { id: 'case_1', priority: 'high' };
  const config = { text: '二重に請求', rulesets: ['topic', 'priority'], applyTo: '{{case}}' };

  it('saves what is a field of the case, once, and shows every output at the top', () => {
    const { result, asked } = execute('classify', config, {
      desk: { rulesets: sets, updateRecord: { record } },
    });
    expect(settled(result)).toMatchObject({
      outcome: 'done',
      output: { topic: 'billing', priority: 'high' },
      records: { case: record },
    });
    expect(asked).toMatchObject([
      { method: 'rulesets', args: [['topic', 'priority']] },
      { method: 'updateRecord', args: ['case', 'case_1', { priority: 'high' }, { kind: 'automation' }] },
    ]);
  });

  it('writes nothing when no rule matches, and says so', () => {
    const { result, asked } = execute(
      'classify',
      { ...config, text: 'こんにちは' },
      { desk: { rulesets: sets } },
    );
    expect(settled(result).outcome).toBe('noMatch');
    expect(asked.length).toBe(1);
  });

  it('leaves the run its own case when it classified another', () => {
    const { result } = execute(
      'classify',
      { ...config, applyTo: 'case_2' },
      { desk: { rulesets: sets, updateRecord: { record: { id: 'case_2' } } } },
    );
    expect(settled(result).records).toBeUndefined();
  });

  it('ends in error when the ruleset is gone', () => {
    const fault = { code: 'UNKNOWN_RULESET', message: 'x' };
    const { result } = execute('classify', config, { desk: { rulesets: { fault } } });
    expect(settled(result)).toEqual({ outcome: 'error', error: fault });
  });
});

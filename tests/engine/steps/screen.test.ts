import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentSchema, type Component } from '../../../engine/core/form.ts';
import { screen } from '../../../engine/steps/screen/definition.ts';
import { checkAnswer, wordAnswerIssue } from '../../../engine/steps/screen/answer.ts';
import { configOf, receive, viewOf } from '../../support/step.ts';
import { monday } from '../../support/store.ts';

const label = { en: 'Amount', ja: '金額' };
const choices = [
  { value: 'it', label: { en: 'IT', ja: 'IT' } },
  { value: 'finance', label: { en: 'Finance', ja: '経理' } },
];
const part = (given: unknown): Component => componentSchema.parse(given);
const amount = part({ type: 'number', name: 'amount', label, required: true, min: 1, max: 100 });
const judge = (components: Component[], values: Record<string, unknown>) =>
  checkAnswer(components, values, monday);

describe('judging an answer', () => {
  it.each([
    [amount, 50, 50],
    [amount, '50', 50],
    [amount, undefined, 'REQUIRED'],
    [amount, '  ', 'REQUIRED'],
    [amount, 0, 'TOO_SMALL'],
    [amount, 101, 'TOO_LARGE'],
    [amount, 'many', 'NUMBER'],
    [amount, {}, 'NUMBER'],
    [part({ type: 'text', name: 'amount', label, maxLength: 3 }), 'abc', 'abc'],
    [part({ type: 'text', name: 'amount', label, maxLength: 3 }), 'abcd', 'TOO_LONG'],
    [part({ type: 'text', name: 'amount', label }), 5, 'TEXT'],
    [part({ type: 'longText', name: 'amount', label }), undefined, null],
    [part({ type: 'choice', name: 'amount', label, choices }), 'it', 'it'],
    [part({ type: 'choice', name: 'amount', label, choices }), 'sales', 'CHOICE'],
    [part({ type: 'choice', name: 'amount', label, choices }), ['it'], 'CHOICE'],
    [
      part({ type: 'multiChoice', name: 'amount', label, choices }),
      ['it', 'it', 'finance'],
      ['it', 'finance'],
    ],
    [part({ type: 'multiChoice', name: 'amount', label, choices }), ['it', 'sales'], 'CHOICE'],
    [part({ type: 'multiChoice', name: 'amount', label, choices, required: true }), [], 'REQUIRED'],
    [part({ type: 'multiChoice', name: 'amount', label, choices }), undefined, []],
    [part({ type: 'date', name: 'amount', label }), '2026-06-01', '2026-06-01'],
    [part({ type: 'date', name: 'amount', label }), '2026-02-30', 'DATE'],
    [part({ type: 'date', name: 'amount', label }), 'tomorrow', 'DATE'],
    [part({ type: 'confirm', name: 'amount', label }), true, true],
    [part({ type: 'confirm', name: 'amount', label }), undefined, false],
    [part({ type: 'confirm', name: 'amount', label, required: true }), false, 'REQUIRED'],
    [part({ type: 'confirm', name: 'amount', label }), 'yes', 'CHOICE'],
  ])('%j answered by %j gives %j', (component, sent, wanted) => {
    const judged = judge([component], sent === undefined ? {} : { amount: sent });
    const seen = 'issues' in judged ? judged.issues[0]?.code : judged.values['amount'];
    expect(seen).toEqual(wanted);
  });

  it('words every fault in both languages', () => {
    const judged = judge([amount], { amount: 0 });
    const issue = 'issues' in judged ? judged.issues[0] : undefined;
    expect(issue).toMatchObject({ path: 'values.amount', severity: 'error' });
    expect(issue && wordAnswerIssue(issue, 'en')).toBe('“Amount” must be at least 1.');
    expect(issue && wordAnswerIssue(issue, 'ja')).toBe('「金額」は1以上にしてください。');
  });

  it('tells all faults at once', () => {
    const judged = judge([amount, part({ type: 'date', name: 'day', label })], {
      amount: -1,
      day: 'x',
      z: 1,
    });
    expect('issues' in judged && judged.issues.map((issue) => issue.path)).toEqual([
      'values.z',
      'values.amount',
      'values.day',
    ]);
  });

  it('asks hidden parts for nothing and keeps nothing that was sent for them', () => {
    const why = part({
      type: 'text',
      name: 'why',
      label,
      required: true,
      visibleIf: { left: 'values.amount', op: 'gt', right: 10 },
    });
    expect(judge([amount, why], { amount: 5, why: 'smuggled' })).toEqual({
      values: { amount: 5, why: null },
    });
    expect(judge([amount, why], { amount: 50 })).toMatchObject({ issues: [{ path: 'values.why' }] });
    expect(judge([amount, why], { amount: 50, why: 'x' })).toEqual({ values: { amount: 50, why: 'x' } });
  });

  it.each(['__proto__', 'constructor', 'prototype', 'other'])('refuses a value named %s', (name) => {
    const sent = JSON.parse(`{"amount": 5, "${name}": {"polluted": true}}`) as Record<string, unknown>;
    expect(judge([amount], sent)).toMatchObject({ issues: [{ code: 'UNKNOWN_FIELD' }] });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('law: never throws, and gives either faults or a value for every part and no other', () => {
    const parts = [
      amount,
      part({ type: 'choice', name: 'pick', label, choices }),
      part({ type: 'multiChoice', name: 'many', label, choices }),
      part({ type: 'confirm', name: 'sure', label }),
      part({ type: 'date', name: 'day', label }),
      part({
        type: 'longText',
        name: 'text',
        label,
        visibleIf: { left: 'values.pick', op: 'eq', right: 'it' },
      }),
    ];
    const names = parts.map((component) => component.name);
    const values = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.jsonValue());
    fc.assert(
      fc.property(values, (sent) => {
        const judged = judge(parts, sent);
        if ('issues' in judged) expect(judged.issues.length).toBeGreaterThan(0);
        else expect(Object.keys(judged.values)).toEqual(names);
      }),
    );
  });
});

describe('the screen step', () => {
  const config = {
    title: { en: 'Case {{case.number}}', ja: 'ケース {{case.number}}' },
    components: [
      { type: 'text', name: 'subject', label, default: '{{case.subject}}' },
      { type: 'number', name: 'amount', label, default: '{{vars.amount}}' },
      { type: 'choice', name: 'to', label, choices, default: '{{case.queueId}}' },
    ],
  };

  it('shows the form with the run’s data in it', () => {
    const begun = screen.begin(configOf('screen', config), viewOf());
    expect(begun).toMatchObject({
      rest: {
        waitingFor: 'screen',
        form: {
          title: { ja: 'ケース C-100001' },
          components: [{ default: '充電できません' }, { name: 'amount' }, { name: 'to' }],
        },
      },
    });
    const form = 'rest' in begun ? begun.rest.form : undefined;
    // Templates that gave nothing usable leave their part empty.
    expect(form?.components.slice(1).map((component) => 'default' in component && component.default)).toEqual(
      [undefined, undefined],
    );
  });

  it('goes on with a good answer, stays with a bad one, leaves on cancel, ignores the rest', () => {
    const good = { type: 'answer', values: { subject: 'x' }, by: 'mori' } as const;
    expect(receive('screen', config, good)).toEqual({
      outcome: 'done',
      output: { values: { subject: 'x', amount: null, to: null }, by: 'mori' },
    });
    expect(receive('screen', config, { type: 'answer', values: { to: 'nobody' } })).toMatchObject({
      issues: [{ path: 'values.to', code: 'CHOICE' }],
    });
    expect(receive('screen', config, { type: 'cancelScreen', by: 'mori' })).toMatchObject({
      outcome: 'cancel',
    });
    expect(receive('screen', config, { type: 'timeout' })).toBeUndefined();
    expect(receive('screen', config, { type: 'event', name: 'x', payload: {} })).toBeUndefined();
  });

  it('refuses two parts of one name', () => {
    const components = [amount, amount];
    expect(screen.config.safeParse({ title: label, components }).success).toBe(false);
  });
});

import { expect, it } from 'vitest';
import {
  bodyOf,
  draftOf,
  emptyRule,
  faultOf,
  ruleOf,
  valueOf,
  wordsOf,
} from '../../../builder/classification/rulesets/rule-draft.ts';
import { rulesetBodySchema } from '../../../server/contract/classification.ts';
import { demoRulesets } from '../../../server/demo/rulesets.ts';

it('reads words between commas of either language, each once', () => {
  expect(wordsOf('二重、請求，ﾛｸﾞｲﾝ, ログイン,  charged twice ,,')).toEqual([
    '二重',
    '請求',
    'ﾛｸﾞｲﾝ',
    'charged twice',
  ]);
});

it.each([
  ['high', 'high'],
  [' 請求 ', '請求'],
  ['true', true],
  ['12', 12],
  ['-1.5', -1.5],
  ['007', '007'],
  ['12345678901234567890', '12345678901234567890'],
])('takes %s for what is meant', (typed, value) => {
  expect(valueOf(typed)).toBe(value);
});

it('gives every ruleset of the demo company back as it was', () => {
  for (const [key, body] of Object.entries(demoRulesets)) {
    const times = { createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' };
    const again = bodyOf(draftOf({ ...body, ...times, id: key, key, version: 1 }));
    expect(rulesetBodySchema.parse(again)).toEqual(body);
  }
});

it('leaves out what was left empty', () => {
  const rule = {
    ...emptyRule(0),
    any: '煙',
    outputs: [
      { name: 'reason', value: '安全' },
      { name: '', value: '' },
    ],
  };
  expect(ruleOf(rule)).toEqual({ any: ['煙'], outputs: { reason: '安全' } });
});

it('says what keeps a rule from being saved', () => {
  const good = { ...emptyRule(0), any: '煙', outputs: [{ name: 'reason', value: '安全' }] };
  expect(faultOf(good)).toBeUndefined();
  expect(faultOf({ ...good, any: ' ' })).toBe('asksNothing');
  expect(faultOf({ ...good, outputs: [] })).toBe('givesNothing');
  expect(faultOf({ ...good, outputs: [{ name: '理由', value: '安全' }] })).toBe('badName');
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordReason } from '../../../engine/steps/reasons.ts';

it.each([
  [
    { text: 'identify.persona', left: '@miwa_saeki', op: 'eq', result: 'matched' },
    'Linked account @miwa_saeki: found',
    '連携アカウント @miwa_saeki: 特定',
  ],
  [
    {
      text: 'ruleset topic, rule 1',
      left: ['請求', '二重'],
      right: { en: 'Billing', ja: '請求' },
      result: { topic: 'billing' },
    },
    'Ruleset topic, rule 1 (Billing) matched 請求, 二重: topic: billing',
    'ルールセット topic のルール1 (請求) が 請求, 二重 に一致: topic: billing',
  ],
  [
    { text: 'agent.lacksSkill.social', left: 'okada', op: 'gte', right: 5, result: 0 },
    'okada has skill social at level 0, 5 is needed',
    'okada のスキル social はレベル0 (必要 5)',
  ],
  [
    { text: 'openCase.latest', left: null, result: 'created' },
    'Last case of the conversation –: new case',
    '会話の直近のケース –: 新規作成',
  ],
])('words %j', (reason, en, ja) => {
  expect(wordReason(reason, 'en')).toBe(en);
  expect(wordReason(reason, 'ja')).toBe(ja);
});

it('writes moments the way the page does', () => {
  const reason = { text: 'wait.time', left: '2026-06-01T01:45:00.000Z' };
  expect(wordReason(reason, 'ja', () => '10:45')).toBe('10:45 に到達');
});

it('leaves comparisons to speak for themselves', () => {
  const comparison = { text: 'contact.isVip', left: true, op: 'eq', right: true, result: true };
  expect(wordReason(comparison, 'en')).toBeUndefined();
});

it('puts what a person wrote in as it is', () => {
  const reason = { text: 'ticket.resolved', result: '{left} $& <b>{{case.id}}</b>' };
  expect(wordReason(reason, 'en')).toBe('The department resolved it: {left} $& <b>{{case.id}}</b>');
});

it('law: words anything without throwing', () => {
  const codes = fc.oneof(fc.constantFrom('agent.chosen', 'ruleset a, rule 1', 'constructor'), fc.string());
  const reason = fc.record({
    text: codes,
    left: fc.jsonValue(),
    right: fc.jsonValue(),
    result: fc.jsonValue(),
  });
  fc.assert(
    fc.property(reason, fc.constantFrom('en' as const, 'ja' as const), (given, locale) => {
      const worded = wordReason(given, locale);
      expect(worded === undefined || worded.length > 0).toBe(true);
    }),
  );
});

import { expect, test } from 'vitest';
import { classifyText } from '../../../engine/steps/classify/match.ts';
import { installBasics, installDemo } from '../../../server/demo/index.ts';
import { demoRulesets } from '../../../server/demo/rulesets.ts';
import { demoTemplates } from '../../../server/demo/templates.ts';
import { limitExceeded } from '../../../server/desk/notifications/rules.ts';
import { openHouse } from '../../support/house.ts';

const sets = (...keys: (keyof typeof demoRulesets)[]) =>
  keys.map((key) => ({ key, title: demoRulesets[key]!.title, rules: demoRulesets[key]!.rules }));

test('the company is loaded once, and a second time changes nothing', async () => {
  const house = await openHouse();
  const before = await house.write(() => house.people.list());
  expect(before.map(({ id }) => id)).toEqual(expect.arrayContaining(['mori', 'tanaka', 'lee', 'okada']));
  expect(await installDemo(house.store, house)).toBe(false);
  expect(await installBasics(house.store, house)).toBe(false);
  expect(await house.write(() => house.people.list())).toEqual(before);
});

test('every department has somebody who reads its tickets', async () => {
  const house = await openHouse();
  for (const department of [
    'product',
    'it',
    'marketing',
    'finance',
    'operations',
    'manufacturing',
    'sales',
  ] as const)
    expect(await house.write(() => house.people.ofDepartment(department))).toHaveLength(1);
});

test('there is exactly one fallback queue', async () => {
  const house = await openHouse();
  const queues = await house.write(() => house.queues.list());
  expect(queues.filter(({ isFallback }) => isFallback).map(({ id }) => id)).toEqual(['q-general']);
});

test.each([
  ['先月分が二重に引き落とされています。請求を確認してください。', 'billing', 'high'],
  ['アプリにﾛｸﾞｲﾝできません', 'app', undefined],
  ['You charged me twice for May.', 'billing', 'high'],
  ['Error 502 when I log in after the update.', 'app', undefined],
  ['請求書をアプリで見たい', 'billing', undefined],
  ['#解約 したいです', 'retention', undefined],
  ['こんにちは', undefined, undefined],
  ['先週買ったロボット掃除機がもう充電できません。さすがにがっかりです。', 'hardware', 'high'],
  ["The robot vacuum I bought last week already won't charge.", 'hardware', 'high'],
])('"%s" is about %s and has priority %s', (text, topic, priority) => {
  const { outputs } = classifyText(text, sets('topic', 'priority'));
  expect(outputs['topic']).toBe(topic);
  expect(outputs['priority']).toBe(priority);
});

test.each([
  ['発火しそうな臭いがします', true],
  ['There is smoke coming out of it', true],
  ['Firefox shows nothing', undefined],
])('"%s" is dangerous: %s', (text, danger) => {
  expect(classifyText(text, sets('danger')).outputs['danger']).toBe(danger);
});

test('the public acknowledgement fits into a post, in both languages', () => {
  const { text } = demoTemplates['social-ack']!;
  for (const words of [text.en, text.ja])
    expect(limitExceeded('x', 'public', words.replace('{{case.number}}', 'C-100001'))).toBeUndefined();
});

import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { groupOf } from '../../../builder/form/condition/condition-model.ts';
import { sentenceOf, type SentenceWords } from '../../../builder/form/condition/condition-sentence.ts';
import { form as english } from '../../../builder/i18n/en/form.ts';
import { form as japanese } from '../../../builder/i18n/ja/form.ts';
import type { Condition, Locale, ScopeField } from '../../../engine/browser.ts';

const i18n = createInstance();
beforeAll(async () => {
  await i18n.init({
    lng: 'en',
    fallbackLng: false,
    ns: ['form'],
    defaultNS: 'form',
    resources: { en: { form: english }, ja: { form: japanese } },
    interpolation: { escapeValue: false },
  });
});

const group = { en: 'Case', ja: 'ケース' };
const fields: ScopeField[] = [
  { path: 'case.subject', label: { en: 'Subject', ja: '件名' }, group, type: 'text' },
  { path: 'case.priority', label: { en: 'Priority', ja: '優先度' }, group, type: 'text', values: ['high'] },
  { path: 'case.createdAt', label: { en: 'Created at', ja: '作成日時' }, group, type: 'time' },
  { path: 'vars.limit', label: { en: 'Limit', ja: '上限' }, group, type: 'number' },
];
const say = (condition: Condition, locale: Locale) => {
  const words: SentenceWords = {
    t: i18n.getFixedT(locale, 'form'),
    locale,
    fields,
    valueLabel: () => (locale === 'ja' ? '高' : 'High'),
  };
  return sentenceOf(groupOf(condition), words);
};

describe('a condition as a sentence', () => {
  it.each<[Condition, string, string]>([
    [{ left: 'case.priority', op: 'eq', right: 'high' }, 'Priority is High', '優先度が高'],
    [
      { left: 'case.subject', op: 'contains', right: 'refund' },
      'Subject contains “refund”',
      '件名が「refund」を含む',
    ],
    [
      { left: 'vars.limit', op: 'between', right: [1000, 2000] },
      'Limit is between 1,000 and 2,000',
      '上限が1,000から2,000まで',
    ],
    [
      { left: 'case.createdAt', op: 'olderThan', right: { days: 2 } },
      'Created at is older than 2 days',
      '作成日時が2 日より前',
    ],
    [{ left: 'case.subject', op: 'eq', right: { path: 'vars.limit' } }, 'Subject is Limit', '件名が上限'],
    [{ left: 'order.total', op: 'isEmpty' }, 'order.total is empty', 'order.totalが空'],
    [{ all: [] }, english.condition.always, japanese.condition.always],
  ])('%j', (condition, inEnglish, inJapanese) => {
    expect(say(condition, 'en')).toBe(inEnglish);
    expect(say(condition, 'ja')).toBe(inJapanese);
  });

  it('joins rows and groups', () => {
    const condition: Condition = {
      all: [
        { left: 'case.priority', op: 'eq', right: 'high' },
        { not: { any: [{ left: 'case.subject', op: 'isEmpty' }] } },
      ],
    };
    expect(say(condition, 'en')).toBe('Priority is High and (not (Subject is empty))');
    expect(say(condition, 'ja')).toBe('優先度が高、かつ （（件名が空）ではない）');
  });
});

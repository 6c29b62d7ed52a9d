import { z } from 'zod';
import { localeSchema } from '../../core/text.ts';
import type { RecordStep } from '../../core/step.ts';
import { caseField, choice, flag, numberOrTemplate, template, words } from '../fields.ts';
import { branch, done, failed } from '../outcomes.ts';

const configSchema = z.strictObject({
  text: template(words('Text', 'テキスト'), {
    hint: words(
      'What the articles are to fit. Empty: what the customer wrote in the case.',
      '記事を探す元になる文です。空欄の場合は、ケースで顧客が書いた内容を使います。',
    ),
  }).default(''),
  language: choice(
    words('Language first', '優先する言語'),
    {
      auto: words('That of the case or text', 'ケースまたはテキストの言語'),
      en: words('English', '英語'),
      ja: words('Japanese', '日本語'),
    },
    ['auto', 'en', 'ja'],
    {
      hint: words(
        'Articles in this language come before all others.',
        'この言語の記事が、ほかの言語の記事より先になります。',
      ),
    },
  ).default('auto'),
  limit: numberOrTemplate(words('At most', '最大件数'), { min: 1, max: 10 }).default(3),
  onlyPublic: flag(words('Only what customers may read', '顧客に公開できる記事のみ'), {
    hint: words(
      'For answers that go out without a person looking at them.',
      '人が確認せずに送る返信で使います。',
    ),
  }).default(false),
  attach: flag(words('Attach the best to the case', '最適な記事をケースに添付'), {
    group: 'advanced',
    hint: words(
      'Shown on the case as attached by this flow. Does not count as an agent’s judgement.',
      'ケースにこのフローが添付した記事として表示されます。担当者の評価には数えません。',
    ),
  }).default(false),
  case: caseField(),
});
export type Config = z.infer<typeof configSchema>;

export const foundArticleSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  language: localeSchema,
  /** The whole text, cut where it is very long. */
  text: z.string(),
  url: z.string().nullable(),
  score: z.number(),
  /** Words of the text that the article has. */
  words: z.array(z.string()),
});
export type FoundArticle = z.infer<typeof foundArticleSchema>;
const outputSchema = z.object({
  /** Best first. */
  articles: z.array(foundArticleSchema),
  attachedId: z.string().nullable(),
});
export type Output = z.infer<typeof outputSchema>;

/** Finds articles that fit a case or a text; the best is readable as `steps.<id>.articles[0]`. */
export const recommendArticles: RecordStep<Config, Output> = {
  type: 'recommendArticles',
  version: 1,
  kind: 'record',
  category: 'knowledge',
  title: words('Recommend articles', '記事の推奨'),
  summary: words(
    'Finds articles that fit, by words and by what agents attached to similar cases.',
    '本文の語と、類似ケースでの担当者の評価から、合う記事を探します。',
  ),
  icon: 'book-open',
  config: configSchema,
  output: outputSchema,
  values: ['case', 'limit'],
  outcomes: () => [branch('none', 'Nothing fits', '該当なし'), done, failed],
  example: { text: '{{message.text}}', language: 'auto', limit: 3, onlyPublic: true, case: '{{case}}' },
};

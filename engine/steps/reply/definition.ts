import { z } from 'zod';
import type { RecordStep } from '../../core/step.ts';
import { caseField, choice, flag, keyValue, reference, textPair, words } from '../fields.ts';
import { branch, done, failed } from '../outcomes.ts';

const configSchema = z
  .strictObject({
    template: reference('template', words('Template', 'テンプレート')).optional(),
    body: textPair(words('Text', '本文'), {
      hint: words(
        'Used when no template is chosen. The customer gets their own language.',
        'テンプレートを選ばない場合の文面です。顧客の言語で送信します。',
      ),
    }).optional(),
    visibility: choice(
      words('Visible to', '公開範囲'),
      { public: words('Where they wrote', '元の投稿と同じ場所'), direct: words('Only them', '本人のみ') },
      ['public', 'direct'],
    ).default('direct'),
    countsAsFirstResponse: flag(words('Counts as first response', '初回応答とみなす'), {
      group: 'advanced',
      hint: words('Leave off for an automatic acknowledgement.', '自動の受付返信では指定しないでください。'),
    }).default(false),
    data: keyValue(words('Data for the template', 'テンプレートに渡すデータ'), { group: 'advanced' }).default(
      {},
    ),
    case: caseField(),
  })
  .refine((config) => config.template !== undefined || config.body !== undefined, {
    path: ['body'],
    message: 'Choose a template or write the text.',
  });
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({ messageId: z.string().nullable(), skipped: z.string().nullable() });
export type Output = z.infer<typeof outputSchema>;

/** Answers the customer in the case's conversation, on the channel they used. */
export const reply: RecordStep<Config, Output> = {
  type: 'reply',
  version: 1,
  kind: 'record',
  category: 'communication',
  title: words('Reply', '返信'),
  summary: words(
    'Answers the customer on their channel and in their language.',
    '顧客に、同じチャネルと言語で返信します。',
  ),
  icon: 'reply',
  config: configSchema,
  output: outputSchema,
  values: ['case', 'data'],
  outcomes: () => [branch('skipped', 'Skipped', 'スキップ'), done, failed],
  example: {
    case: '{{case}}',
    body: {
      en: 'Thank you. We are looking into it ({{case.number}}).',
      ja: 'お問い合わせありがとうございます。担当者が確認しております ({{case.number}})。',
    },
    visibility: 'direct',
  },
};

import { z } from 'zod';
import type { RecordStep } from '../../core/step.ts';
import { choice, field, recordTemplate, words } from '../fields.ts';
import { anyOther, branch, failed } from '../outcomes.ts';

const keyLabels = {
  persona: words('Linked social account', '連携済みのSNSアカウント'),
  email: words('E-mail address', 'メールアドレス'),
  phone: words('Phone number', '電話番号'),
};

const configSchema = z.strictObject({
  from: recordTemplate(words('Message', 'メッセージ'), {
    group: 'advanced',
    hint: words('The message whose sender is looked up.', '送信者を調べるメッセージです。'),
  }).default('{{message}}'),
  keys: field(
    z.array(choice(words('Kind', '種類'), keyLabels, ['persona', 'email', 'phone'])).min(1),
    words('Recognise by', '特定に使う情報'),
    {
      widget: 'list',
      hint: words('A name alone never identifies anyone.', '氏名だけで顧客を特定することはありません。'),
    },
  ).default(['persona', 'email', 'phone']),
  onUnknown: choice(
    words('When nobody is found', '見つからない場合'),
    {
      none: words('Do nothing', '何もしない'),
      createPersona: words('Remember the sender', '送信者を記録する'),
      createContact: words('Create a contact', '顧客を作成する'),
    },
    ['none', 'createPersona', 'createContact'],
  ).default('createPersona'),
});
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({
  result: z.enum(['matched', 'ambiguous', 'unknown']),
  contactId: z.string().nullable(),
  accountId: z.string().nullable(),
  personaId: z.string().nullable(),
});
export type Output = z.infer<typeof outputSchema>;

/** Finds out who wrote, so that the rest of the flow can read `contact` and `account`. */
export const identifyContact: RecordStep<Config, Output> = {
  type: 'identifyContact',
  version: 1,
  kind: 'record',
  category: 'intake',
  title: words('Identify contact', '顧客の特定'),
  summary: words(
    'Finds the contact behind a message by social account, e-mail or phone.',
    'SNSアカウント、メール、電話番号からメッセージの送信者を特定します。',
  ),
  icon: 'user-search',
  config: configSchema,
  output: outputSchema,
  values: ['from'],
  outcomes: () => [
    branch('matched', 'Found', '特定できた'),
    branch('ambiguous', 'More than one', '候補が複数'),
    branch('unknown', 'Not found', '不明'),
    anyOther,
    failed,
  ],
  example: { from: '{{message}}', keys: ['persona', 'email', 'phone'], onUnknown: 'createPersona' },
};

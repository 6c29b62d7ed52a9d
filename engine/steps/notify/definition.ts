import { z } from 'zod';
import type { RecordStep, Settled, Signal } from '../../core/step.ts';
import {
  choice,
  duration,
  field,
  flag,
  keyValue,
  numberOrTemplate,
  recordTemplate,
  reference,
  template,
  textPair,
  words,
} from '../fields.ts';
import { branch, done, failed } from '../outcomes.ts';
import { staffFields } from '../staff.ts';
import { isObject, textOf } from '../values.ts';
import { say } from '../say.ts';
import type { Worded } from '../../core/sentence.ts';

export const recipientKinds = [
  'owner',
  'role',
  'queue',
  'department',
  'agent',
  'contact',
  'webhook',
] as const;

const recipientSchema = z
  .strictObject({
    owner: recordTemplate(words('Owner of case', 'ケースの担当者')).optional(),
    ...staffFields,
    contact: recordTemplate(words('Contact', '顧客')).optional(),
    webhook: template(words('Webhook', 'Webhook'), { max: 200 }).optional(),
  })
  .refine(
    (to) => recipientKinds.filter((kind) => to[kind] !== undefined).length === 1,
    'Fill in exactly one kind of recipient in each line.',
  )
  .refine(
    (to) => to.queueId === undefined || to.role !== undefined,
    'A queue narrows a role: choose the role as well.',
  );
export type RecipientConfig = z.infer<typeof recipientSchema>;

const configSchema = z
  .strictObject({
    to: field(z.array(recipientSchema).min(1).max(20), words('To', '宛先'), { widget: 'list' }),
    channel: choice(
      words('Channel', 'チャネル'),
      {
        inApp: words('In the app', 'アプリ内'),
        email: words('E-mail', 'メール'),
        webhook: words('Webhook', 'Webhook'),
      },
      ['inApp', 'email', 'webhook'],
    ).default('inApp'),
    template: reference('template', words('Template', 'テンプレート')).optional(),
    subject: textPair(words('Subject', '件名'), { group: 'advanced' }).optional(),
    body: textPair(words('Text', '本文'), {
      hint: words('Used when no template is chosen.', 'テンプレートを選ばない場合の文面です。'),
    }).optional(),
    data: keyValue(words('Data for the template', 'テンプレートに渡すデータ'), { group: 'advanced' }).default(
      {},
    ),
    link: template(words('Link', 'リンク'), { max: 500, group: 'advanced' }).optional(),
    class: choice(
      words('Purpose', '目的'),
      { service: words('Service', 'サービス'), incident: words('Incident', 'インシデント') },
      ['service', 'incident'],
      { group: 'advanced' },
    ).default('service'),
    dedupeKey: template(words('Send once per', '重複防止キー'), {
      max: 200,
      group: 'advanced',
      hint: words(
        'Nothing is sent when this key was used shortly before.',
        '直前に同じキーで通知していれば送信しません。',
      ),
    }).optional(),
    dedupeMinutes: numberOrTemplate(words('…within minutes', '重複防止の時間 (分)'), {
      min: 1,
      max: 100_000,
      group: 'advanced',
    }).optional(),
    waitForDelivery: flag(words('Wait for delivery', '配信完了を待つ'), {
      group: 'advanced',
      hint: words(
        'Otherwise only webhooks are waited for.',
        '指定しない場合、Webhookだけ配信完了を待ちます。',
      ),
    }).optional(),
    timeout: duration(words('Wait at most', '待機の上限'), { group: 'advanced' }).optional(),
  })
  .refine(
    (config) => config.template !== undefined || config.body !== undefined || config.channel === 'webhook',
    {
      path: ['body'],
      message: 'Choose a template or write the text.',
    },
  );
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({
  outboxIds: z.array(z.string()),
  count: z.int(),
  skipped: z.array(z.string()),
});
export type Output = z.infer<typeof outputSchema>;

/** Tells people or systems. What leaves the building goes through the outbox. */
export const notify: RecordStep<Config, Output> = {
  type: 'notify',
  version: 1,
  kind: 'record',
  mayPass: (config) => waitsForDelivery(config),
  category: 'communication',
  title: words('Notify', '通知'),
  summary: words(
    'Tells people in the app or by e-mail, or another system by webhook.',
    'アプリ内やメールで人に、Webhookで他のシステムに知らせます。',
  ),
  icon: 'bell',
  config: configSchema,
  output: outputSchema,
  values: ['to', 'data', 'dedupeMinutes', 'timeout'],
  outcomes: () => [branch('skipped', 'Skipped', 'スキップ'), done, failed],
  receive: settleDelivery,
  example: {
    // An admin always exists; the owner of a case may not, and then a fresh step would fail its run.
    to: [{ role: 'admin' }],
    channel: 'inApp',
    class: 'service',
    body: { en: '{{case.number}} needs you.', ja: '{{case.number}}の対応をお願いします。' },
    data: {},
  },
};

export const waitsForDelivery = (config: Config): boolean =>
  config.waitForDelivery ?? config.channel === 'webhook';

function settleDelivery(
  _config: Config,
  signal: Signal,
  view: { output: unknown },
): Settled<Output> | undefined {
  // What this step returned when it went to rest.
  const output = isObject(view.output) ? (view.output as Output) : undefined;
  if (signal.type === 'timeout') return undelivered(output, 'DELIVERY_TIMEOUT', say('notDeliveredInTime'));
  if (signal.type !== 'event') return undefined;
  if (signal.name === 'delivery.sent') return { outcome: 'done', output };
  if (signal.name !== 'delivery.failed') return undefined;
  const reason = textOf(signal.payload['reason']);
  const said = signal.payload['said'];
  const why =
    reason === undefined ? say('receiverRefused') : { message: reason, ...(isObject(said) && said) };
  return undelivered(output, 'CHANNEL_REJECTED', say('notDelivered', { why }));
}
const undelivered = (output: Output | undefined, code: string, said: Worded): Settled<Output> => ({
  outcome: 'error',
  output,
  error: { code, ...said, retryable: true },
});

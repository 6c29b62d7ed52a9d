import { z } from 'zod';
import type { RecordStep } from '../../core/step.ts';
import { caseTypeSchema } from '../../records/cases.ts';
import { choice, condition, numberOrTemplate, recordTemplate, template, words } from '../fields.ts';
import { anyOther, branch, failed } from '../outcomes.ts';
import { caseTypes } from '../vocabulary.ts';

const configSchema = z.strictObject({
  subject: template(words('Subject', '件名'), {
    hint: words(
      'Of a new case. Long texts are shortened to one line.',
      '新しいケースの件名です。長い文は1行に短縮されます。',
    ),
  }).default('{{message.text}}'),
  type: choice(words('Type', '種別'), caseTypes, caseTypeSchema.options).optional(),
  reopenWithinDays: numberOrTemplate(words('Reopen within (days)', '再オープンの期限 (日)'), {
    min: 1,
    max: 3000,
    hint: words(
      'A solved case this young is reopened instead of opening a new one.',
      'この日数以内に解決したケースは、新規作成せずに再オープンします。',
    ),
  }).default(7),
  createIf: condition(words('Only if', '作成する条件'), {
    group: 'advanced',
    hint: words(
      'When this is false, the step ends in “Skipped”.',
      '満たさない場合は「スキップ」に進みます。',
    ),
  }).optional(),
  message: recordTemplate(words('Message', 'メッセージ'), { group: 'advanced' }).default('{{message}}'),
  contact: recordTemplate(words('Contact', '顧客'), { group: 'advanced' }).default('{{contact}}'),
});
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({ caseId: z.string(), number: z.string() });
export type Output = z.infer<typeof outputSchema>;

/** One conversation, one open case: appends, reopens or creates. */
export const openCase: RecordStep<Config, Output> = {
  type: 'openCase',
  version: 1,
  kind: 'record',
  category: 'intake',
  title: words('Open case', 'ケースを開く'),
  summary: words(
    'Adds the message to the open case, reopens a recent one or creates a new one.',
    'メッセージを対応中のケースに追加します。なければ再オープンまたは新規作成します。',
  ),
  icon: 'folder-open',
  config: configSchema,
  output: outputSchema,
  values: ['message', 'contact', 'reopenWithinDays'],
  outcomes: () => [
    branch('created', 'Created', '新規作成'),
    branch('appended', 'Added to open case', '既存に追加'),
    branch('reopened', 'Reopened', '再オープン'),
    branch('skipped', 'Skipped', 'スキップ'),
    anyOther,
    failed,
  ],
  example: {
    subject: '{{message.text}}',
    reopenWithinDays: 7,
    message: '{{message}}',
    contact: '{{contact}}',
  },
};

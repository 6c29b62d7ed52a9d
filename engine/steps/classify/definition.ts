import { z } from 'zod';
import type { RecordStep } from '../../core/step.ts';
import { field, recordTemplate, reference, template, words } from '../fields.ts';
import { branch, done, failed } from '../outcomes.ts';

const configSchema = z.strictObject({
  text: template(words('Text', 'テキスト'), {
    hint: words(
      'Width, case and kana forms make no difference.',
      '全角・半角、大文字・小文字、かなの表記の違いは区別しません。',
    ),
  }).default('{{message.text}}'),
  rulesets: field(
    z
      .array(reference('ruleset', words('Ruleset', 'ルールセット')))
      .min(1)
      .max(10),
    words('Rulesets', 'ルールセット'),
    {
      widget: 'list',
      hint: words(
        'In this order. In each, the first rule that matches counts.',
        '上から順に評価し、各ルールセットで最初に一致したルールを使います。',
      ),
    },
  ),
  applyTo: recordTemplate(words('Save on case', '結果を保存するケース'), {
    group: 'advanced',
    hint: words(
      'Priority, type and reason found by the rules are saved here.',
      'ルールが決めた優先度、種別、理由をこのケースに保存します。',
    ),
  }).optional(),
});
export type Config = z.infer<typeof configSchema>;

export const classifiedLabelSchema = z.object({
  field: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]),
  source: z.literal('rule'),
  ruleset: z.string(),
  /** Position of the rule in its set, from 1. */
  rule: z.int(),
  confidence: z.literal(1),
});
export type ClassifiedLabel = z.infer<typeof classifiedLabelSchema>;

/** Every output of a rule stands at the top as well: `steps.classify.topic`. */
const outputSchema = z
  .object({ labels: z.array(classifiedLabelSchema) })
  .catchall(z.union([z.string(), z.number(), z.boolean(), z.array(classifiedLabelSchema)]));
export type Output = z.infer<typeof outputSchema>;

/** Reads a text with rulesets and says what it is about. */
export const classify: RecordStep<Config, Output> = {
  type: 'classify',
  version: 1,
  kind: 'record',
  category: 'intake',
  title: words('Classify', '分類'),
  summary: words(
    'Finds topic, priority and more by keyword rules, in any language.',
    'キーワードのルールで、話題や優先度などを判定します。',
  ),
  icon: 'tags',
  config: configSchema,
  output: outputSchema,
  values: ['applyTo'],
  outcomes: () => [branch('noMatch', 'No rule matched', '一致なし'), done, failed],
  example: { text: '{{message.text}}', rulesets: ['topic'], applyTo: '{{case}}' },
};

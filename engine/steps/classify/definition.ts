import { z } from 'zod';
import { isRecord } from '../../core/expression/plain.ts';
import { nameSchema } from '../../core/names.ts';
import type { RecordStep } from '../../core/step.ts';
import { choice, field, flag, recordTemplate, reference, template, words } from '../fields.ts';
import { branch, done, failed } from '../outcomes.ts';

const threshold = z.number().min(0).max(1);
const askedSchema = z
  .strictObject({
    field: reference('modelField', words('Field', '項目')),
    mode: choice(
      words('What an answer may do', '判定の扱い'),
      {
        recommend: words('Show the best three', '上位3件を提示'),
        select: words('Choose beforehand where sure', '確度が高ければ仮選択'),
        automate: words('Save where very sure', '確度がとても高ければ自動で保存'),
      },
      ['recommend', 'select', 'automate'],
      { hint: words('Empty: as the field is set.', '空欄の場合は項目の設定に従います。') },
    ).optional(),
    selectAt: field(threshold, words('Choose from confidence', '仮選択する確度'), {
      widget: 'number',
      group: 'advanced',
      hint: words('0 to 1. Empty: as the field is set.', '0〜1。空欄の場合は項目の設定に従います。'),
    }).optional(),
    automateAt: field(threshold, words('Save from confidence', '自動で保存する確度'), {
      widget: 'number',
      group: 'advanced',
      hint: words('Above the one for choosing.', '仮選択する確度より高くします。'),
    }).optional(),
  })
  .refine(
    ({ selectAt, automateAt }) => selectAt === undefined || automateAt === undefined || automateAt > selectAt,
    {
      path: ['automateAt'],
      message: 'Saving needs a higher confidence than choosing.',
    },
  );

const configSchema = z
  .strictObject({
    text: template(words('Text', 'テキスト'), {
      hint: words(
        'Width, case and kana forms make no difference.',
        '全角・半角、大文字・小文字、かなの表記の違いは区別しません。',
      ),
    }).default('{{message.text}}'),
    rulesets: field(
      z.array(reference('ruleset', words('Ruleset', 'ルールセット'))).max(10),
      words('Rulesets', 'ルールセット'),
      {
        widget: 'list',
        hint: words(
          'In this order. In each, the first rule that matches counts.',
          '上から順に評価し、各ルールセットで最初に一致したルールを使います。',
        ),
      },
    ).default([]),
    fields: field(z.array(askedSchema).max(10), words('Learnt fields', '学習で判定する項目'), {
      widget: 'list',
      hint: words(
        'Told by models of your own closed cases. What a rule has said comes first.',
        '自社の対応済みケースから学習したモデルが判定します。ルールの判定を優先します。',
      ),
    }).default([]),
    language: flag(words('Language', '言語'), {
      hint: words('Say which language the text is in.', 'テキストの言語を判定します。'),
    }).default(false),
    sentiment: flag(words('Sentiment', '感情'), {
      hint: words(
        'From −3 to +3, by the last six messages of the customer.',
        '顧客の直近6件のメッセージから −3〜+3 で判定します。',
      ),
    }).default(false),
    applyTo: recordTemplate(words('Save on case', '結果を保存するケース'), {
      group: 'advanced',
      hint: words(
        'Priority, type and reason are saved here where they are sure.',
        '確かな優先度、種別、理由をこのケースに保存します。',
      ),
    }).optional(),
  })
  .refine(
    ({ rulesets, fields, language, sentiment }) =>
      rulesets.length + fields.length > 0 || language || sentiment,
    {
      path: ['rulesets'],
      message: 'Choose a ruleset, a learnt field, language or sentiment.',
    },
  );
export type Config = z.infer<typeof configSchema>;

const value = z.union([z.string(), z.number(), z.boolean()]);
const confidence = z.number().min(0).max(1);
export const ruledLabelSchema = z.object({
  field: z.string(),
  value,
  source: z.literal('rule'),
  ruleset: z.string(),
  /** Position of the rule in its set, from 1. */
  rule: z.int(),
  confidence: z.literal(1),
});
export type RuledLabel = z.infer<typeof ruledLabelSchema>;
export const classifiedLabelSchema = z.discriminatedUnion('source', [
  ruledLabelSchema,
  z.object({
    field: nameSchema,
    /** The best answer; null where the text is like nothing seen. */
    value: z.string().nullable(),
    source: z.enum(['model', 'descriptions']),
    action: z.enum(['automated', 'selected', 'suggested', 'unknown']),
    confidence,
    top: z.array(z.object({ label: z.string(), confidence })).max(3),
    modelId: z.string().nullable(),
    modelNumber: z.int().nullable(),
  }),
]);
export type ClassifiedLabel = z.infer<typeof classifiedLabelSchema>;

/** Every output of a rule, and every answer of a model that is sure, stands at the top as well: `steps.classify.topic`. */
const outputSchema = z
  .object({
    labels: z.array(classifiedLabelSchema),
    /** ISO 639-1, or `und`. */
    language: z.string().optional(),
    /** −3 to 3. */
    sentiment: z.number().optional(),
    sentimentWords: z.array(z.string()).optional(),
  })
  .catchall(z.union([value, z.array(classifiedLabelSchema), z.array(z.string())]));
export type Output = z.infer<typeof outputSchema>;

/** Reads a text by rules and models and says what it is about. */
export const classify: RecordStep<Config, Output> = {
  type: 'classify',
  version: 2,
  kind: 'record',
  category: 'intake',
  title: words('Classify', '分類'),
  summary: words(
    'Finds topic, priority and more by rules and by what your cases taught, with language and tone.',
    'ルールと自社ケースの学習結果で、話題や優先度、言語、感情を判定します。',
  ),
  icon: 'tags',
  config: configSchema,
  output: outputSchema,
  values: ['applyTo'],
  outcomes: ({ rulesets, fields }) => [
    ...(fields.length > 0 ? [branch('lowConfidence', 'Not sure enough', '確度が不足')] : []),
    ...(rulesets.length > 0 && fields.length === 0 ? [branch('noMatch', 'No rule matched', '一致なし')] : []),
    done,
    failed,
  ],
  example: { text: '{{message.text}}', rulesets: ['topic'], applyTo: '{{case}}' },
  migrations: {
    /** Rules were all there was. */
    1: (config) => (isRecord(config) ? { fields: [], language: false, sentiment: false, ...config } : config),
  },
};

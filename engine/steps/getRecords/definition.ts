import { z } from 'zod';
import { nameSchema } from '../../core/names.ts';
import type { RecordStep } from '../../core/step.ts';
import { choice, field, flag, numberOrTemplate, words } from '../fields.ts';
import { branch, done, failed } from '../outcomes.ts';
import { objectNames, recordObjects } from '../vocabulary.ts';

const findable = { ...recordObjects, message: words('Message', 'メッセージ') };

const filterSchema = z.strictObject({
  field: field(nameSchema, words('Field', '項目')),
  op: choice(
    words('Comparison', '比較'),
    {
      eq: words('is', '等しい'),
      neq: words('is not', '等しくない'),
      gt: words('greater than', 'より大きい'),
      gte: words('at least', '以上'),
      lt: words('less than', 'より小さい'),
      lte: words('at most', '以下'),
      in: words('is one of', 'いずれかに一致'),
      contains: words('contains', '含む'),
    },
    ['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'in', 'contains'],
  ),
  value: field(z.json(), words('Value', '値'), { widget: 'template' }),
});

const configSchema = z.strictObject({
  object: choice(words('Records', '対象レコード'), findable, [...objectNames, 'message']),
  where: field(z.array(filterSchema).max(20), words('Filters', '条件'), {
    widget: 'list',
    hint: words('All must hold.', 'すべてを満たすレコードを探します。'),
  }).default([]),
  sort: field(
    z.strictObject({
      field: field(nameSchema, words('Field', '項目')),
      direction: choice(
        words('Direction', '順序'),
        { asc: words('Ascending', '昇順'), desc: words('Descending', '降順') },
        ['asc', 'desc'],
      ).default('asc'),
    }),
    words('Sort by', '並べ替え'),
    { group: 'advanced' },
  ).optional(),
  limit: numberOrTemplate(words('At most', '最大件数'), { min: 1, max: 200, group: 'advanced' }).default(20),
  first: flag(words('Only the first', '最初の1件のみ'), {
    hint: words('Gives `record` instead of `records`.', '「records」の代わりに「record」を返します。'),
  }).default(false),
});
export type Config = z.infer<typeof configSchema>;

const recordSchema = z.record(z.string(), z.unknown());
const outputSchema = z.object({
  records: z.array(recordSchema).optional(),
  record: recordSchema.optional(),
  count: z.int(),
});
export type Output = z.infer<typeof outputSchema>;

/** Looks records up; what it found is readable as `steps.<id>.records` or `.record`. */
export const getRecords: RecordStep<Config, Output> = {
  type: 'getRecords',
  version: 1,
  kind: 'record',
  harmless: true,
  category: 'data',
  title: words('Get records', 'レコードの取得'),
  summary: words(
    'Looks up cases, contacts, accounts, tickets or messages.',
    'ケースや顧客などのレコードを検索します。',
  ),
  icon: 'search',
  config: configSchema,
  output: outputSchema,
  values: ['where', 'limit'],
  outcomes: () => [branch('none', 'Nothing found', '該当なし'), done, failed],
  example: {
    object: 'case',
    where: [{ field: 'contactId', op: 'eq', value: '{{contact.id}}' }],
    limit: 20,
    first: false,
  },
};

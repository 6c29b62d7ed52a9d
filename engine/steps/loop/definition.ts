import { z } from 'zod';
import type { LoopStep } from '../../core/step.ts';
import { field, words } from '../fields.ts';
import { branch, done, failed } from '../outcomes.ts';
import { say } from '../say.ts';

const mostItems = 1000;

const configSchema = z.strictObject({
  list: field(
    z.union([z.string().min(1).max(1000), z.array(z.json()).max(mostItems)]),
    words('List', 'リスト'),
    {
      widget: 'template',
      hint: words(
        'Such as {{steps.find.records}}. The list is fixed when the loop begins.',
        '例: {{steps.find.records}}。繰り返しの開始時の内容で固定されます。',
      ),
    },
  ),
  limit: field(z.int().min(1).max(mostItems), words('At most (items)', '件数の上限'), {
    group: 'advanced',
    hint: words('A longer list ends in the error outcome.', '上限を超えるリストはエラーになります。'),
  }).default(mostItems),
});
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({
  item: z.unknown().meta({ label: words('Item', '項目') }),
  /** 0 for the first. */
  index: z
    .int()
    .nullable()
    .meta({ label: words('Position (from 0)', '番号 (0から)') }),
  count: z.int().meta({ label: words('Number of items', '件数') }),
});

/** Does the same for each item of a list. Inside, the item is `steps.<this step>.item`. */
export const loop: LoopStep<Config> = {
  type: 'loop',
  version: 1,
  kind: 'loop',
  category: 'logic',
  title: words('Loop', '繰り返し'),
  summary: words(
    'Does the same steps for each item of a list.',
    'リストの項目ごとに同じ処理を繰り返します。',
  ),
  icon: 'repeat',
  config: configSchema,
  output: outputSchema,
  values: ['list'],
  outcomes: () => [
    { ...branch('each', 'For each item', '項目ごと'), own: true },
    { ...done, label: words('After the last', 'すべて終了後'), own: true },
    failed,
  ],
  items({ list, limit }) {
    if (!Array.isArray(list)) {
      return { error: { code: 'NOT_A_LIST', ...say('noList', { example: '{{steps.find.records}}' }) } };
    }
    if (list.length > limit) {
      const said = say('listTooLong', { length: list.length, limit, most: mostItems });
      return { error: { code: 'LOOP_LIMIT', ...said } };
    }
    return { items: list };
  },
  example: { list: '{{steps.find.records}}', limit: 100 },
};

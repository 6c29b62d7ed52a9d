import { z } from 'zod';
import { nameSchema } from '../../core/names.ts';
import type { EndStep } from '../../core/step.ts';
import { field, keyValue, words } from '../fields.ts';

const configSchema = z.strictObject({
  outcome: field(nameSchema, words('Outcome', '結果'), {
    hint: words(
      'How the run ended, for reports and callers.',
      '実行の結果。レポートや呼び出し元で使います。',
    ),
  }).default('done'),
  outputs: keyValue(words('Outputs', '出力'), { group: 'advanced' }).default({}),
});
export type Config = z.infer<typeof configSchema>;

/** The end of a path. */
export const end: EndStep<Config> = {
  type: 'end',
  version: 1,
  kind: 'end',
  category: 'logic',
  title: words('End', '終了'),
  summary: words('Ends the flow here.', 'ここでフローを終了します。'),
  icon: 'flag',
  config: configSchema,
  output: z.object({}),
  values: ['outputs'],
  outcomes: () => [],
  end: (config) => ({ outcome: config.outcome, outputs: config.outputs }),
  example: { outcome: 'done' },
};

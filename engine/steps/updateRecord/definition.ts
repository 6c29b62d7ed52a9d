import { z } from 'zod';
import type { RecordStep } from '../../core/step.ts';
import { choice, keyValue, numberOrTemplate, recordTemplate, words } from '../fields.ts';
import { done, failed } from '../outcomes.ts';
import { objectNames, recordObjects } from '../vocabulary.ts';

const configSchema = z.strictObject({
  object: choice(words('Kind', '種類'), recordObjects, objectNames).default('case'),
  record: recordTemplate(words('Record', '対象レコード')).default('{{case}}'),
  set: keyValue(words('Fields', '項目の値')),
  expectVersion: numberOrTemplate(words('Only at version', '対象のバージョン'), {
    min: 1,
    max: 1_000_000_000,
    group: 'advanced',
    hint: words(
      'Refuses the change when somebody changed the record meanwhile.',
      'ほかの人が先に変更していた場合は更新しません。',
    ),
  }).optional(),
});
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({ id: z.string(), record: z.record(z.string(), z.unknown()) });
export type Output = z.infer<typeof outputSchema>;

/** Changes fields of a record; later steps read the changed record. */
export const updateRecord: RecordStep<Config, Output> = {
  type: 'updateRecord',
  version: 1,
  kind: 'record',
  // Somebody changed the record meanwhile: at the next try its version is read anew.
  mayPass: ({ expectVersion }) => expectVersion !== undefined,
  category: 'data',
  title: words('Update record', 'レコードの更新'),
  summary: words(
    'Changes fields of a case, contact, account or ticket.',
    'ケースや顧客などの項目を変更します。',
  ),
  icon: 'file-pen',
  config: configSchema,
  output: outputSchema,
  values: ['record', 'set', 'expectVersion'],
  outcomes: () => [done, failed],
  example: { object: 'case', record: '{{case}}', set: { priority: 'critical' } },
};

import { z } from 'zod';
import type { RecordStep } from '../../core/step.ts';
import { choice, keyValue, words } from '../fields.ts';
import { done, failed } from '../outcomes.ts';
import { objectNames, recordObjects } from '../vocabulary.ts';

const configSchema = z.strictObject({
  object: choice(words('Record', '対象レコード'), recordObjects, objectNames),
  set: keyValue(words('Fields', '項目の値')),
});
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({ id: z.string(), record: z.record(z.string(), z.unknown()) });
export type Output = z.infer<typeof outputSchema>;

/** Creates a record. A run that has none of its kind yet is about it from here on. */
export const createRecord: RecordStep<Config, Output> = {
  type: 'createRecord',
  version: 1,
  kind: 'record',
  category: 'data',
  title: words('Create record', 'レコードの作成'),
  summary: words('Creates a case, contact, account or ticket.', 'ケースや顧客などのレコードを作成します。'),
  icon: 'file-plus',
  config: configSchema,
  output: outputSchema,
  values: ['set'],
  outcomes: () => [done, failed],
  example: { object: 'contact', set: { name: '{{input.name}}' } },
};

import { z } from 'zod';
import type { RecordStep } from '../../core/step.ts';
import { caseField, reference, template, words } from '../fields.ts';
import { done, failed } from '../outcomes.ts';

const configSchema = z.strictObject({
  policyId: reference('slaPolicy', words('SLA policy', 'SLAポリシー')),
  startAt: template(words('Clock starts at', '計測の開始時刻'), {
    max: 200,
    group: 'advanced',
    hint: words(
      'Empty: now. A time such as {{message.createdAt}}.',
      '空欄なら現在。例: {{message.createdAt}}',
    ),
  }).optional(),
  case: caseField(),
});
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({ instanceIds: z.array(z.string()), dueAt: z.string().nullable() });
export type Output = z.infer<typeof outputSchema>;

/** Starts the clock of a promise to the customer. */
export const applySla: RecordStep<Config, Output> = {
  type: 'applySla',
  version: 1,
  kind: 'record',
  category: 'routing',
  title: words('Apply SLA', 'SLAの適用'),
  summary: words('Starts the first-response clock on the case.', 'ケースの初回応答の計測を開始します。'),
  icon: 'timer',
  config: configSchema,
  output: outputSchema,
  values: ['case'],
  outcomes: () => [done, failed],
  example: { case: '{{case}}', policyId: 'social-1h' },
};

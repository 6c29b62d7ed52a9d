import { z } from 'zod';
import type { Form } from '../../core/form.ts';
import type { RecordStep, Settled, Signal } from '../../core/step.ts';
import { businessHours, choice, duration, field, textPair, words } from '../fields.ts';
import { branch, failed, timedOut } from '../outcomes.ts';
import { staffFields } from '../staff.ts';
import { textOf } from '../values.ts';

const approverSchema = z
  .strictObject({
    ...staffFields,
  })
  .refine(
    (one) =>
      [one.role, one.queue, one.department, one.agent].filter((kind) => kind !== undefined).length === 1,
    'Fill in exactly one kind of recipient in each line.',
  )
  .refine(
    (one) => one.queueId === undefined || one.role !== undefined,
    'A queue narrows a role: choose the role as well.',
  );
export type ApproverConfig = z.infer<typeof approverSchema>;

const configSchema = z.strictObject({
  title: textPair(words('What is asked', '承認してもらう内容')),
  text: textPair(words('Text', '説明')).optional(),
  approvers: field(z.array(approverSchema).min(1).max(20), words('Who may decide', '承認者'), {
    widget: 'list',
    hint: words('The first who decides, decides.', '最初に判断した人の結果になります。'),
  }),
  timeout: duration(words('Wait at most', '待機の上限')).optional(),
  onTimeout: choice(
    words('When nobody decided by then', '期限までに判断がない場合'),
    {
      timeout: words('Take the outcome “Timed out”', '「タイムアウト」に進む'),
      approved: words('Counts as approved', '承認とみなす'),
      rejected: words('Counts as rejected', '却下とみなす'),
    },
    ['timeout', 'approved', 'rejected'],
    { group: 'advanced' },
  ).default('timeout'),
  businessHoursId: businessHours(),
});
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({
  decision: z
    .enum(['approved', 'rejected', 'timeout'])
    .nullable()
    .meta({ label: words('Decision', '判断') }),
  comment: z
    .string()
    .nullable()
    .meta({ label: words('Comment', 'コメント') }),
  by: z.string().nullable(),
  byName: z
    .string()
    .nullable()
    .meta({ label: words('Decided by', '判断した人') }),
});
export type Output = z.infer<typeof outputSchema>;
export const undecided: Output = { decision: null, comment: null, by: null, byName: null };

/** Asks those who may decide, in the app. Who decided and what they said is in the receipt. */
export const approval: RecordStep<Config, Output> = {
  type: 'approval',
  version: 1,
  kind: 'record',
  category: 'people',
  title: words('Approval', '承認'),
  summary: words('Asks somebody to approve or reject.', '承認または却下の判断を求めます。'),
  icon: 'stamp',
  config: configSchema,
  output: outputSchema,
  values: ['timeout'],
  outcomes: ({ timeout, onTimeout }) => [
    branch('approved', 'Approved', '承認'),
    branch('rejected', 'Rejected', '却下'),
    ...(timeout !== undefined && onTimeout === 'timeout' ? [timedOut] : []),
    failed,
  ],
  receive: decide,
  example: {
    title: { en: 'Refund for {{case.number}}', ja: '{{case.number}}の返金' },
    approvers: [{ role: 'supervisor' }],
  },
};

function decide(config: Config, signal: Signal): Settled<Output> | undefined {
  if (signal.type === 'timeout') {
    const decision = config.onTimeout;
    return {
      outcome: decision,
      output: { ...undecided, decision },
      why: [{ text: 'approval.nobody', result: decision }],
    };
  }
  if (signal.type !== 'decided') return undefined;
  const { decision, by, byName } = signal;
  const comment = textOf(signal.comment) ?? null;
  return {
    outcome: decision,
    output: { decision, comment, by, byName },
    why: [{ text: `approval.${decision}`, left: byName, right: comment, result: decision }],
  };
}

export const formOf = ({ title, text }: Config): Form => ({
  title,
  ...(text === undefined ? {} : { text }),
  components: [],
});

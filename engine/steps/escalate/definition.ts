import { z } from 'zod';
import type { Outcome, RecordStep, Settled, Signal } from '../../core/step.ts';
import { prioritySchema } from '../../records/cases.ts';
import {
  businessHours,
  caseField,
  choice,
  duration,
  flag,
  keyValue,
  numberOrTemplate,
  reference,
  template,
  words,
} from '../fields.ts';
import { anyOther, branch, done, failed, timedOut } from '../outcomes.ts';
import { isObject, textOf } from '../values.ts';
import { priorities } from '../vocabulary.ts';

const configSchema = z
  .strictObject({
    target: choice(
      words('Escalate to', 'エスカレーション先'),
      {
        internalTicket: words('Another department', '他部門 (社内チケット)'),
        supervisor: words('Supervisor', 'スーパーバイザー'),
        queue: words('Queue', 'キュー'),
      },
      ['internalTicket', 'supervisor', 'queue'],
    ).default('internalTicket'),
    department: reference('department', words('Department', '部門')).optional(),
    ticketType: template(words('Kind of request', '依頼の種類'), { max: 100 }).default('general'),
    priority: choice(words('Priority', '優先度'), priorities, prioritySchema.options).default('normal'),
    summary: template(words('Summary', '概要')).optional(),
    fields: keyValue(words('Details', '詳細項目')).default({}),
    dueBusinessMinutes: numberOrTemplate(words('Due in (minutes)', '期限 (分)'), {
      min: 1,
      max: 100_000,
    }).optional(),
    businessHoursId: businessHours(),
    duplicateKey: template(words('Duplicate key', '重複判定キー'), {
      max: 200,
      group: 'advanced',
      hint: words(
        'An open ticket with this key gets a comment instead of a second ticket.',
        '同じキーの未解決チケットがあれば、新規作成せずにコメントを追加します。',
      ),
    }).optional(),
    waitForResolution: flag(words('Wait for the answer', '回答を待つ')).default(false),
    timeout: duration(words('Wait at most', '待機の上限'), {
      hint: words('Used only while waiting for the answer.', '回答を待つ場合だけ使います。'),
    }).optional(),
    queueId: reference('queue', words('Queue', 'キュー'), {
      hint: words('Used only when escalating to a queue.', 'キューへのエスカレーションで使います。'),
    }).optional(),
    reason: template(words('Reason', '理由'), {
      max: 500,
      hint: words('Shown to the supervisor.', 'スーパーバイザーに表示します。'),
    }).optional(),
    case: caseField(),
  })
  .superRefine((config, context) => {
    const missing = (name: 'department' | 'summary' | 'queueId', message: string): void => {
      if (config[name] === undefined || config[name].trim() === '')
        context.addIssue({ code: 'custom', path: [name], message });
    };
    if (config.target === 'internalTicket') {
      missing('department', 'Choose the department that gets the ticket.');
      missing('summary', 'Say in one line what the department should do.');
    }
    if (config.target === 'queue') missing('queueId', 'Choose the queue the case goes to.');
  });
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({
  ticketId: z.string().optional(),
  number: z.string().optional(),
  department: z.string().optional(),
  /** The ticket was there already and got a comment. */
  repeated: z.boolean().optional(),
  status: z.string().optional(),
  resolution: z.string().nullable().optional(),
  notified: z.int().optional(),
  queueId: z.string().optional(),
  agentId: z.string().nullable().optional(),
});
export type Output = z.infer<typeof outputSchema>;

/** Asks other people for help: a department by ticket, a supervisor by notice, a queue by routing. */
export const escalate: RecordStep<Config, Output> = {
  type: 'escalate',
  version: 1,
  kind: 'record',
  category: 'routing',
  title: words('Escalate', 'エスカレーション'),
  summary: words(
    'Opens a ticket for another department, or hands the case to a supervisor or queue.',
    '他部門に社内チケットを起票、またはスーパーバイザーやキューに引き上げます。',
  ),
  icon: 'ticket-plus',
  config: configSchema,
  output: outputSchema,
  values: ['case', 'dueBusinessMinutes', 'timeout', 'fields'],
  outcomes: (config) => (waits(config) ? waitingOutcomes(config) : [done, failed]),
  receive: settleTicket,
  example: {
    target: 'internalTicket',
    department: 'it',
    ticketType: 'general',
    priority: 'normal',
    summary: '{{case.number}} {{case.subject}}',
    case: '{{case}}',
  },
};

export const waits = (config: Config): boolean =>
  config.target === 'internalTicket' && config.waitForResolution;

const waitingOutcomes = (config: Config): Outcome[] => [
  branch('resolved', 'Resolved', '解決'),
  branch('rejected', 'Rejected', '却下'),
  ...(config.timeout === undefined ? [] : [timedOut]),
  anyOther,
  failed,
];

function settleTicket(
  _config: Config,
  signal: Signal,
  view: { output: unknown },
): Settled<Output> | undefined {
  const before: Output = isObject(view.output) ? view.output : {};
  if (signal.type === 'timeout') return { outcome: 'timeout', output: before };
  if (signal.type !== 'event') return undefined;
  const outcome = ticketOutcomes[signal.name];
  if (outcome === undefined) return undefined;
  const resolution = textOf(signal.payload['resolution']) ?? null;
  return {
    outcome,
    output: { ...before, status: outcome, resolution },
    why: [{ text: signal.name, result: resolution }],
  };
}
const ticketOutcomes: Record<string, 'resolved' | 'rejected' | undefined> = {
  'ticket.resolved': 'resolved',
  'ticket.rejected': 'rejected',
};

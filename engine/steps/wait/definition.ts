import { z } from 'zod';
import type { Condition } from '../../core/condition.ts';
import type { Outcome, RecordStep, Settled, Signal, StepView } from '../../core/step.ts';
import { businessHours, choice, condition, duration, field, keyValue, template, words } from '../fields.ts';
import { anyOther, done, failed, timedOut } from '../outcomes.ts';
import { isObject } from '../values.ts';
import { eventLabel, outcomeOfEvent } from './events.ts';

const eventSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*([.\-_][A-Za-z0-9]+)*$/, 'Use a name such as case.agentReplied.')
  .max(64);

const configSchema = z
  .strictObject({
    for: choice(
      words('Wait for', '待機の種類'),
      {
        duration: words('A length of time', '時間の経過'),
        until: words('A moment', '日時'),
        event: words('An event', 'イベント'),
        condition: words('A condition', '条件'),
      },
      ['duration', 'until', 'event', 'condition'],
    ),
    duration: duration(words('How long', '待機時間')).optional(),
    until: template(words('Until', '日時'), {
      max: 200,
      hint: words('ISO 8601, such as {{vars.dueAt}}.', 'ISO 8601形式。例: {{vars.dueAt}}'),
    }).optional(),
    event: field(eventSchema, words('Event', 'イベント')).optional(),
    events: field(z.array(eventSchema).min(1).max(5), words('Any of these events', 'いずれかのイベント'), {
      widget: 'list',
      group: 'advanced',
      hint: words('Each gets an outcome of its own.', 'イベントごとに進む先を分けられます。'),
    }).optional(),
    condition: condition(words('Until this holds', '満たすべき条件'), {
      hint: words(
        'Tested on entry, whenever the case, its tickets, the customer or the account change, whenever this run goes on, and when time makes it true.',
        '開始時、ケース・社内チケット・顧客・取引先の変更時、この実行が進んだとき、時間の経過で成立するときに評価します。',
      ),
    }).optional(),
    match: keyValue(words('Only where', '一致条件'), {
      hint: words(
        'Fields of the event that must be equal, such as caseId: {{case.id}}.',
        'イベントの項目が等しいことを条件にします。例: caseId に {{case.id}}',
      ),
    }).default({}),
    timeout: duration(words('Wait at most', '待機の上限')).optional(),
    skipIf: condition(words('Skip if', 'スキップする条件'), {
      hint: words(
        'Tested on entry, in case it has happened already.',
        'すでに起きていた場合に備え、開始時に評価します。',
      ),
    }).optional(),
    businessHoursId: businessHours(),
  })
  .superRefine((config, context) => {
    const missing = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (config.for === 'duration' && config.duration === undefined)
      missing('duration', 'Say how long to wait.');
    if (config.for === 'until' && !config.until?.trim()) missing('until', 'Say until when to wait.');
    if (config.for === 'event' && eventsOf(config).length === 0)
      missing('event', 'Name the event to wait for.');
    if (config.for === 'condition' && config.condition === undefined)
      missing('condition', 'Say what to wait for.');
    const outcomes = eventsOf(config).map(outcomeOfEvent);
    if (new Set(outcomes).size < outcomes.length)
      missing('events', 'Two of these names would give the same outcome: rename one.');
  });
export type Config = z.infer<typeof configSchema>;

const outputSchema = z.object({
  /** The event that came and what it carried. */
  event: z.string().optional(),
  payload: z.record(z.string(), z.unknown()).optional(),
  skipped: z.boolean().optional(),
  /** When the clock ends the wait, and by which outcome. */
  dueAt: z.string().optional(),
  expiry: z.enum(['done', 'timeout']).optional(),
});
export type Output = z.infer<typeof outputSchema>;

/** Rests for a time, until a moment, for an event or until a condition holds. The first of it and the clock decides. */
export const wait: RecordStep<Config, Output> = {
  type: 'wait',
  version: 1,
  kind: 'record',
  harmless: true,
  category: 'logic',
  title: words('Wait', '待機'),
  summary: words(
    'Waits for a time, a moment, an event or a condition.',
    '時間、日時、イベント、または条件の成立を待ちます。',
  ),
  icon: 'hourglass',
  config: configSchema,
  output: outputSchema,
  values: ['duration', 'timeout'],
  outcomes: (config) => [
    ...perEvent(config),
    ...(config.timeout === undefined ? [] : [timedOut]),
    perEvent(config).length > 0 && config.skipIf === undefined ? anyOther : done,
    failed,
  ],
  receive: endWait,
  awaits: (config) => (config.for === 'condition' ? config.condition : undefined),
  example: {
    for: 'event',
    event: 'case.agentReplied',
    match: { caseId: '{{case.id}}' },
    timeout: { minutes: 45 },
  },
};

export function eventsOf(config: Pick<Config, 'for' | 'event' | 'events'>): string[] {
  if (config.for !== 'event') return [];
  return [...new Set([...(config.event === undefined ? [] : [config.event]), ...(config.events ?? [])])];
}

/** One outcome per event, where there is a choice. */
function perEvent(config: Config): Outcome[] {
  const events = eventsOf(config);
  if (events.length < 2) return [];
  return events.map((name) => ({ id: outcomeOfEvent(name), label: eventLabel(name), kind: 'branch' }));
}

function endWait(
  config: Config,
  signal: Signal,
  view: StepView & { output: unknown },
): Settled<Output> | undefined {
  // What this step returned when it went to rest.
  const before: Output = isObject(view.output) ? view.output : {};
  if (signal.type === 'timeout') {
    const outcome = before.expiry ?? 'done';
    return { outcome, output: before, why: [{ text: 'wait.time', left: before.dueAt, result: outcome }] };
  }
  if (signal.type !== 'event') return undefined;
  if (config.condition !== undefined && config.for === 'condition')
    return testedAgain(config.condition, view);
  const events = eventsOf(config);
  if (!events.includes(signal.name)) return undefined;
  return {
    outcome: events.length < 2 ? 'done' : outcomeOfEvent(signal.name),
    output: { event: signal.name, payload: signal.payload },
    why: [{ text: 'wait.event', left: signal.name, result: true }],
  };
}

/** Something changed. The records are as they are now; while the condition does not hold, the step goes on waiting. */
function testedAgain(condition: Condition, view: StepView): Settled<Output> | undefined {
  const tested = view.test(condition);
  if (!tested.ok) return { outcome: 'error', error: tested.error };
  return tested.value ? { outcome: 'done', output: {}, why: tested.why } : undefined;
}

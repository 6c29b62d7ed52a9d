import { departmentSchema } from '../../records/people.ts';
import type { Recipient } from '../../runtime/desk.ts';
import type { RecordExecutor } from '../../runtime/ports.ts';
import { faulted, isFault, refused } from '../settle.ts';
import { millisOf, minutesOf, numberOf, recordId, textOf } from '../values.ts';
import { waitsForDelivery, type Config, type Output, type RecipientConfig } from './definition.ts';
import { say } from '../say.ts';

export const notifyExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  const to = config.to.map(recipientOf).filter((recipient) => recipient !== undefined);
  if (to.length === 0) return refused('NO_RECIPIENT', say('namesNobody', { stepId: call.stepId }));
  const waits = waitsForDelivery(config);
  const notified = yield* desk.notify({
    to,
    channel: config.channel,
    class: config.class,
    template: config.template,
    subject: config.subject,
    body: config.body,
    data: config.data,
    link: textOf(config.link),
    dedupeKey: textOf(config.dedupeKey),
    dedupeMinutes: numberOf(config.dedupeMinutes),
    idempotencyKey: call.idempotencyKey,
    signal: waits ? { runId: call.runId, token: call.token } : undefined,
    caseId: call.refs.caseId,
  });
  if (isFault(notified)) return faulted(notified);
  const output: Output = {
    outboxIds: notified.outboxIds,
    count: notified.count,
    skipped: notified.skipped.map((skip) => skip.reason),
  };
  const why = notified.skipped.map((skip) => ({ text: 'notify.skipped', result: skip.reason }));
  if (notified.count === 0) return { outcome: 'skipped', output, why };
  if (!waits || notified.outboxIds.length === 0) return { outcome: 'done', output, why };
  const match = { runId: call.runId, token: call.token };
  const events = [
    { name: 'delivery.sent', match },
    { name: 'delivery.failed', match },
  ];
  const minutes = config.timeout === undefined ? undefined : minutesOf(config.timeout);
  const expiresAt = minutes === undefined ? undefined : call.now + millisOf(minutes);
  return { rest: { waitingFor: 'delivery', events, expiresAt, output, why } };
};

/** One line of `to` with its templates rendered; undefined when they came out empty. */
function recipientOf(to: RecipientConfig): Recipient | undefined {
  if (to.role !== undefined) return { role: to.role, queueId: textOf(to.queueId) };
  const owner = recordId(to.owner);
  if (owner !== undefined) return { owner };
  const contact = recordId(to.contact);
  if (contact !== undefined) return { contact };
  const queue = textOf(to.queue);
  if (queue !== undefined) return { queue };
  const agent = textOf(to.agent);
  if (agent !== undefined) return { agent };
  const webhook = textOf(to.webhook);
  if (webhook !== undefined) return { webhook };
  const department = departmentSchema.safeParse(to.department);
  return department.success ? { department: department.data } : undefined;
}

import type { Approver } from '../../core/step.ts';
import { departmentSchema } from '../../records/people.ts';
import type { RecordExecutor } from '../../runtime/ports.ts';
import { faulted, isFault, noLength, refused } from '../settle.ts';
import { minutesOf, textOf } from '../values.ts';
import { formOf, undecided, type ApproverConfig, type Config, type Output } from './definition.ts';
import { say } from '../say.ts';

export const approvalExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  const approvers = config.approvers.map(approverOf).filter((approver) => approver !== undefined);
  let expiresAt: number | undefined;
  if (config.timeout !== undefined) {
    const minutes = minutesOf(config.timeout);
    if (minutes === undefined) return noLength('timeout', call.stepId);
    const end = yield* desk.afterBusinessMinutes(textOf(config.businessHoursId), call.now, minutes);
    if (typeof end === 'object') return faulted(end);
    expiresAt = end;
  }
  const told = yield* desk.notify({
    to: approvers,
    channel: 'inApp',
    class: 'service',
    body: config.title,
    data: {},
    link: '/approvals',
    idempotencyKey: call.idempotencyKey,
    caseId: call.refs.caseId,
  });
  if (isFault(told)) return refused('NO_APPROVER', say('nobodyDecides'));
  const form = formOf(config);
  return { rest: { waitingFor: 'approval', form, approvers, expiresAt, output: undecided } };
};

/** One line with its templates rendered; undefined when they came out empty. */
function approverOf(line: ApproverConfig): Approver | undefined {
  const queueId = textOf(line.queueId);
  if (line.role !== undefined) return { role: line.role, ...(queueId !== undefined && { queueId }) };
  const queue = textOf(line.queue);
  if (queue !== undefined) return { queue };
  const agent = textOf(line.agent);
  if (agent !== undefined) return { agent };
  const department = departmentSchema.safeParse(line.department);
  return department.success ? { department: department.data } : undefined;
}

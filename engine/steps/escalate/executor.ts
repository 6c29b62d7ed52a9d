import type { Rest, Settled, StepResult } from '../../core/step.ts';
import { departmentSchema } from '../../records/people.ts';
import type { Ticket } from '../../records/cases.ts';
import type { Desk } from '../../runtime/desk.ts';
import type { RecordExecutor, StepCall } from '../../runtime/ports.ts';
import type { Work } from '../../runtime/work.ts';
import { actorOf, faulted, isFault, noLength, noRecord, refused } from '../settle.ts';
import { minutesOf, numberOf, recordId, textOf, textsOf } from '../values.ts';
import { waits, type Config, type Output } from './definition.ts';
import { say } from '../say.ts';

export const escalateExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  switch (config.target) {
    case 'internalTicket':
      return yield* askDepartment(desk, config, call);
    case 'supervisor':
      return yield* tellSupervisor(desk, config, call);
    case 'queue':
      return yield* moveToQueue(desk, config, call);
    default:
      return config.target satisfies never;
  }
};

function* askDepartment(desk: Desk, config: Config, call: StepCall): Work<StepResult<Output>> {
  const department = departmentSchema.safeParse(config.department?.trim());
  if (!department.success)
    return refused(
      'UNKNOWN_DEPARTMENT',
      say('noDepartment', {
        department: config.department ?? '',
        known: departmentSchema.options.join(', '),
      }),
    );
  const dueMinutes = numberOf(config.dueBusinessMinutes);
  const dueAt =
    dueMinutes === undefined
      ? undefined
      : yield* desk.afterBusinessMinutes(hoursOf(config), call.now, dueMinutes);
  if (typeof dueAt === 'object') return faulted(dueAt);
  const opened = yield* desk.openTicket({
    caseId: recordId(config.case),
    department: department.data,
    type: textOf(config.ticketType) ?? 'general',
    priority: config.priority,
    summary: textOf(config.summary) ?? '',
    fields: textsOf(config.fields),
    dueAt,
    duplicateKey: textOf(config.duplicateKey),
    by: actorOf(call),
  });
  if (isFault(opened)) return faulted(opened);
  const output = outputOf(opened.ticket, opened.repeated);
  const why = [{ text: opened.repeated ? 'ticket.repeated' : 'ticket.opened', result: opened.ticket.number }];
  if (!waits(config)) return { outcome: 'done', output, why };
  return answered(opened.ticket, output) ?? (yield* restForAnswer(desk, config, call, { output, why }));
}

/** The ticket was there before and has its answer already. */
function answered(ticket: Ticket, output: Output): Settled<Output> | undefined {
  if (ticket.status !== 'resolved' && ticket.status !== 'rejected') return undefined;
  return { outcome: ticket.status, output: { ...output, resolution: ticket.resolution } };
}

function* restForAnswer(
  desk: Desk,
  config: Config,
  call: StepCall,
  { output, why }: Pick<Rest, 'why'> & { output: Output },
): Work<StepResult<Output>> {
  let expiresAt: number | undefined;
  if (config.timeout !== undefined) {
    const minutes = minutesOf(config.timeout);
    if (minutes === undefined) return noLength('timeout', call.stepId);
    const end = yield* desk.afterBusinessMinutes(hoursOf(config), call.now, minutes);
    if (typeof end === 'object') return faulted(end);
    expiresAt = end;
  }
  const match = { ticketId: output.ticketId ?? '' };
  const events = [
    { name: 'ticket.resolved', match },
    { name: 'ticket.rejected', match },
  ];
  return { rest: { waitingFor: 'event', events, expiresAt, output, why } };
}

function* tellSupervisor(desk: Desk, config: Config, call: StepCall): Work<StepResult<Output>> {
  const caseId = recordId(config.case);
  if (caseId === undefined) return noRecord('case', 'case');
  const told = yield* desk.escalateToSupervisor(caseId, textOf(config.reason) ?? '', actorOf(call));
  if (isFault(told)) return faulted(told);
  return { outcome: 'done', output: { notified: told.notified } };
}

function* moveToQueue(desk: Desk, config: Config, call: StepCall): Work<StepResult<Output>> {
  const caseId = recordId(config.case);
  if (caseId === undefined) return noRecord('case', 'case');
  const queueId = textOf(config.queueId);
  if (queueId === undefined) return refused('UNKNOWN_QUEUE', say('escalateNoQueue'));
  const routed = yield* desk.route({ caseId, queueId, skills: [], match: 'none', by: actorOf(call) });
  if (isFault(routed)) return faulted(routed);
  return {
    outcome: 'done',
    output: { queueId: routed.queueId, agentId: routed.agentId },
    records: caseId === call.refs.caseId ? { case: routed.case } : {},
    why: routed.why,
  };
}

const hoursOf = (config: Config): string | undefined => textOf(config.businessHoursId);

const outputOf = (ticket: Ticket, repeated: boolean): Output => ({
  ticketId: ticket.id,
  number: ticket.number,
  department: ticket.department,
  status: ticket.status,
  repeated,
});

import type { Work } from '../../../engine/runtime/work.ts';
import { caseSchema, slaInstanceSchema } from '../../../engine/records/cases.ts';
import { textSchema } from '../../../engine/core/text.ts';
import type { WorkItemView } from '../../contract/queues.ts';
import { all, builder, dynamic } from '../../store/query.ts';
import { toItem } from './records.ts';

export interface ItemFilter {
  id?: string;
  agentId?: string;
  queueId?: string;
  caseId?: string;
  status?: 'queued' | 'assigned';
  limit: number;
  offset: number;
}

/** Which items, and no more of them than their order needs: a house may hold far more than a page shows. */
const idsOf = ({ id, agentId, queueId, caseId, status, limit, offset }: ItemFilter) => {
  let query = builder
    .selectFrom('workItems')
    .innerJoin('queues', 'queues.id', 'workItems.queueId')
    .select('workItems.id')
    .orderBy('queues.priority')
    .orderBy('workItems.score', 'desc')
    .orderBy('workItems.enqueuedAt')
    .orderBy('workItems.id')
    .limit(limit)
    .offset(offset);
  if (id !== undefined) query = query.where('workItems.id', '=', id);
  else query = query.where('workItems.status', 'in', status ? [status] : ['queued', 'assigned']);
  if (agentId !== undefined) query = query.where('workItems.agentId', '=', agentId);
  if (queueId !== undefined) query = query.where('workItems.queueId', '=', queueId);
  if (caseId !== undefined) query = query.where('workItems.caseId', '=', caseId);
  return query;
};
const rowsOf = (filter: ItemFilter) =>
  builder
    .selectFrom('workItems')
    .innerJoin('queues', 'queues.id', 'workItems.queueId')
    .innerJoin('cases', 'cases.id', 'workItems.caseId')
    .leftJoin('agents', 'agents.id', 'workItems.agentId')
    .leftJoin('contacts', 'contacts.id', 'cases.contactId')
    .selectAll('workItems')
    .select([
      'queues.name as queueName',
      'agents.name as agentName',
      'cases.number',
      'cases.subject',
      'cases.channel',
      'cases.language',
      'cases.status as caseStatus',
      'cases.priority',
      'contacts.name as contactName',
      'contacts.isVip',
    ])
    .orderBy('queues.priority')
    .orderBy('workItems.score', 'desc')
    .orderBy('workItems.enqueuedAt')
    .orderBy('workItems.id')
    .where('workItems.id', 'in', idsOf(filter));
type Row = ReturnType<ReturnType<typeof rowsOf>['execute']> extends Promise<(infer R)[]> ? R : never;

const slaOf = (caseIds: string[]) =>
  builder
    .selectFrom('slaInstances')
    .select(['caseId', 'dueAt', 'state'])
    .where('caseId', 'in', caseIds)
    .where('state', 'in', ['inProgress', 'nearing', 'paused', 'breached'])
    .orderBy('dueAt', 'desc');

const caseEnums = caseSchema.pick({ channel: true, status: true, priority: true });
type Sla = { dueAt: string; state: string };

function toView(row: Row, sla: Sla | undefined, now: number): WorkItemView {
  const { method: _method, ...item } = toItem(row);
  return {
    ...item,
    queueName: textSchema.parse(JSON.parse(row.queueName)),
    agentName: row.agentName,
    ageSeconds: Math.max(0, Math.floor((now - Date.parse(item.enqueuedAt)) / 1000)),
    slaDueAt: sla?.dueAt ?? null,
    slaState: sla ? slaInstanceSchema.shape.state.parse(sla.state) : null,
    case: {
      id: item.caseId,
      number: row.number,
      subject: row.subject,
      language: row.language,
      ...caseEnums.parse({ channel: row.channel, status: row.caseStatus, priority: row.priority }),
      contactName: row.contactName,
      isVip: row.isVip === 1,
    },
  };
}

/** Work items as lists show them, in the order they are served. */
export function* itemViews(filter: ItemFilter, now: number): Work<WorkItemView[]> {
  const rows = yield* all(dynamic(rowsOf(filter)), {});
  if (rows.length === 0) return [];
  const clocks = yield* all(dynamic(slaOf(rows.map(({ caseId }) => caseId))), {});
  // In descending order, so the clock that is due first is the one that stays.
  const due = new Map(clocks.map((clock) => [clock.caseId, clock]));
  return rows.map((row) => toView(row, due.get(row.caseId), now));
}

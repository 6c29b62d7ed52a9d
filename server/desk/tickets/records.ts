import { z } from 'zod';
import type { Work } from '../../../engine/runtime/work.ts';
import { ticketSchema, type Ticket } from '../../../engine/records/cases.ts';
import type { TicketComment, TicketView } from '../../contract/tickets.ts';
import type { Database } from '../../store/database.ts';
import {
  all,
  builder,
  dynamic,
  insert,
  insertion,
  one,
  p,
  patch,
  rowById,
  statement,
} from '../../store/query.ts';
import { closedStatuses, isOverdue } from './rules.ts';

type Row = Database['tickets'];
const enums = ticketSchema.pick({ department: true, priority: true, status: true });
const fieldsSchema = z.record(z.string(), z.string());

export function toTicket(row: Row): Ticket {
  const { sequence, department, priority, status, ...rest } = row;
  return {
    ...rest,
    ...enums.parse({ department, priority, status }),
    number: `T-${sequence}`,
    fields: row.fields === '{}' ? {} : fieldsSchema.parse(JSON.parse(row.fields)),
  };
}

const byId = rowById('tickets');
const byDuplicateKey = statement<{ key: string; department: string }>()((db) =>
  db
    .selectFrom('tickets')
    .selectAll()
    .where('duplicateKey', '=', p<string>('key'))
    .where('department', '=', p<string>('department'))
    .orderBy('sequence', 'desc')
    .limit(1),
);
const underKey = statement<{ key: string }>()((db) =>
  db.selectFrom('tickets').selectAll().where('duplicateKey', '=', p<string>('key')).limit(1),
);
const highest = statement<object>()((db) =>
  db.selectFrom('tickets').select((row) => row.fn.max<number | null>('sequence').as('sequence')),
);

export function* ticketById(id: string): Work<Ticket | undefined> {
  const row = yield* one(byId, { id });
  return row && toTicket(row);
}
/** The newest ticket of the department with this duplicate key. */
export function* ticketByDuplicateKey(key: string, department: string): Work<Ticket | undefined> {
  const row = yield* one(byDuplicateKey, { key, department });
  return row && toTicket(row);
}
export function* ticketUnderKey(key: string): Work<Ticket | undefined> {
  const row = yield* one(underKey, { key });
  return row && toTicket(row);
}
const insertRow = insertion('tickets', [
  ...([
    'id',
    'caseId',
    'department',
    'type',
    'priority',
    'status',
    'summary',
    'fields',
    'assigneeId',
  ] as const),
  ...(['dueAt', 'duplicateKey', 'resolution', 'createdAt', 'updatedAt', 'version', 'sequence'] as const),
]);
/** Tickets are never deleted, so no number comes twice. */
export function* nextNumber(): Work<number> {
  return ((yield* one(highest, {}))?.sequence ?? 100_000) + 1;
}
export const insertTicket = (ticket: Ticket, sequence: number): Work<void> =>
  insertRow({
    id: ticket.id,
    caseId: ticket.caseId,
    department: ticket.department,
    type: ticket.type,
    priority: ticket.priority,
    status: ticket.status,
    summary: ticket.summary,
    fields: JSON.stringify(ticket.fields),
    assigneeId: ticket.assigneeId,
    dueAt: ticket.dueAt,
    duplicateKey: ticket.duplicateKey,
    resolution: ticket.resolution,
    createdAt: ticket.createdAt,
    updatedAt: ticket.updatedAt,
    version: ticket.version,
    sequence,
  });
export function* saveTicket({ number: _number, ...ticket }: Ticket): Work<void> {
  yield* patch('tickets', ticket.id, { ...ticket, fields: JSON.stringify(ticket.fields) });
}

const comments = statement<{ ticketId: string }>()((db) =>
  db
    .selectFrom('ticketComments')
    .selectAll()
    .where('ticketId', '=', p<string>('ticketId'))
    .orderBy('createdAt')
    .orderBy('id'),
);
export const commentsOf = (ticketId: string): Work<TicketComment[]> => all(comments, { ticketId });
export const insertComment = (comment: TicketComment): Work<void> => insert('ticketComments', comment);

export interface TicketFilter {
  id?: string;
  department?: string;
  status?: string;
  caseId?: string;
  assigneeId?: string;
  limit: number;
  offset: number;
}
const listed = ({ id, department, status, caseId, assigneeId, limit, offset }: TicketFilter) => {
  let query = builder
    .selectFrom('tickets')
    .leftJoin('cases', 'cases.id', 'tickets.caseId')
    .leftJoin('agents', 'agents.id', 'tickets.assigneeId')
    .selectAll('tickets')
    .select((row) => [
      'cases.number as caseNumber',
      'cases.subject as caseSubject',
      'agents.name as assigneeName',
      row
        .selectFrom('ticketComments')
        .select((comment) => comment.fn.countAll<number>().as('count'))
        .whereRef('ticketComments.ticketId', '=', 'tickets.id')
        .as('commentCount'),
    ])
    .orderBy((row) => row('tickets.status', 'in', closedStatuses))
    .orderBy((row) => row('tickets.dueAt', 'is', null))
    .orderBy('tickets.dueAt')
    .orderBy('tickets.sequence', 'desc')
    .limit(limit)
    .offset(offset);
  if (id !== undefined) query = query.where('tickets.id', '=', id);
  if (department !== undefined) query = query.where('tickets.department', '=', department);
  if (caseId !== undefined) query = query.where('tickets.caseId', '=', caseId);
  if (assigneeId !== undefined) query = query.where('tickets.assigneeId', '=', assigneeId);
  if (status === 'open') query = query.where('tickets.status', 'not in', closedStatuses);
  else if (status !== undefined) query = query.where('tickets.status', '=', status);
  return query;
};

/** Open ones first, of these the first due; each with what its readers need of the case. */
export function* ticketViews(filter: TicketFilter, now: number): Work<TicketView[]> {
  const rows = yield* all(dynamic(listed(filter)), {});
  return rows.map(({ caseNumber, caseSubject, assigneeName, commentCount, ...row }) => {
    const ticket = toTicket(row);
    const linked = ticket.caseId !== null && caseNumber !== null && caseSubject !== null;
    return {
      ...ticket,
      case: linked ? { id: ticket.caseId ?? '', number: caseNumber, subject: caseSubject } : null,
      assigneeName,
      overdue: isOverdue(ticket, now),
      commentCount: commentCount ?? 0,
    };
  });
}

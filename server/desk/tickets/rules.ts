import type { Ticket } from '../../../engine/records/cases.ts';
import { say } from '../../contract/say.ts';
import type { Said } from '../../../engine/core/sentence.ts';
import { listWords, ticketStatusWords } from '../../contract/sentences/values.ts';

export type TicketStatus = Ticket['status'];

/** Where a ticket may go from where. A closed one is only taken up again. */
const moves: Record<TicketStatus, readonly TicketStatus[]> = {
  new: ['acknowledged', 'inProgress', 'waiting', 'resolved', 'rejected'],
  acknowledged: ['inProgress', 'waiting', 'resolved', 'rejected'],
  inProgress: ['waiting', 'resolved', 'rejected'],
  waiting: ['inProgress', 'resolved', 'rejected'],
  resolved: ['inProgress'],
  rejected: ['inProgress'],
};
export const closedStatuses = ['resolved', 'rejected'] as const;
export type ClosedStatus = (typeof closedStatuses)[number];

export const isClosed = (status: TicketStatus): status is ClosedStatus =>
  status === 'resolved' || status === 'rejected';

export interface TicketSet {
  status?: TicketStatus;
  resolution?: string;
  assigneeId?: string | null;
  priority?: Ticket['priority'];
}

export interface Refusal {
  code: 'conflict' | 'invalid';
  said: Said;
}
/** Why a change is refused; undefined when it may be done. */
export function refusalOf(ticket: Ticket, { status, resolution }: TicketSet): Refusal | undefined {
  const to = status ?? ticket.status;
  const isMoving = to !== ticket.status;
  if (isMoving && !moves[ticket.status].includes(to)) {
    const ways = listWords(moves[ticket.status].map(ticketStatusWords));
    return {
      code: 'conflict',
      said: say('ticketCannotMove', {
        from: ticketStatusWords(ticket.status),
        to: ticketStatusWords(to),
        ways,
      }),
    };
  }
  if (isMoving && isClosed(to) && !resolution?.trim())
    return {
      code: 'invalid',
      said: say('ticketNeedsResolution', { status: ticketStatusWords(to) }),
    };
  if (resolution !== undefined && !isClosed(to))
    return {
      code: 'invalid',
      said: say('ticketNoResolution'),
    };
  return undefined;
}

/** The ticket after the change. Taking a closed one up again takes its resolution back. */
export function changed(ticket: Ticket, set: TicketSet, now: string): Ticket {
  const after: Ticket = { ...ticket, ...set, updatedAt: now, version: ticket.version + 1 };
  if (isClosed(ticket.status) && !isClosed(after.status)) after.resolution = null;
  return after;
}

export const isOverdue = ({ dueAt, status }: Ticket, now: number): boolean =>
  dueAt !== null && !isClosed(status) && Date.parse(dueAt) < now;

/** What every event about a ticket carries: flat texts, so that waiting flows can compare them. */
export function payloadOf(ticket: Ticket): Record<string, string> {
  const { id, number, department, type, status, caseId, resolution, assigneeId } = ticket;
  const payload: Record<string, string> = { ticketId: id, number, department, type, status };
  for (const [key, value] of Object.entries({ caseId, resolution, assigneeId }))
    if (value !== null) payload[key] = value;
  return payload;
}

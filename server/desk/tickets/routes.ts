import type { Ticket } from '../../../engine/records/cases.ts';
import type { Db, Work } from '../../../engine/runtime/work.ts';
import { Problem } from '../../contract/problem.ts';
import {
  addTicketComment,
  createCaseTicket,
  getTicket,
  listTicketComments,
  listTickets,
  updateTicket,
  type NewTicket,
  type TicketView,
} from '../../contract/tickets.ts';
import { route, type Caller, type Route } from '../../http/handler.ts';
import { actorOf } from '../actor.ts';
import { isFault } from '../fault.ts';
import type { Hours } from '../hours/index.ts';
import { noSuchTicket, type Tickets } from './tickets.ts';
import { say } from '../../contract/say.ts';
import { saidIn } from '../../../engine/core/sentence.ts';

/** Business hours by which due times are counted when a person opens a ticket. */
const officeHours = 'default';

/** Members of a department see that of theirs and no other. */
const maySee = (caller: Caller, ticket: Ticket): boolean =>
  caller.role !== 'department' || caller.department === ticket.department;

export function ticketRoutes(
  db: Db,
  tickets: Tickets,
  hours: Pick<Hours, 'byId' | 'afterBusinessMinutes'>,
): Route[] {
  function* visible(id: string, caller: Caller): Work<Ticket | Problem> {
    const ticket = yield* tickets.byId(id);
    return ticket && maySee(caller, ticket) ? ticket : noSuchTicket(id);
  }
  function* viewed(found: Ticket | Problem, now: number): Work<TicketView | Problem> {
    if (found instanceof Problem) return found;
    return (yield* tickets.views({ id: found.id, limit: 1, offset: 0 }, now))[0] ?? noSuchTicket(found.id);
  }
  function* dueAt(minutes: number | undefined, now: number): Work<number | undefined | Problem> {
    if (minutes === undefined) return undefined;
    const office = (yield* hours.byId(officeHours)) ? officeHours : undefined;
    const due = yield* hours.afterBusinessMinutes(office, now, minutes);
    return isFault(due) ? new Problem('invalid', saidIn(due.fault)) : due;
  }
  function* openFor(
    caseId: string,
    draft: NewTicket,
    { caller, now, idempotencyKey }: { caller: Caller; now: number; idempotencyKey?: string },
  ): Work<Ticket | Problem> {
    const key = idempotencyKey === undefined ? undefined : `request:${caller.id}:${idempotencyKey}`;
    const first = key === undefined ? undefined : yield* tickets.underKey(key);
    if (first)
      return first.caseId === caseId &&
        first.summary === draft.summary &&
        first.department === draft.department
        ? first
        : new Problem('idempotencyMismatch', say('keyUsedForTicket'));
    const { dueBusinessMinutes, ...rest } = draft;
    const due = yield* dueAt(dueBusinessMinutes, now);
    if (due instanceof Problem) return due;
    const opened = yield* tickets.open({
      ...rest,
      caseId,
      dueAt: due,
      duplicateKey: key,
      by: actorOf(caller),
    });
    return isFault(opened) ? new Problem('notFound', saidIn(opened.fault)) : opened.ticket;
  }

  return [
    route(createCaseTicket, ({ params, body, caller, now, idempotencyKey }) =>
      db.write(function* () {
        return yield* viewed(yield* openFor(params.id, body, { caller, now, idempotencyKey }), now);
      }),
    ),
    route(listTickets, ({ query, caller, now }) =>
      db.read(function* () {
        const { limit, cursor, mine, status, caseId, department } = query;
        const offset = Math.max(0, Number.parseInt(cursor ?? '0', 10) || 0);
        // A department that is missing on its own member must show nothing rather than everything.
        const own = caller.role === 'department' ? (caller.department ?? 'none') : department;
        if (caller.role === 'department' && department !== undefined && department !== own)
          return { items: [], next: null };
        const assigneeId = mine ? caller.id : undefined;
        const found = yield* tickets.views(
          { department: own, status, caseId, assigneeId, limit: limit + 1, offset },
          now,
        );
        return { items: found.slice(0, limit), next: found.length > limit ? String(offset + limit) : null };
      }),
    ),
    route(getTicket, ({ params, caller, now }) =>
      db.read(function* () {
        return yield* viewed(yield* visible(params.id, caller), now);
      }),
    ),
    route(updateTicket, ({ params, body, caller, ifMatch, now }) =>
      db.write(function* () {
        const ticket = yield* visible(params.id, caller);
        if (ticket instanceof Problem) return ticket;
        return yield* viewed(yield* tickets.change(ticket.id, body, actorOf(caller), ifMatch), now);
      }),
    ),
    route(listTicketComments, ({ params, caller }) =>
      db.read(function* () {
        const ticket = yield* visible(params.id, caller);
        return ticket instanceof Problem ? ticket : { items: yield* tickets.comments(ticket.id) };
      }),
    ),
    route(addTicketComment, ({ params, body, caller }) =>
      db.write(function* () {
        const ticket = yield* visible(params.id, caller);
        return ticket instanceof Problem
          ? ticket
          : yield* tickets.comment(ticket, body.text, actorOf(caller));
      }),
    ),
  ];
}

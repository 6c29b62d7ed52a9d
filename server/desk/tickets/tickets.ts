import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Ticket } from '../../../engine/records/cases.ts';
import type { Department } from '../../../engine/records/people.ts';
import type { Actor, Fault, Recipient, TicketRequest } from '../../../engine/runtime/desk.ts';
import type { Text } from '../../../engine/core/text.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { Problem } from '../../contract/problem.ts';
import type { TicketComment } from '../../contract/tickets.ts';
import type { Cases } from '../cases/index.ts';
import type { DeskContext } from '../context.ts';
import { fault } from '../fault.ts';
import type { Notifications } from '../notifications/index.ts';
import type { People } from '../people/index.ts';
import {
  commentsOf,
  insertComment,
  insertTicket,
  nextNumber,
  saveTicket,
  ticketByDuplicateKey,
  ticketById,
  ticketUnderKey,
  ticketViews,
} from './records.ts';
import { changed, isClosed, payloadOf, refusalOf, type TicketSet } from './rules.ts';
import { closedWords, commentWords, openedWords } from './words.ts';
import { say } from '../../contract/say.ts';
import { departmentWords, ticketStatusWords } from '../../contract/sentences/values.ts';

export interface TicketDeps {
  people: Pick<People, 'byId'>;
  cases: Pick<Cases, 'byId' | 'addTimeline'>;
  notifications: Pick<Notifications, 'notify'>;
}

/** Not there, or another department's: whoever asks cannot tell the difference. */
export const noSuchTicket = (id: string): Problem => new Problem('notFound', say('noSuchTicket', { id }));

/** Work that other departments do for a case. The customer sees none of it. */
export function createTickets(
  { clock, ids, emit, publish, recordChanged }: DeskContext,
  { people, cases, notifications }: TicketDeps,
) {
  const stamp = (): string => isoTime(clock.now());

  function* tell(to: Recipient, ticket: Ticket, body: Text, occasion: string): Work<void> {
    // A department without members, or a case without an owner, is no reason to lose the ticket.
    yield* notifications.notify({
      to: [to],
      channel: 'inApp',
      class: 'service',
      body,
      data: {},
      link: `/tickets/${ticket.id}`,
      idempotencyKey: `${ticket.id}:${occasion}`,
      caseId: ticket.caseId ?? undefined,
    });
  }
  function* note(
    ticket: Ticket,
    code:
      'ticket.opened' | 'ticket.repeated' | 'ticket.statusChanged' | 'ticket.resolved' | 'ticket.rejected',
    by: Actor,
    more: Record<string, string> = {},
  ): Work<void> {
    if (ticket.caseId === null) return;
    const { id: ticketId, number, department } = ticket;
    const params = { ticketId, number, department, ...more };
    yield* cases.addTimeline(ticket.caseId, { code, params, by });
  }

  function* open(request: TicketRequest): Work<{ ticket: Ticket; repeated: boolean } | Fault> {
    const { caseId, department, duplicateKey, by } = request;
    if (caseId !== undefined && !(yield* cases.byId(caseId)))
      return fault('NOT_FOUND', say('caseForTicket', { id: caseId }));
    const twin = duplicateKey ? yield* ticketByDuplicateKey(duplicateKey, department) : undefined;
    if (twin) return yield* repeat(twin, request);
    const now = stamp();
    const sequence = yield* nextNumber();
    // Written out in one piece, as flows open one ticket after another.
    const ticket: Ticket = {
      id: ids.next('ticket'),
      caseId: caseId ?? null,
      department,
      type: request.type,
      priority: request.priority,
      status: 'new',
      summary: request.summary,
      fields: request.fields,
      assigneeId: null,
      dueAt: request.dueAt === undefined ? null : new Date(request.dueAt).toISOString(),
      duplicateKey: duplicateKey ?? null,
      resolution: null,
      createdAt: now,
      updatedAt: now,
      version: 1,
      number: `T-${sequence}`,
    };
    yield* insertTicket(ticket, sequence);
    yield* note(ticket, 'ticket.opened', by);
    yield* emit('ticket.created', payloadOf(ticket));
    yield* recordChanged({ object: 'ticket', before: null, after: ticket });
    yield* tell({ department }, ticket, openedWords(ticket), 'opened');
    yield* publish('ticket', ticket.id);
    return { ticket, repeated: false };
  }
  function* repeat(
    twin: Ticket,
    { summary, by }: TicketRequest,
  ): Work<{ ticket: Ticket; repeated: boolean } | Fault> {
    if (isClosed(twin.status))
      return fault(
        'DUPLICATE_CLOSED',
        say('ticketRepeatedClosed', { number: twin.number, status: ticketStatusWords(twin.status) }),
      );
    yield* write(twin, summary, by);
    yield* note(twin, 'ticket.repeated', by);
    return { ticket: twin, repeated: true };
  }

  function* write(ticket: Ticket, text: string, by: Actor): Work<TicketComment> {
    const comment = {
      id: ids.next('comment'),
      ticketId: ticket.id,
      authorId: by.id,
      authorName: by.name ?? by.id,
      text,
      createdAt: stamp(),
    };
    yield* insertComment(comment);
    yield* emit('ticket.updated', { ...payloadOf(ticket), changed: 'comments' });
    yield* publish('ticket', ticket.id);
    return comment;
  }
  /** A person's comment. It reaches the other side: the case's owner, or whoever works on the ticket. */
  function* comment(ticket: Ticket, text: string, by: Actor): Work<TicketComment> {
    const written = yield* write(ticket, text, by);
    const author = yield* people.byId(by.id);
    const words = commentWords(ticket, written.authorName);
    if (author?.role !== 'department')
      yield* tell(
        ticket.assigneeId === null ? { department: ticket.department } : { agent: ticket.assigneeId },
        ticket,
        words,
        written.id,
      );
    else if (ticket.caseId !== null) yield* tell({ owner: ticket.caseId }, ticket, words, written.id);
    return written;
  }

  function* assigneeProblem(assigneeId: string, department: Department): Work<Problem | undefined> {
    const person = yield* people.byId(assigneeId);
    if (person?.active && (person.role !== 'department' || person.department === department))
      return undefined;
    return new Problem(
      'invalid',
      say('cannotWorkOnTickets', { person: assigneeId, department: departmentWords(department) }),
    );
  }

  function* change(id: string, set: TicketSet, by: Actor, ifMatch?: number): Work<Ticket | Problem> {
    const before = yield* ticketById(id);
    if (!before) return noSuchTicket(id);
    if (ifMatch !== undefined && ifMatch !== before.version)
      return new Problem('preconditionFailed', say('ticketChanged', { number: before.number }));
    const refusal = refusalOf(before, set);
    if (refusal) return new Problem(refusal.code, refusal.said);
    const wrong = set.assigneeId ? yield* assigneeProblem(set.assigneeId, before.department) : undefined;
    if (wrong) return wrong;
    const after = changed(before, set, stamp());
    yield* saveTicket(after);
    yield* emit('ticket.updated', { ...payloadOf(after), changed: Object.keys(set).join() });
    if (after.status !== before.status) yield* moved(before, after, by);
    yield* recordChanged({ object: 'ticket', before: { ...before }, after: { ...after } });
    yield* publish('ticket', id);
    return after;
  }
  function* moved(before: Ticket, after: Ticket, by: Actor): Work<void> {
    if (!isClosed(after.status))
      return yield* note(after, 'ticket.statusChanged', by, { from: before.status, to: after.status });
    const occasion = `ticket.${after.status}` as const;
    yield* note(after, occasion, by, { resolution: after.resolution ?? '' });
    yield* emit(occasion, payloadOf(after));
    if (after.caseId !== null)
      yield* tell({ owner: after.caseId }, after, closedWords(after), `${occasion}:${after.version}`);
  }

  return {
    byId: ticketById,
    underKey: ticketUnderKey,
    views: ticketViews,
    comments: commentsOf,
    open,
    comment,
    change,
  };
}
export type Tickets = ReturnType<typeof createTickets>;

import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Actor, Fault, OpenCaseRequest, OpenCaseResult } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { caseTypeSchema, type Case, type Message } from '../../../engine/records/cases.ts';
import { systemActor } from '../actor.ts';
import type { DeskContext } from '../context.ts';
import { fault, isFault } from '../fault.ts';
import { payloadOf, type Changer } from './change.ts';
import type { CaseDeps } from './deps.ts';
import { caseById, insertCase, latestCaseOf, nextSequence } from './records.ts';
import { canReopen, isDone, subjectOf } from './rules.ts';
import { say } from '../../contract/say.ts';

/** How long an unclaimed message still finds its old case. */
const unclaimedReopenDays = 7;

/** How a message gets to its case: to the open one, to one done not long ago, or to a new one. */
export function opener(
  { clock, ids, emit, publish, recordChanged }: DeskContext,
  { customers, conversations, timeline, work }: CaseDeps,
  { change }: Changer,
) {
  const told = (subject: Case, message: Message) =>
    emit('case.customerReplied', { messageId: message.id, ...payloadOf(subject) });

  function* openIn(conversationId: string): Work<Case | undefined> {
    const latest = yield* latestCaseOf(conversationId);
    return latest && !isDone(latest.status) ? latest : undefined;
  }

  /** A case that waited for the customer waits for us now. */
  function* customerWrote(open: Case, message: Message): Work<Case> {
    const status = open.status === 'awaitingCustomer' ? 'open' : open.status;
    const after = yield* change(open, { status, lastCustomerMessageAt: message.createdAt }, systemActor);
    yield* told(after, message);
    return after;
  }

  function* append(open: Case, message: Message, contact: Customer): Work<Case> {
    let after = open;
    if (message.caseId !== open.id) {
      yield* conversations.assignMessage(message.id, open.id);
      after = yield* customerWrote(open, message);
    }
    return after.contactId === null ? yield* change(after, contact, systemActor) : after;
  }

  function* reopen(done: Case, message: Message, by: Actor): Work<Case> {
    yield* conversations.assignMessage(message.id, done.id);
    const after = yield* change(done, { status: 'open', lastCustomerMessageAt: message.createdAt }, by);
    yield* timeline.add(done.id, { code: 'case.reopened', params: { count: after.reopenCount }, by });
    yield* told(after, message);
    return after;
  }

  function* create(draft: CaseDraft, message: Message | null, by: Actor): Work<Case> {
    const now = isoTime(clock.now());
    const sequence = yield* nextSequence();
    const created: Case = {
      id: ids.next('case'),
      createdAt: now,
      updatedAt: now,
      version: 1,
      number: `C-${sequence}`,
      subject: draft.subject,
      description: draft.description ?? '',
      channel: draft.channel,
      language: draft.language,
      contactId: draft.contactId,
      accountId: draft.accountId,
      conversationId: message?.conversationId ?? null,
      status: 'new',
      priority: draft.priority ?? 'normal',
      type: draft.type ?? null,
      reason: draft.reason ?? null,
      product: draft.product ?? null,
      department: draft.department ?? null,
      queueId: null,
      ownerId: null,
      previousCaseId: draft.previousCaseId ?? null,
      resolution: null,
      tags: draft.tags ?? [],
      firstAgentReplyAt: null,
      lastCustomerMessageAt: message?.createdAt ?? null,
      solvedAt: null,
      closedAt: null,
      reopenCount: 0,
    };
    yield* insertCase(created, sequence);
    if (message) yield* conversations.assignMessage(message.id, created.id);
    yield* timeline.add(created.id, { code: 'case.created', params: { number: created.number }, by });
    yield* emit('case.created', payloadOf(created));
    yield* recordChanged({ object: 'case', before: null, after: created });
    yield* publish('case', created.id);
    return created;
  }

  /** The contact named by the caller, else the one the conversation is known to be with. */
  function* customerOf(contactId: string | undefined, message: Message): Work<Customer | Fault> {
    const id = contactId ?? (yield* conversations.byId(message.conversationId))?.contactId;
    if (!id) return { contactId: null, accountId: null };
    const contact = yield* customers.byId(id);
    return contact
      ? { contactId: id, accountId: contact.accountId }
      : fault('VALIDATION', say('noSuchContact', { id }));
  }

  function* openCase(request: OpenCaseRequest): Work<OpenCaseResult | Fault> {
    const message = yield* conversations.messageById(request.messageId);
    if (!message) return fault('NOT_FOUND', say('noSuchMessage', { id: request.messageId }));
    const type = request.type === undefined ? null : caseTypeSchema.safeParse(request.type).data;
    if (type === undefined) return fault('VALIDATION', say('noCaseType', { type: request.type ?? '' }));
    const customer = yield* customerOf(request.contactId, message);
    if (isFault(customer)) return customer;
    const latest = message.caseId
      ? yield* caseById(message.caseId)
      : yield* latestCaseOf(message.conversationId);
    const why = (outcome: OpenCaseResult['outcome']) => [
      {
        text: 'openCase.latest',
        left: latest?.number ?? null,
        op: 'status',
        right: latest?.status ?? null,
        result: outcome,
      },
    ];
    if (latest && !isDone(latest.status))
      return { outcome: 'appended', case: yield* append(latest, message, customer), why: why('appended') };
    if (latest && canReopen(latest, clock.now(), request.reopenWithinDays))
      return { outcome: 'reopened', case: yield* reopen(latest, message, request.by), why: why('reopened') };
    const draft: CaseDraft = {
      contactId: customer.contactId,
      accountId: customer.accountId,
      subject: subjectOf(request.subject || message.subject || message.text),
      description: message.text,
      channel: message.channel,
      language: message.language,
      type,
      tags: message.tags,
      previousCaseId: latest?.id,
    };
    return { outcome: 'created', case: yield* create(draft, message, request.by), why: why('created') };
  }

  /** Talk about us that is not addressed to us waits for a flow; everything else must not be missed. */
  function* takeUnclaimed(message: Message): Work<string | null> {
    if (message.mentionType === 'untagged' || message.mentionType === 'competitor') return null;
    const opened = yield* openCase({
      messageId: message.id,
      subject: message.subject || message.text,
      reopenWithinDays: unclaimedReopenDays,
      by: systemActor,
    });
    // The message was written a moment ago and names no contact, so nothing can be refused.
    if (isFault(opened)) throw new Error(opened.fault.message);
    yield* work.fallBack(opened.case.id, systemActor);
    return opened.case.id;
  }

  return { openIn, customerWrote, openCase, takeUnclaimed, create };
}

type Customer = Pick<Case, 'contactId' | 'accountId'>;
/** What is known of a case when it is opened; the rest is for the house and for classification to say. */
export type CaseDraft = Pick<Case, 'subject' | 'channel' | 'language' | 'contactId' | 'accountId'> &
  Partial<
    Pick<
      Case,
      'description' | 'priority' | 'type' | 'reason' | 'product' | 'department' | 'tags' | 'previousCaseId'
    >
  >;

import type { Locale } from '../../../engine/core/text.ts';
import type { Case, Message } from '../../../engine/records/cases.ts';
import type { Contact } from '../../../engine/records/people.ts';
import type { Actor, Fault, ReplyRequest, ReplyResult } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Cases } from '../cases/index.ts';
import type { Conversations } from '../conversations/index.ts';
import type { Customers } from '../customers/index.ts';
import type { DeskContext } from '../context.ts';
import { fault, isFault } from '../fault.ts';
import type { Outbox } from './outbox.ts';
import { addressOn, limitExceeded, subjectFrom } from './rules.ts';
import type { Templates } from './templates.ts';
import { say } from '../../contract/say.ts';
import { channelWords } from '../../contract/sentences/values.ts';

export interface ReplyDeps {
  cases: Pick<Cases, 'byId'>;
  conversations: Pick<Conversations, 'byId' | 'send' | 'replyAddress'>;
  customers: Pick<Customers, 'byId'>;
  templates: Templates;
  outbox: Outbox;
  /** The customer has had their first answer: for those of a flow that count as one. */
  answered(subject: Case, message: Message, by: Actor): Work<unknown>;
}

/** Words for the customer: into the conversation, and out on the channel they used. */
export function createReplies({ publish }: DeskContext, deps: ReplyDeps) {
  const { cases, conversations, customers, templates, outbox } = deps;

  /** Brings a message of ours to whoever wrote last. A repeat finds its row and sends nothing twice. */
  function* deliver(
    message: Message,
    subject: Case,
    { template, locale, key = message.id }: { template?: string; locale?: Locale; key?: string } = {},
  ): Work<void> {
    const known = yield* conversations.replyAddress(message.conversationId);
    const way = known && addressOn(message.channel, known);
    if (!way) return;
    const title = message.subject || (known.subject ? `Re: ${known.subject}` : subjectFrom(message.text));
    yield* outbox.enqueue({
      ...way,
      class: 'service',
      locale: locale ?? (message.language === 'ja' ? 'ja' : 'en'),
      subject: `${title} [${subject.number}]`,
      text: message.text,
      template,
      idempotencyKey: `reply:${key}`,
      caseId: subject.id,
      messageId: message.id,
    });
  }

  /** The language we know of the customer, else the one they wrote in. */
  const languageFor = (subject: Case, contact: Contact | undefined): Locale =>
    contact?.locale ?? (subject.language.startsWith('ja') ? 'ja' : 'en');

  function* reply(request: ReplyRequest): Work<ReplyResult | Fault> {
    const earlier = yield* outbox.byKey(`reply:${request.idempotencyKey}`);
    if (earlier) return { messageId: earlier.messageId };
    const subject = yield* cases.byId(request.caseId);
    if (!subject) return fault('NOT_FOUND', say('caseToAnswer', { id: request.caseId }));
    const conversation = subject.conversationId && (yield* conversations.byId(subject.conversationId));
    if (!conversation) return { messageId: null, skipped: 'NO_CONVERSATION' };
    const known = yield* conversations.replyAddress(conversation.id);
    if (!known || !addressOn(conversation.channel, known)) return { messageId: null, skipped: 'NO_ADDRESS' };

    const contact = subject.contactId ? yield* customers.byId(subject.contactId) : undefined;
    const data = { case: subject, contact: contact ?? null, ...request.data };
    const words = yield* templates.words({ ...request, data });
    if (isFault(words)) return words;
    const locale = languageFor(subject, contact);
    const text = words.text[locale].trim();
    if (text === '') return { messageId: null, skipped: 'EMPTY_TEXT' };
    const limit = limitExceeded(conversation.channel, request.visibility, text);
    if (limit !== undefined)
      return fault(
        'TEXT_TOO_LONG',
        say('textTooLong', { channel: channelWords(conversation.channel), most: limit }),
      );

    const message = yield* conversations.send(conversation, {
      caseId: subject.id,
      // In a guided flow it is the person at the screen who answers.
      author: request.by.kind === 'agent' ? 'agent' : 'bot',
      authorId: request.by.id,
      authorName: request.by.name ?? null,
      text,
      subject: words.subject[locale],
      visibility: request.visibility,
    });
    yield* deliver(message, subject, { template: request.template, locale, key: request.idempotencyKey });
    if (request.countsAsFirstResponse) yield* deps.answered(subject, message, request.by);
    yield* publish('case', subject.id);
    return { messageId: message.id };
  }

  return { deliver, reply };
}
export type Replies = ReturnType<typeof createReplies>;

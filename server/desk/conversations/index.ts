import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Locale } from '../../../engine/core/text.ts';
import { detectLanguage } from '../../../engine/classifier/language/index.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Conversation, Message } from '../../../engine/records/cases.ts';
import type { NewMessage } from '../../contract/conversations.ts';
import { handleKey, providerOf, type Customers } from '../customers/index.ts';
import type { DeskContext } from '../context.ts';
import { identifier } from './identify.ts';
import {
  assignMessage,
  caseIdOf,
  conversationById,
  conversationByThread,
  insertConversation,
  insertMessage,
  insertReceipt,
  latestIncoming,
  messageById,
  messageUnder,
  patchConversation,
  removeReceipts,
} from './records.ts';
import { localeFor, threadKeyOf, visibilityOf } from './rules.ts';

export { createIntake, type Intake, type IntakeDeps, type Received, type RequestKey } from './intake.ts';
export { decodeMessage } from './records.ts';
export { messageRoutes } from './routes.ts';

/** From here on what the customer wrote before would change nothing. */
const sureEnough = 0.8;
const receiptsKeptMs = 90 * 24 * 60 * 60_000;

/** A message that leaves: an agent's answer or an automatic one. */
export interface Outgoing {
  caseId: string | null;
  author: 'agent' | 'bot';
  authorId: string;
  authorName: string | null;
  text: string;
  subject?: string;
  visibility: Message['visibility'];
}
/** Whom an answer in a conversation goes to, as the channel knows them. */
export interface ReplyAddress {
  handle: string;
  email: string | null;
  phone: string | null;
  name: string | null;
  language: Locale;
  subject: string;
  messageId: string;
}

/** Conversations and their messages. A message is never changed; it only comes to belong to a case. */
export function createConversations(context: DeskContext, customers: Customers) {
  const { clock, ids, languages: enabled } = context;
  const stamp = (): string => isoTime(clock.now());

  /** The conversation a message belongs to, begun if there is none. */
  function* thread(input: NewMessage): Work<{ conversation: Conversation; begun: boolean }> {
    const { channel, handle, threadId } = input;
    const threadKey = threadKeyOf(threadId, handleKey(providerOf(channel), handle));
    const known = yield* conversationByThread(channel, threadKey);
    if (known) return { conversation: known, begun: false };
    const now = stamp();
    const conversation: Conversation = {
      id: ids.next('conversation'),
      createdAt: now,
      updatedAt: now,
      version: 1,
      channel,
      threadKey,
      contactId: null,
      personaId: null,
      state: 'open',
      lastAgentId: null,
    };
    yield* insertConversation(conversation);
    return { conversation, begun: true };
  }

  /** What a few words leave open, the customer's last message decides; it is looked up only then. */
  function* languageOf(text: string, conversationId: string): Work<string> {
    const first = detectLanguage(text, { enabled });
    if (first.confidence >= sureEnough) return first.language;
    const last = (yield* latestIncoming(conversationId))?.language;
    const { language } = last === undefined ? first : detectLanguage(text, { enabled, last });
    return language === 'und' ? (last ?? 'en') : language;
  }

  /** Keeps a customer's message. `caseId`: the case it goes to at once, where the conversation has an open one. */
  function* keep(input: NewMessage, conversation: Conversation, caseId: string | null): Work<Message> {
    const mentionType = input.mentionType ?? null;
    const language = yield* languageOf(`${input.subject} ${input.text}`, conversation.id);
    const now = stamp();
    // Written out, here and in the rows: an object that is put together from others costs several times as much.
    const message: Message = {
      id: ids.next('message'),
      createdAt: now,
      updatedAt: now,
      version: 1,
      conversationId: conversation.id,
      caseId,
      channel: input.channel,
      direction: 'in',
      author: 'customer',
      authorId: null,
      handle: input.handle,
      subject: input.subject,
      text: input.text,
      language,
      mentionType,
      tags: input.tags,
      visibility: visibilityOf(input.channel, mentionType),
    };
    yield* insertMessage(message, {
      authorName: input.name || null,
      senderEmail: input.email ?? null,
      senderPhone: input.phone ?? null,
    });
    if (conversation.state !== 'open') yield* patchConversation(conversation, { state: 'open' }, now);
    return message;
  }

  /** Writes an answer into the conversation. Bringing it to the customer is the notifications' work. */
  function* send(conversation: Conversation, outgoing: Outgoing): Work<Message> {
    const now = stamp();
    const message: Message = {
      id: ids.next('message'),
      createdAt: now,
      updatedAt: now,
      version: 1,
      conversationId: conversation.id,
      caseId: outgoing.caseId,
      channel: conversation.channel,
      direction: 'out',
      author: outgoing.author,
      authorId: outgoing.authorId,
      handle: outgoing.authorName ?? outgoing.authorId,
      subject: outgoing.subject ?? '',
      text: outgoing.text,
      language: yield* languageOf(outgoing.text, conversation.id),
      mentionType: null,
      tags: [],
      visibility: outgoing.visibility,
    };
    yield* insertMessage(message, { authorName: outgoing.authorName, senderEmail: null, senderPhone: null });
    // An automatic answer leaves it our turn.
    if (outgoing.author === 'agent') {
      const set = { lastAgentId: outgoing.authorId, state: 'waiting' } as const;
      yield* patchConversation(conversation, set, now);
    }
    return message;
  }

  /** Its case is done. The next message opens it again. */
  function* close(id: string): Work<void> {
    const conversation = yield* conversationById(id);
    if (conversation && conversation.state !== 'closed')
      yield* patchConversation(conversation, { state: 'closed' }, stamp());
  }

  /** Where an answer goes: to whoever wrote last. */
  function* replyAddress(conversationId: string): Work<ReplyAddress | undefined> {
    const last = yield* latestIncoming(conversationId);
    return (
      last && {
        handle: last.handle,
        email: last.channel === 'email' ? last.handle : last.senderEmail,
        phone: last.senderPhone,
        name: last.authorName,
        language: localeFor(last.language),
        subject: last.subject,
        messageId: last.id,
      }
    );
  }

  /** The answer that was sent under this key before. */
  const sentUnder = (key: string): Work<Message | undefined> => messageUnder(`reply:${key}`);
  const keepKey = (key: string, message: Message): Work<void> =>
    insertReceipt({
      key: `reply:${key}`,
      requestHash: '',
      messageId: message.id,
      runs: '[]',
      createdAt: message.createdAt,
    });

  /** Keys by which a repeated message is known. Mail is redelivered for days, programs repeat within hours. */
  const forgetReceipts = (now: number, limit: number): Work<number> =>
    removeReceipts(new Date(now - receiptsKeptMs).toISOString(), limit);

  return {
    byId: conversationById,
    forgetReceipts,
    messageById,
    caseIdOf,
    assignMessage,
    thread,
    keep,
    send,
    close,
    replyAddress,
    sentUnder,
    keepKey,
    identifyContact: identifier(context, customers),
  };
}
export type Conversations = ReturnType<typeof createConversations>;

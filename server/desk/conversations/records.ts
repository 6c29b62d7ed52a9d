import { sql } from 'kysely';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Conversation, Message } from '../../../engine/records/cases.ts';
import type { Database } from '../../store/database.ts';
import { insert, one, p, patch, rowById, run, statement } from '../../store/query.ts';

// Rows were checked before they were written, so the columns hold what the record types say.
const decodeConversation = (row: Database['conversations']): Conversation => ({
  ...row,
  channel: row.channel as Conversation['channel'],
  state: row.state as Conversation['state'],
});
type MessageRow = Database['messages'];
// Written out, because taking a rest of the row costs more than reading it.
export function decodeMessage(row: MessageRow): Message {
  return {
    id: row.id,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    version: row.version,
    conversationId: row.conversationId,
    caseId: row.caseId,
    channel: row.channel as Message['channel'],
    direction: row.direction as Message['direction'],
    author: row.author as Message['author'],
    authorId: row.authorId,
    handle: row.handle,
    subject: row.subject,
    text: row.text,
    language: row.language,
    mentionType: row.mentionType as Message['mentionType'],
    tags: JSON.parse(row.tags) as string[],
    visibility: row.visibility as Message['visibility'],
  };
}

const conversation = rowById('conversations');
export function* conversationById(id: string): Work<Conversation | undefined> {
  const row = yield* one(conversation, { id });
  return row && decodeConversation(row);
}
const byThread = statement<{ channel: string; threadKey: string }>()((db) =>
  db
    .selectFrom('conversations')
    .selectAll()
    .where('channel', '=', p<string>('channel'))
    .where('threadKey', '=', p<string>('threadKey')),
);
export function* conversationByThread(channel: string, threadKey: string): Work<Conversation | undefined> {
  const row = yield* one(byThread, { channel, threadKey });
  return row && decodeConversation(row);
}
export const insertConversation = (row: Conversation): Work<void> => insert('conversations', row);
export function* patchConversation(
  before: Conversation,
  set: Partial<Conversation>,
  updatedAt: string,
): Work<void> {
  yield* patch('conversations', before.id, { updatedAt, version: before.version + 1, ...set });
}

/** Who is behind a message, beyond what everybody may read of it. */
export interface SenderDetails {
  authorName: string | null;
  senderEmail: string | null;
  senderPhone: string | null;
}
export const insertMessage = (message: Message, sender: SenderDetails): Work<void> =>
  insert('messages', {
    id: message.id,
    createdAt: message.createdAt,
    updatedAt: message.updatedAt,
    version: message.version,
    conversationId: message.conversationId,
    caseId: message.caseId,
    channel: message.channel,
    direction: message.direction,
    author: message.author,
    authorId: message.authorId,
    authorName: sender.authorName,
    handle: message.handle,
    senderEmail: sender.senderEmail,
    senderPhone: sender.senderPhone,
    subject: message.subject,
    text: message.text,
    language: message.language,
    mentionType: message.mentionType,
    tags: JSON.stringify(message.tags),
    visibility: message.visibility,
  });

const message = rowById('messages');
export function* messageById(id: string): Work<Message | undefined> {
  const row = yield* one(message, { id });
  return row && decodeMessage(row);
}
/** Of a message what says who sent it. */
type Sent = Pick<Message, 'id' | 'conversationId' | 'channel' | 'handle' | 'subject' | 'language'> &
  SenderDetails;
const toSent = (row: MessageRow): Sent => ({
  id: row.id,
  conversationId: row.conversationId,
  channel: row.channel as Message['channel'],
  handle: row.handle,
  subject: row.subject,
  language: row.language,
  authorName: row.authorName,
  senderEmail: row.senderEmail,
  senderPhone: row.senderPhone,
});
export function* senderOf(id: string): Work<Sent | undefined> {
  const row = yield* one(message, { id });
  return row && toSent(row);
}
export function* caseIdOf(messageId: string): Work<string | null> {
  return (yield* one(message, { id: messageId }))?.caseId ?? null;
}
export function* assignMessage(messageId: string, caseId: string): Work<void> {
  yield* patch('messages', messageId, { caseId });
}

const latestFrom = statement<{ conversationId: string }>()((db) =>
  db
    .selectFrom('messages')
    .selectAll()
    .where('conversationId', '=', p<string>('conversationId'))
    .where('direction', '=', 'in')
    .orderBy('sequence', 'desc')
    .limit(1),
);
export function* latestIncoming(conversationId: string): Work<Sent | undefined> {
  const row = yield* one(latestFrom, { conversationId });
  return row && toSent(row);
}

const receipt = statement<{ key: string }>()((db) =>
  db
    .selectFrom('messageReceipts')
    .innerJoin('messages', 'messages.id', 'messageReceipts.messageId')
    .select(['requestHash', 'runs', 'messageId', 'conversationId', 'caseId'])
    .where('key', '=', p<string>('key')),
);
export type Receipt = Pick<Database['messageReceipts'], 'requestHash' | 'runs' | 'messageId'> &
  Pick<MessageRow, 'conversationId' | 'caseId'>;
export const receiptOf = (key: string): Work<Receipt | undefined> => one(receipt, { key });
const underKey = statement<{ key: string }>()((db) =>
  db
    .selectFrom('messageReceipts')
    .innerJoin('messages', 'messages.id', 'messageReceipts.messageId')
    .selectAll('messages')
    .where('key', '=', p<string>('key')),
);
export function* messageUnder(key: string): Work<Message | undefined> {
  const row = yield* one(underKey, { key });
  return row && decodeMessage(row);
}
export const insertReceipt = (row: Database['messageReceipts']): Work<void> => insert('messageReceipts', row);

/** The oldest rows stand first, so that a look at them costs the same however many there are. */
const oldReceipts = statement<{ before: string; limit: number }>()((db) =>
  db
    .deleteFrom('messageReceipts')
    .where('createdAt', '<', p<string>('before'))
    .where('key', 'in', (rows) =>
      rows
        .selectFrom('messageReceipts')
        .select('key')
        .orderBy(sql`rowid`)
        .limit(p<number>('limit')),
    ),
);
export const removeReceipts = (before: string, limit: number): Work<number> =>
  run(oldReceipts, { before, limit });

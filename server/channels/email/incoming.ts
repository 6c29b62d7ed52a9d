import { createHash } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import type { NewMessage } from '../../contract/conversations.ts';
import { textOfHtml, tidy, withoutQuote } from './plain-text.ts';
import { messageIdsIn, type FindMessage, type MessageIds } from './thread.ts';

export interface Envelope {
  /** `MAIL FROM`: empty for bounces. */
  sender: string;
}
/** A mail as a customer's message, or why it is none. */
export type Incoming = { message: NewMessage } | { ignored: 'bounce' | 'autoReply' | 'noSender' | 'empty' };

interface Threads {
  ids: MessageIds;
  findMessage: FindMessage;
}

/** Reads one mail. Answers of machines are no customer's words: taking them in would make two machines talk for ever. */
export async function readMail(raw: Uint8Array, envelope: Envelope, threads: Threads): Promise<Incoming> {
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 30, maxHeadersSize: 256 * 1024 });
  if (envelope.sender === '' || isReport(mail)) return { ignored: 'bounce' };
  if (isAutomatic(mail)) return { ignored: 'autoReply' };
  const address = mail.from?.address?.toLowerCase() ?? '';
  if (!/^[^\s@]+@[^\s@]+$/.test(address) || address.length > 200) return { ignored: 'noSender' };
  const subject = (mail.subject ?? '').trim().slice(0, 500);
  const text = textOf(mail) || subject;
  if (text === '') return { ignored: 'empty' };
  const name = mail.from?.name?.trim().slice(0, 200);
  const threadId = await threadOf(mail, threads);
  return {
    message: {
      channel: 'email',
      handle: address,
      email: address,
      ...(name ? { name } : {}),
      subject,
      text,
      ...(threadId ? { threadId } : {}),
      externalId: keyOf(mail, raw),
      tags: mail.attachments.some(({ related }) => !related) ? ['attachments'] : [],
    },
  };
}

const header = (mail: Email, name: string): string =>
  mail.headers
    .find(({ key }) => key === name)
    ?.value.trim()
    .toLowerCase() ?? '';

const isReport = (mail: Email): boolean => header(mail, 'content-type').startsWith('multipart/report');

function isAutomatic(mail: Email): boolean {
  const submitted = header(mail, 'auto-submitted');
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    ['auto_reply', 'bulk', 'junk'].includes(header(mail, 'precedence')) ||
    header(mail, 'x-autoreply') !== '' ||
    header(mail, 'x-autorespond') !== ''
  );
}

function textOf(mail: Email): string {
  const text = mail.text?.trim() ? tidy(mail.text) : textOfHtml(mail.html ?? '');
  return withoutQuote(text).slice(0, 20_000);
}

/**
 * An answer to one of our mails belongs to that conversation, whatever its other headers say. Otherwise the first
 * mail of the thread names it. Undefined: the sender's address does.
 */
async function threadOf(mail: Email, { ids, findMessage }: Threads): Promise<string | undefined> {
  const references = messageIdsIn(mail.references);
  const known = [...references, ...messageIdsIn(mail.inReplyTo)];
  for (const id of known.toReversed()) {
    const ours = ids.messageIn(id);
    const found = ours === undefined ? undefined : await findMessage(ours);
    if (found) return found.threadId ?? undefined;
  }
  return known[0] ?? messageIdsIn(mail.messageId)[0] ?? undefined;
}

/** Servers deliver again when they did not hear our answer; without a Message-ID the mail itself tells them apart. */
const keyOf = (mail: Email, raw: Uint8Array): string =>
  messageIdsIn(mail.messageId)[0] ?? createHash('sha256').update(raw).digest('hex');

import { createHmac, timingSafeEqual } from 'node:crypto';

/** What mail needs to know of a message that was sent or is to be sent. */
export interface SentMessage {
  /** The thread of its conversation; null when the conversation goes by the sender's address. */
  threadId: string | null;
  /** Written by a flow, not by a person. */
  isAutomatic: boolean;
}
/** Finds the conversation of one of our own messages. */
export type FindMessage = (messageId: string) => Promise<SentMessage | undefined>;

export interface MessageIds {
  /** The same for every repeat of a row, so that a second copy can be recognised as one. */
  of(outgoing: { idempotencyKey: string; messageId: string | null }): string;
  /** The message of ours that a Message-ID names, if we really made it. */
  messageIn(messageIdHeader: string): string | undefined;
}

/** Message-IDs of our mails carry which message they are, sealed so that nobody can write into another's conversation. */
export function messageIds(secret: string, domain: string): MessageIds {
  const seal = (text: string) => createHmac('sha256', secret).update(text).digest('hex').slice(0, 24);
  return {
    of({ idempotencyKey, messageId }) {
      const local = `${messageId ?? 'notice'}.${seal(`row ${idempotencyKey}`)}`;
      return `<${local}.${seal(local)}@${domain}>`;
    },
    messageIn(header) {
      const [, local = '', message, given = ''] =
        /^<((\w+)\.[0-9a-f]{24})\.([0-9a-f]{24})@[^>]+>$/.exec(header) ?? [];
      if (!message || message === 'notice') return undefined;
      return timingSafeEqual(Buffer.from(given), Buffer.from(seal(local))) ? message : undefined;
    },
  };
}

/** Every Message-ID in a References or In-Reply-To header, oldest first. */
export const messageIdsIn = (header: string | undefined): string[] =>
  (header?.slice(0, 20_000).match(/<[^<>\s]{1,250}>/g) ?? []).slice(0, 100);

import { createTransport, type SendMailOptions } from 'nodemailer';
import { sendTimeoutMs, type Outgoing, type Sender, type Sent } from '../../desk/notifications/sender.ts';
import type { FindMessage, MessageIds } from './thread.ts';
import { say } from '../../contract/say.ts';

export interface EmailSenderOptions {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  url: string;
  from: string;
  ids: MessageIds;
  findMessage: FindMessage;
}

/** Sends mail through the operator's own server. A repeat carries the same Message-ID. */
export function emailSender(options: EmailSenderOptions): Sender & { close(): void } {
  const transport = createTransport({
    url: options.url,
    pool: true,
    maxConnections: 5,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: sendTimeoutMs - 500,
    // Words of a customer must never make the server read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(outgoing) {
      if (!/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(outgoing.recipient))
        return { ok: false, retryable: false, ...say('mailNoAddress') };
      try {
        await transport.sendMail(await mailOf(outgoing, options));
        return { ok: true };
      } catch (error) {
        return failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}

async function mailOf(
  outgoing: Outgoing,
  { from, ids, findMessage }: EmailSenderOptions,
): Promise<SendMailOptions> {
  const message = outgoing.messageId === null ? undefined : await findMessage(outgoing.messageId);
  const root = /^<[^<>\s]+>$/.exec(message?.threadId ?? '')?.[0];
  return {
    from,
    to: outgoing.recipient,
    subject: outgoing.subject || subjectWithout[outgoing.locale],
    text: outgoing.text,
    messageId: ids.of(outgoing),
    ...(root ? { inReplyTo: root, references: root } : {}),
    headers: {
      'Content-Language': outgoing.locale,
      // Tells other machines not to answer; a person's own words go without it.
      ...(message?.isAutomatic === false
        ? {}
        : { 'Auto-Submitted': message ? 'auto-replied' : 'auto-generated' }),
    },
  };
}

const subjectWithout = { en: 'Your message', ja: 'お問い合わせについて' } as const;

/** 4xx and broken connections may pass; a 5xx is the other side's last word. */
function failureOf(error: unknown): Sent {
  const { message, responseCode } = Object(error) as { message?: unknown; responseCode?: unknown };
  const isFinal = typeof responseCode === 'number' && responseCode >= 500;
  const detail = typeof message === 'string' ? message : String(error);
  return { ok: false, retryable: !isFinal, ...say('mailServerSaid', { detail }) };
}

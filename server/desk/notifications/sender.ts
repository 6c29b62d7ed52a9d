import type { Locale } from '../../../engine/core/text.ts';
import type { Worded } from '../../../engine/core/sentence.ts';

/** One thing to be sent to one recipient. A repeat carries the same `idempotencyKey`. */
export interface Outgoing {
  id: string;
  channel: string;
  /** E-mail address, handle on the channel, or the id of the webhook. */
  recipient: string;
  locale: Locale;
  subject: string;
  text: string;
  idempotencyKey: string;
  caseId: string | null;
  messageId: string | null;
  /** For webhooks only: where to, signed with what, and the JSON to be sent. */
  webhook?: { url: string; secret: string; body: string };
}

/** `retryable` false: trying again cannot help, such as an unknown address or a host that is not allowed. */
export type Sent = { ok: true } | ({ ok: false; retryable: boolean } & Worded);

/** Sends on one channel. Must give up before `sendTimeoutMs`; what takes longer is sent again. */
export interface Sender {
  send(outgoing: Outgoing): Promise<Sent>;
}

/** Channels that really have a way out, by name: `email`, `webhook`, … A channel not listed has none. */
export type Senders = Readonly<Partial<Record<string, Sender>>>;

/** How long a claim on a row holds, and how long a sender may take at most. */
export const leaseMs = 15_000;
export const sendTimeoutMs = 10_000;

import { createHmac } from 'node:crypto';
import { sendTimeoutMs, type Sender, type Sent } from '../../desk/notifications/sender.ts';
import type { Outbound } from '../outbound.ts';
import { say } from '../../contract/say.ts';
import { saidIn } from '../../../engine/core/sentence.ts';

/** Sends webhooks signed after the Standard Webhooks scheme, so that any of its libraries can verify them. */
export function webhookSender(outbound: Pick<Outbound, 'http'>, now: () => number = Date.now): Sender {
  return {
    async send({ webhook, idempotencyKey }) {
      if (!webhook) return { ok: false, retryable: false, ...say('rowNoAddress') };
      const timestamp = String(Math.floor(now() / 1000));
      const reply = await outbound.http({
        method: 'POST',
        url: webhook.url,
        headers: {
          'content-type': 'application/json',
          'webhook-id': idempotencyKey,
          'webhook-timestamp': timestamp,
          'webhook-signature': signature(webhook.secret, idempotencyKey, timestamp, webhook.body),
        },
        body: webhook.body,
        timeoutMs: sendTimeoutMs - 500,
      });
      return outcomeOf(reply);
    },
  };
}

export function signature(secret: string, id: string, timestamp: string, body: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/** 2xx is taken. Trying again helps when the other side is down, slow or busy, not when it says no. */
function outcomeOf(reply: Awaited<ReturnType<Outbound['http']>>): Sent {
  if (!reply.ok) {
    const retryable = ['BAD_ANSWER', 'TIMEOUT', 'UNREACHABLE'].includes(reply.code);
    return { ok: false, retryable, ...say('callFailed', { code: reply.code, why: saidIn(reply) }) };
  }
  const { status } = reply;
  if (status >= 200 && status < 300) return { ok: true };
  const retryable = status >= 500 || [408, 425, 429].includes(status);
  return { ok: false, retryable, ...say('receiverStatus', { status }) };
}

import { randomBytes } from 'node:crypto';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Webhook } from '../../contract/notifications.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import type { Outbox } from './outbox.ts';
import {
  allWebhooks,
  deleteWebhookRow,
  insertWebhook,
  webhookTarget,
  type StoredWebhook,
} from './webhook-records.ts';
import { say } from '../../contract/say.ts';

/** The JSON every webhook gets: what happened, when, and the details. */
export const webhookBody = (type: string, at: string, data: Record<string, unknown>): string =>
  JSON.stringify({ type, timestamp: at, data });

/** Outgoing webhooks: who is told of what. */
export function createWebhooks({ clock, ids, vault }: DeskContext, outbox: Pick<Outbox, 'enqueue'>) {
  // Every event asks who listens, so the list is kept; creating and removing forget it.
  let known: StoredWebhook[] | undefined;
  function* registered(): Work<StoredWebhook[]> {
    return (known ??= yield* allWebhooks());
  }

  function* create(draft: {
    id: string;
    url: string;
    secret?: string;
    events: string[];
  }): Work<StoredWebhook | Problem> {
    if (yield* webhookTarget(draft.id)) return new Problem('conflict', say('idTaken', { id: draft.id }));
    const webhook: StoredWebhook = {
      ...draft,
      secret: draft.secret ?? `whsec_${randomBytes(24).toString('base64')}`,
      createdAt: new Date(clock.now()).toISOString(),
    };
    yield* insertWebhook({ ...webhook, secret: vault.seal(webhook.secret) });
    known = undefined;
    return webhook;
  }
  function* remove(id: string): Work<Problem | undefined> {
    known = undefined;
    return (yield* deleteWebhookRow(id)) ? undefined : new Problem('notFound', say('noSuchWebhook', { id }));
  }
  function* list(): Work<Webhook[]> {
    return (yield* allWebhooks()).map(({ secret: _secret, ...webhook }) => webhook);
  }

  /** Sends an event to every webhook that wants it. */
  function* announce(name: string, payload: Record<string, unknown>): Work<void> {
    for (const webhook of yield* registered()) {
      if (!webhook.events.includes(name)) continue;
      const { caseId, runId } = payload;
      yield* outbox.enqueue({
        channel: 'webhook',
        recipient: webhook.id,
        class: 'service',
        locale: 'en',
        subject: name,
        text: webhookBody(name, new Date(clock.now()).toISOString(), payload),
        idempotencyKey: `${ids.next('event')}:${webhook.id}`,
        caseId: typeof caseId === 'string' ? caseId : undefined,
        runId: typeof runId === 'string' ? runId : undefined,
      });
    }
  }

  /** Where to send and what to sign with. */
  function* target(id: string): Work<{ url: string; secret: string } | undefined> {
    const found = yield* webhookTarget(id);
    return found && { url: found.url, secret: vault.open(found.secret) };
  }

  return { list, create, remove, target, announce };
}
export type Webhooks = ReturnType<typeof createWebhooks>;

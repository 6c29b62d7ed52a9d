import type { Work } from '../../../engine/runtime/work.ts';
import type { DeskContext } from '../context.ts';
import { createNotify } from './notify.ts';
import { createOutbox, type OutboxOptions } from './outbox.ts';
import type { RecipientDeps } from './recipients.ts';
import { countUnread, markRead, noticesOf } from './records.ts';
import { createReplies, type ReplyDeps } from './reply.ts';
import { createTemplates } from './templates.ts';
import { createWebhooks } from './webhooks.ts';

export type NotificationDeps = RecipientDeps & Omit<ReplyDeps, 'templates' | 'outbox'> & OutboxOptions;

/** Everything that tells people and systems something: notices, mail, replies, webhooks. */
export function createNotifications(context: DeskContext, deps: NotificationDeps) {
  const outbox = createOutbox(context, deps);
  const templates = createTemplates(context);
  const webhooks = createWebhooks(context, outbox);

  function* read(agentId: string, ids?: readonly string[]): Work<number> {
    yield* markRead(agentId, ids, new Date(context.clock.now()).toISOString());
    yield* context.publish('notification', agentId);
    return yield* countUnread(agentId);
  }

  return {
    outbox,
    templates,
    webhooks,
    ...createNotify(context, { ...deps, templates, outbox }),
    ...createReplies(context, { ...deps, templates, outbox }),
    ofAgent: noticesOf,
    unread: countUnread,
    read,
  };
}
export type Notifications = ReturnType<typeof createNotifications>;

import { z } from 'zod';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Webhook } from '../../contract/notifications.ts';
import { all, insert, one, p, rowById, run, statement } from '../../store/query.ts';

export interface StoredWebhook extends Webhook {
  secret: string;
}
const eventsSchema = z.array(z.string());

const every = statement<object>()((db) => db.selectFrom('webhooks').selectAll().orderBy('id'));
const byId = rowById('webhooks');
const remove = statement<{ id: string }>()((db) =>
  db.deleteFrom('webhooks').where('id', '=', p<string>('id')),
);

export function* allWebhooks(): Work<StoredWebhook[]> {
  const rows = yield* all(every, {});
  return rows.map((row) => ({ ...row, events: eventsSchema.parse(JSON.parse(row.events)) }));
}
export function* webhookTarget(id: string): Work<{ url: string; secret: string } | undefined> {
  const row = yield* one(byId, { id });
  return row && { url: row.url, secret: row.secret };
}
export const insertWebhook = (webhook: StoredWebhook): Work<void> =>
  insert('webhooks', { ...webhook, events: JSON.stringify(webhook.events) });
export function* deleteWebhookRow(id: string): Work<boolean> {
  return (yield* run(remove, { id })) > 0;
}

import type { Db } from '../../../engine/runtime/work.ts';
import {
  createWebhook,
  deleteWebhook,
  listNotifications,
  listOutbox,
  listTemplates,
  listWebhooks,
  readNotifications,
  retryOutbox,
  saveTemplate,
} from '../../contract/notifications.ts';
import { Problem } from '../../contract/problem.ts';
import { route, type Route } from '../../http/handler.ts';
import type { Notifications } from './notifications.ts';
import { toView } from './outbox-records.ts';

/** Lists move while they are read, so a page is named by how many rows come before it. */
const offsetOf = (cursor: string | undefined): number => Math.max(0, Number.parseInt(cursor ?? '0', 10) || 0);
function pageOf<T>(items: readonly T[], limit: number, offset: number) {
  const next = items.length > limit ? String(offset + limit) : null;
  return { items: items.slice(0, limit), next };
}

export function notificationRoutes(db: Db, notifications: Notifications): Route[] {
  const { outbox, templates, webhooks } = notifications;
  return [
    route(listNotifications, ({ query, caller }) =>
      db.read(function* () {
        const offset = offsetOf(query.cursor);
        const onlyUnread = query.unread ?? false;
        const found = yield* notifications.ofAgent(caller.id, { onlyUnread, limit: query.limit + 1, offset });
        return { ...pageOf(found, query.limit, offset), unread: yield* notifications.unread(caller.id) };
      }),
    ),
    route(readNotifications, ({ body, caller }) =>
      db.write(function* () {
        return { unread: yield* notifications.read(caller.id, body.ids) };
      }),
    ),
    route(listOutbox, ({ query }) =>
      db.read(function* () {
        const { limit, cursor, ...filter } = query;
        const offset = offsetOf(cursor);
        return pageOf(yield* outbox.list({ ...filter, limit: limit + 1, offset }), limit, offset);
      }),
    ),
    route(retryOutbox, ({ params }) =>
      db.write(function* () {
        const row = yield* outbox.retry(params.id);
        return row instanceof Problem ? row : toView(row);
      }),
    ),
    route(listTemplates, () =>
      db.read(function* () {
        return { items: yield* templates.list() };
      }),
    ),
    route(saveTemplate, ({ params, body }) => db.write(() => templates.save(params.key, body))),
    route(listWebhooks, () =>
      db.read(function* () {
        return { items: yield* webhooks.list() };
      }),
    ),
    route(createWebhook, ({ body }) => db.write(() => webhooks.create(body))),
    route(deleteWebhook, ({ params }) =>
      db.write(function* () {
        return (yield* webhooks.remove(params.id)) ?? {};
      }),
    ),
  ];
}

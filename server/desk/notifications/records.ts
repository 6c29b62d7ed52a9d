import type { Work } from '../../../engine/runtime/work.ts';
import { textSchema } from '../../../engine/core/text.ts';
import type { Notification } from '../../../engine/records/people.ts';
import type { Database } from '../../store/database.ts';
import { all, builder, dynamic, one, p, run, statement } from '../../store/query.ts';

type Row = Database['notifications'];
const toNotice = ({ id, agentId, text, link, createdAt, readAt }: Row): Notification => ({
  id,
  agentId,
  text: textSchema.parse(JSON.parse(text)),
  link,
  createdAt,
  readAt,
});

const add = statement<Row>()((db) =>
  db
    .insertInto('notifications')
    .values({
      id: p<string>('id'),
      agentId: p<string>('agentId'),
      text: p<string>('text'),
      link: p<string | null>('link'),
      idempotencyKey: p<string>('idempotencyKey'),
      dedupeKey: p<string | null>('dedupeKey'),
      createdAt: p<string>('createdAt'),
      readAt: p<string | null>('readAt'),
    })
    .onConflict((row) => row.column('idempotencyKey').doNothing()),
);
const recent = statement<{ dedupeKey: string; agentId: string; since: string; key: string }>()((db) =>
  db
    .selectFrom('notifications')
    .select('id')
    .where('dedupeKey', '=', p<string>('dedupeKey'))
    .where('agentId', '=', p<string>('agentId'))
    .where('createdAt', '>', p<string>('since'))
    .where('idempotencyKey', '!=', p<string>('key'))
    .limit(1),
);
const unread = statement<{ agentId: string }>()((db) =>
  db
    .selectFrom('notifications')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('agentId', '=', p<string>('agentId'))
    .where('readAt', 'is', null),
);

/** False when the same notice was there already: a repeat adds nothing. */
export function* addNotice(row: Row): Work<boolean> {
  return (yield* run(add, row)) > 0;
}
export function* noticedSince(dedupeKey: string, agentId: string, since: string, key: string): Work<boolean> {
  return (yield* one(recent, { dedupeKey, agentId, since, key })) !== undefined;
}
export function* countUnread(agentId: string): Work<number> {
  return (yield* one(unread, { agentId }))?.count ?? 0;
}
export function* noticesOf(
  agentId: string,
  { onlyUnread, limit, offset }: { onlyUnread: boolean; limit: number; offset: number },
): Work<Notification[]> {
  let query = builder
    .selectFrom('notifications')
    .selectAll()
    .where('agentId', '=', agentId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset);
  if (onlyUnread) query = query.where('readAt', 'is', null);
  return (yield* all(dynamic(query), {})).map(toNotice);
}
/** Without ids: all of them. */
export function* markRead(agentId: string, ids: readonly string[] | undefined, now: string): Work<void> {
  let query = builder
    .updateTable('notifications')
    .set({ readAt: now })
    .where('agentId', '=', agentId)
    .where('readAt', 'is', null);
  if (ids) query = query.where('id', 'in', ids);
  yield* run(dynamic(query), {});
}

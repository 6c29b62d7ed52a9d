import type { Locale } from '../../../engine/core/text.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { outboxRowSchema, type OutboxRow } from '../../contract/notifications.ts';
import type { Database } from '../../store/database.ts';
import { all, builder, dynamic, insert, one, p, rowById, run, statement } from '../../store/query.ts';
import { readSaid } from '../../store/stored-json.ts';

export type StoredRow = Database['outbox'];

const enums = outboxRowSchema.pick({ class: true, locale: true, status: true });
export const localeOf = (row: Pick<StoredRow, 'locale'>): Locale => enums.shape.locale.parse(row.locale);

/** A row as the API shows it. */
export function toView({
  recipient,
  said,
  token: _token,
  isLeased: _isLeased,
  ...row
}: StoredRow): OutboxRow {
  const { class: purpose, locale, status } = row;
  return {
    ...row,
    ...readSaid(said),
    to: recipient,
    ...enums.parse({ class: purpose, locale, status }),
    nextAttemptAt: row.nextAttemptAt === null ? null : new Date(row.nextAttemptAt).toISOString(),
  };
}

const byId = rowById('outbox');
const byKey = statement<{ key: string }>()((db) =>
  db.selectFrom('outbox').selectAll().where('idempotencyKey', '=', p<string>('key')),
);
const recent = statement<{ dedupeKey: string; recipient: string; since: string; key: string }>()((db) =>
  db
    .selectFrom('outbox')
    .select('id')
    .where('dedupeKey', '=', p<string>('dedupeKey'))
    .where('recipient', '=', p<string>('recipient'))
    .where('createdAt', '>', p<string>('since'))
    .where('idempotencyKey', '!=', p<string>('key'))
    .limit(1),
);
/** Claims what is due: the row is put off to the end of the lease, so that nobody else takes it meanwhile. */
const claimDue = statement<{ now: number; until: number; limit: number }>()((db) =>
  db
    .updateTable('outbox')
    .set((row) => ({ nextAttemptAt: p<number>('until'), isLeased: 1, attempts: row('attempts', '+', 1) }))
    .where('id', 'in', (row) =>
      row
        .selectFrom('outbox')
        .select('id')
        .where('status', '=', 'queued')
        .where('nextAttemptAt', '<=', p<number>('now'))
        .orderBy('nextAttemptAt')
        .limit(p<number>('limit')),
    )
    .returningAll(),
);
const settleTry = statement<{
  id: string;
  attempts: number;
  status: string;
  reason: string | null;
  said: string | null;
  nextAttemptAt: number | null;
  sentAt: string | null;
}>()((db) =>
  db
    .updateTable('outbox')
    .set({
      isLeased: 0,
      status: p<string>('status'),
      reason: p<string | null>('reason'),
      said: p<string | null>('said'),
      nextAttemptAt: p<number | null>('nextAttemptAt'),
      sentAt: p<string | null>('sentAt'),
    })
    .where('id', '=', p<string>('id'))
    .where('attempts', '=', p<number>('attempts'))
    .where('status', '=', 'queued'),
);
const leased = statement<{ now: number }>()((db) =>
  db
    .updateTable('outbox')
    .set({ nextAttemptAt: p<number>('now'), isLeased: 0 })
    .where('status', '=', 'queued')
    .where('isLeased', '=', 1),
);
const requeueFailed = statement<{ id: string; now: number }>()((db) =>
  db
    .updateTable('outbox')
    .set({ status: 'queued', reason: null, said: null, attempts: 0, nextAttemptAt: p<number>('now') })
    .where('id', '=', p<string>('id'))
    .where('status', '=', 'failed'),
);
const earliest = statement<object>()((db) =>
  db
    .selectFrom('outbox')
    .select((row) => row.fn.min<number | null>('nextAttemptAt').as('at'))
    .where('status', '=', 'queued'),
);
const ofVisit = statement<{ runId: string; token: string }>()((db) =>
  db
    .selectFrom('outbox')
    .select(['status', 'reason', 'said'])
    .where('runId', '=', p<string>('runId'))
    .where('token', '=', p<string>('token')),
);

/** Rows of a visit that a run still rests on are kept whatever their age. */
const oldRows = statement<{ before: string; limit: number }>()((db) =>
  db.deleteFrom('outbox').where('id', 'in', (rows) =>
    rows
      .selectFrom('outbox')
      .select('outbox.id')
      .where('outbox.createdAt', '<', p<string>('before'))
      .where('outbox.status', '<>', 'queued')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('runs')
              .select('runs.id')
              .whereRef('runs.id', '=', 'outbox.runId')
              .where('runs.endedAt', 'is', null),
          ),
        ),
      )
      .orderBy('outbox.createdAt')
      .limit(p<number>('limit')),
  ),
);
export const removeOld = (before: string, limit: number): Work<number> => run(oldRows, { before, limit });

export const outboxRow = (id: string): Work<StoredRow | undefined> => one(byId, { id });
export const rowByKey = (key: string): Work<StoredRow | undefined> => one(byKey, { key });
export const insertRow = (row: StoredRow): Work<void> => insert('outbox', row);
export function* sentSince(dedupeKey: string, recipient: string, since: string, key: string): Work<boolean> {
  return (yield* one(recent, { dedupeKey, recipient, since, key })) !== undefined;
}
export const claim = (now: number, until: number, limit: number): Work<StoredRow[]> =>
  all(claimDue, { now, until, limit });
/** False when the row was settled or claimed again meanwhile: then this answer comes too late to count. */
export function* settleRow(
  row: Pick<StoredRow, 'id' | 'attempts'>,
  set: Pick<StoredRow, 'status' | 'reason' | 'said' | 'nextAttemptAt' | 'sentAt'>,
): Work<boolean> {
  return (yield* run(settleTry, { id: row.id, attempts: row.attempts, ...set })) > 0;
}
export const releaseLeased = (now: number): Work<number> => run(leased, { now });
export function* requeue(id: string, now: number): Work<boolean> {
  return (yield* run(requeueFailed, { id, now })) > 0;
}
export function* nextDueAt(): Work<number | undefined> {
  return (yield* one(earliest, {}))?.at ?? undefined;
}
export const visitRows = (
  runId: string,
  token: string,
): Work<Pick<StoredRow, 'status' | 'reason' | 'said'>[]> => all(ofVisit, { runId, token });

export interface OutboxFilter {
  status?: string;
  channel?: string;
  runId?: string;
  caseId?: string;
  limit: number;
  offset: number;
}
export function* listRows({ limit, offset, ...filter }: OutboxFilter): Work<StoredRow[]> {
  let query = builder
    .selectFrom('outbox')
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset);
  for (const column of ['status', 'channel', 'runId', 'caseId'] as const) {
    const wanted = filter[column];
    if (wanted !== undefined) query = query.where(column, '=', wanted);
  }
  return yield* all(dynamic(query), {});
}

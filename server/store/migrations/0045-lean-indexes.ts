import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { Migration } from './migrations.ts';

/** Rows without a value pay nothing for an index that only finds rows by it. */
export const leanIndexes: Migration = {
  id: '0045-lean-indexes',
  statements: (db) => [
    ...partial(db, 'runsByIdempotencyKey', 'runs', ['caller', 'idempotencyKey'], true),
    ...partial(db, 'runsByCase', 'runs', ['caseId']),
    ...partial(db, 'runsByConversation', 'runs', ['conversationId']),
    ...partial(db, 'ticketsByCase', 'tickets', ['caseId']),
    ...partial(db, 'ticketsByDuplicateKey', 'tickets', ['duplicateKey', 'department']),
    ...partial(db, 'notificationsByDedupeKey', 'notifications', ['dedupeKey', 'agentId']),
  ],
};

/** The same index over rows that have the value it is looked up by. */
function partial(
  { schema }: Kysely<Database>,
  name: string,
  table: string,
  columns: string[],
  isUnique = false,
): ReturnType<Migration['statements']> {
  const sought = columns.find((column) => column !== 'caller' && column !== 'department') ?? '';
  const index = schema.createIndex(name).on(table).columns(columns).where(sought, 'is not', null);
  return [schema.dropIndex(name), isUnique ? index.unique() : index];
}

import { sql } from 'kysely';
import type { Migration } from './migrations.ts';

/** Whose turn a timer or an effect takes, so that what is due can be taken flow by flow. */
export const shares: Migration = {
  id: '0042-shares',
  statements: (db) => [
    db.schema.alterTable('timers').addColumn('share', 'text', (c) => c.notNull().defaultTo('')),
    db.schema.alterTable('effects').addColumn('share', 'text', (c) => c.notNull().defaultTo('')),
    raw(db, sql`UPDATE timers SET share = coalesce((SELECT flowKey FROM runs WHERE id = subject), kind)`),
    raw(db, sql`UPDATE effects SET share = (SELECT flowKey FROM runs WHERE id = runId)`),
    db.schema.createIndex('timersByShare').on('timers').columns(['share', 'dueAt']),
    db.schema.dropIndex('effectsByDue'),
    db.schema.createIndex('effectsByDue').on('effects').columns(['availableAt', 'share']),
  ],
};

const raw = (db: Parameters<Migration['statements']>[0], text: ReturnType<typeof sql>) => ({
  compile: () => text.compile(db),
});

import type { Migration } from './migrations.ts';

/** Which rows somebody is sending: what a process that died was sending need not wait for the end of its lease. */
export const outboxLeases: Migration = {
  id: '0081-outbox-leases',
  statements: ({ schema }) => [
    schema.alterTable('outbox').addColumn('isLeased', 'integer', (c) => c.notNull().defaultTo(0)),
  ],
};

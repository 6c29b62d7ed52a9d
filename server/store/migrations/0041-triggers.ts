import type { Migration } from './migrations.ts';

/** Starts that wait to be carried out, and how runs that nobody asked for came to be. */
export const triggerTables: Migration = {
  id: '0041-triggers',
  statements: ({ schema }) => [
    schema.alterTable('events').addColumn('flowKey', 'text'),
    schema
      .createTable('runOrigins')
      .addColumn('runId', 'text', (c) => c.primaryKey().references('runs.id').onDelete('cascade'))
      .addColumn('flowKey', 'text', (c) => c.notNull())
      .addColumn('recordId', 'text')
      .addColumn('causes', 'text', (c) => c.notNull()),
    schema.createIndex('runOriginsByRecord').on('runOrigins').columns(['recordId', 'flowKey']),
  ],
};

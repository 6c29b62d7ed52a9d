import type { Migration } from './migrations.ts';

export const classificationTables: Migration = {
  id: '0005-classification',
  statements: ({ schema }) => [
    schema
      .createTable('rulesets')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('rules', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
  ],
};

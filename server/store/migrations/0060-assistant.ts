import type { Migration } from './migrations.ts';

export const assistantTables: Migration = {
  id: '0060-assistant',
  statements: ({ schema }) => [
    schema
      .createTable('assistantSettings')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('isOn', 'integer', (c) => c.notNull())
      .addColumn('baseUrl', 'text', (c) => c.notNull())
      .addColumn('model', 'text', (c) => c.notNull())
      .addColumn('apiKey', 'text')
      .addColumn('monthlyTokens', 'integer', (c) => c.notNull())
      .addColumn('timeLimitMs', 'integer', (c) => c.notNull())
      .addColumn('uses', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('updatedBy', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull()),
    schema
      .createTable('assistantCalls')
      .addColumn('sequence', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('use', 'text', (c) => c.notNull())
      .addColumn('byId', 'text', (c) => c.notNull())
      .addColumn('byName', 'text')
      .addColumn('caseId', 'text')
      .addColumn('model', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('detail', 'text')
      .addColumn('inputTokens', 'integer', (c) => c.notNull())
      .addColumn('outputTokens', 'integer', (c) => c.notNull())
      .addColumn('milliseconds', 'integer', (c) => c.notNull())
      .addColumn('prompt', 'text', (c) => c.notNull())
      .addColumn('answer', 'text'),
    schema.createIndex('assistantCallsByTime').on('assistantCalls').columns(['at']),
  ],
};

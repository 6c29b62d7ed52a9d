import type { Migration } from './migrations.ts';

export const accountTables: Migration = {
  id: '0020-accounts',
  statements: ({ schema }) => [
    schema
      .createTable('credentials')
      .addColumn('agentId', 'text', (c) => c.primaryKey().references('agents.id'))
      .addColumn('passwordHash', 'text', (c) => c.notNull())
      .addColumn('theme', 'text', (c) => c.notNull().defaultTo('system'))
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull()),
    schema
      .createTable('sessions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('agentId', 'text', (c) => c.references('agents.id'))
      .addColumn('data', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'integer', (c) => c.notNull())
      .addColumn('seenAt', 'integer', (c) => c.notNull())
      .addColumn('expiresAt', 'integer', (c) => c.notNull()),
    schema.createIndex('sessionsByAgent').on('sessions').columns(['agentId']),
    schema.createIndex('sessionsByEnd').on('sessions').columns(['expiresAt']),
    schema
      .createTable('apiKeys')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('prefix', 'text', (c) => c.notNull().unique())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('createdBy', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('lastUsedAt', 'text'),
    schema
      .createTable('oneTimeLinks')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('agentId', 'text', (c) => c.references('agents.id'))
      .addColumn('expiresAt', 'integer')
      .addColumn('createdAt', 'text', (c) => c.notNull()),
    schema.createIndex('oneTimeLinksByAgent').on('oneTimeLinks').columns(['agentId']),
    schema
      .createTable('secrets')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull()),
  ],
};

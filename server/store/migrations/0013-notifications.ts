import type { Migration } from './migrations.ts';

export const notificationTables: Migration = {
  id: '0013-notifications',
  statements: ({ schema }) => [
    schema
      .createTable('notifications')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('agentId', 'text', (c) => c.notNull().references('agents.id'))
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('link', 'text')
      .addColumn('idempotencyKey', 'text', (c) => c.notNull().unique())
      .addColumn('dedupeKey', 'text')
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('readAt', 'text'),
    schema.createIndex('notificationsByAgent').on('notifications').columns(['agentId', 'createdAt']),
    schema.createIndex('notificationsUnread').on('notifications').columns(['agentId', 'readAt']),
    schema.createIndex('notificationsByDedupeKey').on('notifications').columns(['dedupeKey', 'agentId']),
    schema
      .createTable('outbox')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('recipient', 'text', (c) => c.notNull())
      .addColumn('class', 'text', (c) => c.notNull())
      .addColumn('locale', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('template', 'text')
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('reason', 'text')
      .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('nextAttemptAt', 'integer')
      .addColumn('idempotencyKey', 'text', (c) => c.notNull().unique())
      .addColumn('dedupeKey', 'text')
      .addColumn('runId', 'text')
      .addColumn('token', 'text')
      .addColumn('caseId', 'text')
      .addColumn('messageId', 'text')
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('sentAt', 'text'),
    schema.createIndex('outboxByCreation').on('outbox').columns(['createdAt', 'id']),
    schema.createIndex('outboxByDue').on('outbox').columns(['status', 'nextAttemptAt']),
    schema.createIndex('outboxByRun').on('outbox').columns(['runId', 'token']),
    schema.createIndex('outboxByCase').on('outbox').columns(['caseId']),
    schema.createIndex('outboxByDedupeKey').on('outbox').columns(['dedupeKey', 'recipient']),
    schema
      .createTable('templates')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('class', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull()),
    schema
      .createTable('webhooks')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('url', 'text', (c) => c.notNull())
      .addColumn('secret', 'text', (c) => c.notNull())
      .addColumn('events', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull()),
  ],
};

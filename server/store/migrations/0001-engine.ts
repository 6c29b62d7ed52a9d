import type { Migration } from './migrations.ts';

export const engineTables: Migration = {
  id: '0001-engine',
  statements: ({ schema }) => [
    schema
      .createTable('flows')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('key', 'text', (c) => c.notNull().unique())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('activeVersion', 'integer')
      .addColumn('draft', 'text')
      .addColumn('draftRevision', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    schema
      .createTable('flowVersions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('flowId', 'text', (c) => c.notNull().references('flows.id'))
      .addColumn('flowKey', 'text', (c) => c.notNull())
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('document', 'text', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull())
      .addColumn('publishedBy', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull()),
    schema.createIndex('flowVersionsByNumber').on('flowVersions').columns(['flowKey', 'number']).unique(),
    schema
      .createTable('runs')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('flowId', 'text', (c) => c.notNull().references('flows.id'))
      .addColumn('flowKey', 'text', (c) => c.notNull())
      .addColumn('flowVersion', 'integer', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('waitingFor', 'text')
      .addColumn('waitingStepId', 'text')
      .addColumn('trigger', 'text', (c) => c.notNull())
      .addColumn('caseId', 'text')
      .addColumn('conversationId', 'text')
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text')
      .addColumn('errorCode', 'text')
      .addColumn('parentRunId', 'text')
      .addColumn('parentToken', 'text')
      .addColumn('depth', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('caller', 'text')
      .addColumn('idempotencyKey', 'text')
      .addColumn('requestHash', 'text')
      .addColumn('startedAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('endedAt', 'text')
      .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(1)),
    schema.createIndex('runsByIdempotencyKey').on('runs').columns(['caller', 'idempotencyKey']).unique(),
    schema.createIndex('runsByStart').on('runs').columns(['startedAt']),
    schema.createIndex('runsByFlow').on('runs').columns(['flowKey', 'status']),
    schema.createIndex('runsByCase').on('runs').columns(['caseId']),
    schema.createIndex('runsByConversation').on('runs').columns(['conversationId']),
    schema
      .createTable('runHistory')
      .addColumn('runId', 'text', (c) => c.notNull().references('runs.id'))
      .addColumn('sequence', 'integer', (c) => c.notNull())
      .addColumn('at', 'integer', (c) => c.notNull())
      .addColumn('entries', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('runHistoryKey', ['runId', 'sequence']),
    schema
      .createTable('effects')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('runId', 'text', (c) => c.notNull().references('runs.id'))
      .addColumn('token', 'text', (c) => c.notNull())
      .addColumn('stepId', 'text', (c) => c.notNull())
      .addColumn('stepType', 'text', (c) => c.notNull())
      .addColumn('config', 'text', (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('availableAt', 'integer', (c) => c.notNull())
      .addColumn('leaseOwner', 'text'),
    schema.createIndex('effectsByDue').on('effects').columns(['availableAt']),
    schema
      .createTable('timers')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('token', 'text', (c) => c.notNull().defaultTo(''))
      .addColumn('dueAt', 'integer', (c) => c.notNull())
      .addColumn('data', 'text', (c) => c.notNull()),
    schema.createIndex('timersByDue').on('timers').columns(['dueAt']),
    schema.createIndex('timersBySubject').on('timers').columns(['kind', 'subject']),
    schema
      .createTable('subscriptions')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('runId', 'text', (c) => c.notNull().references('runs.id'))
      .addColumn('token', 'text', (c) => c.notNull())
      .addColumn('event', 'text', (c) => c.notNull())
      .addColumn('matchField', 'text', (c) => c.notNull())
      .addColumn('matchValue', 'text', (c) => c.notNull()),
    schema.createIndex('subscriptionsByEvent').on('subscriptions').columns(['event', 'matchValue']),
    schema.createIndex('subscriptionsByRun').on('subscriptions').columns(['runId']),
    schema
      .createTable('tasks')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('runId', 'text', (c) => c.notNull().references('runs.id'))
      .addColumn('token', 'text', (c) => c.notNull())
      .addColumn('stepId', 'text', (c) => c.notNull())
      .addColumn('caseId', 'text')
      .addColumn('form', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('assigneeId', 'text'),
    schema.createIndex('tasksByRun').on('tasks').columns(['runId']),
    schema.createIndex('tasksByCase').on('tasks').columns(['caseId']),
    schema
      .createTable('events')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('payload', 'text', (c) => c.notNull())
      .addColumn('causeRunId', 'text')
      .addColumn('createdAt', 'integer', (c) => c.notNull()),
  ],
};

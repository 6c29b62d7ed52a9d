import type { Migration } from './migrations.ts';

export const routingTables: Migration = {
  id: '0011-routing',
  statements: ({ schema }) => [
    schema
      .createTable('queues')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('priority', 'integer', (c) => c.notNull())
      .addColumn('businessHoursId', 'text')
      .addColumn('method', 'text', (c) => c.notNull())
      .addColumn('isFallback', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    schema
      .createTable('queueMembers')
      .addColumn('queueId', 'text', (c) => c.notNull().references('queues.id'))
      .addColumn('agentId', 'text', (c) => c.notNull().references('agents.id'))
      .addColumn('turn', 'integer', (c) => c.notNull().defaultTo(0))
      .addPrimaryKeyConstraint('queueMembersKey', ['queueId', 'agentId']),
    schema.createIndex('queueMembersByAgent').on('queueMembers').columns(['agentId']),
    schema
      .createTable('workItems')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('caseId', 'text', (c) => c.notNull().unique().references('cases.id'))
      .addColumn('queueId', 'text', (c) => c.notNull().references('queues.id'))
      .addColumn('agentId', 'text', (c) => c.references('agents.id'))
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('score', 'real', (c) => c.notNull())
      .addColumn('weight', 'integer', (c) => c.notNull())
      .addColumn('requirements', 'text', (c) => c.notNull())
      .addColumn('method', 'text')
      .addColumn('enqueuedAt', 'text', (c) => c.notNull())
      .addColumn('assignedAt', 'text')
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    // The order in which a queue is served; and, with `weight`, an agent's load from the index alone.
    schema
      .createIndex('workItemsInOrder')
      .on('workItems')
      .columns(['status', 'queueId', 'score desc', 'enqueuedAt', 'id']),
    schema.createIndex('workItemsByAgent').on('workItems').columns(['agentId', 'status', 'weight']),
  ],
};

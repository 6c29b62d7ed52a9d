import type { Migration } from './migrations.ts';

export const caseTables: Migration = {
  id: '0003-cases',
  statements: (db) => [
    db.schema
      .createTable('conversations')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('threadKey', 'text', (c) => c.notNull())
      .addColumn('contactId', 'text', (c) => c.references('contacts.id'))
      .addColumn('personaId', 'text', (c) => c.references('personas.id'))
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('lastAgentId', 'text')
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    db.schema
      .createIndex('conversationsByThread')
      .on('conversations')
      .columns(['channel', 'threadKey'])
      .unique(),
    db.schema
      .createTable('counters')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('value', 'integer', (c) => c.notNull()),
    db.schema
      .createTable('cases')
      .addColumn('sequence', 'integer', (c) => c.primaryKey())
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('number', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('description', 'text', (c) => c.notNull())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('language', 'text', (c) => c.notNull())
      .addColumn('contactId', 'text', (c) => c.references('contacts.id'))
      .addColumn('accountId', 'text', (c) => c.references('accounts.id'))
      .addColumn('conversationId', 'text', (c) => c.references('conversations.id'))
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('priority', 'text', (c) => c.notNull())
      .addColumn('type', 'text')
      .addColumn('reason', 'text')
      .addColumn('queueId', 'text')
      .addColumn('ownerId', 'text')
      .addColumn('previousCaseId', 'text', (c) => c.references('cases.id'))
      .addColumn('resolution', 'text')
      .addColumn('tags', 'text', (c) => c.notNull())
      .addColumn('firstAgentReplyAt', 'text')
      .addColumn('lastCustomerMessageAt', 'text')
      .addColumn('solvedAt', 'text')
      .addColumn('closedAt', 'text')
      .addColumn('reopenCount', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    // Every one of these ends in `sequence`, so that a filtered list is read in order without sorting.
    db.schema.createIndex('casesByConversation').on('cases').columns(['conversationId', 'sequence']),
    db.schema.createIndex('casesByContact').on('cases').columns(['contactId', 'sequence']),
    db.schema.createIndex('casesByOwner').on('cases').columns(['ownerId', 'sequence']),
    db.schema.createIndex('casesByQueue').on('cases').columns(['queueId', 'sequence']),
    db.schema
      .createTable('messages')
      .addColumn('sequence', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('conversationId', 'text', (c) => c.notNull().references('conversations.id'))
      .addColumn('caseId', 'text', (c) => c.references('cases.id'))
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('direction', 'text', (c) => c.notNull())
      .addColumn('author', 'text', (c) => c.notNull())
      .addColumn('authorId', 'text')
      .addColumn('authorName', 'text')
      .addColumn('handle', 'text', (c) => c.notNull())
      .addColumn('senderEmail', 'text')
      .addColumn('senderPhone', 'text')
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('language', 'text', (c) => c.notNull())
      .addColumn('mentionType', 'text')
      .addColumn('tags', 'text', (c) => c.notNull())
      .addColumn('visibility', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    db.schema.createIndex('messagesByConversation').on('messages').columns(['conversationId', 'sequence']),
    db.schema.createIndex('messagesByCase').on('messages').columns(['caseId', 'sequence']),
    db.schema
      .createTable('messageReceipts')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('requestHash', 'text', (c) => c.notNull())
      .addColumn('messageId', 'text', (c) => c.notNull())
      .addColumn('runs', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull()),
    db.schema
      .createTable('timeline')
      .addColumn('sequence', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('caseId', 'text', (c) => c.notNull().references('cases.id'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('code', 'text', (c) => c.notNull())
      .addColumn('params', 'text', (c) => c.notNull())
      .addColumn('actorKind', 'text', (c) => c.notNull())
      .addColumn('actorId', 'text', (c) => c.notNull())
      .addColumn('actorName', 'text')
      .addColumn('createdAt', 'text', (c) => c.notNull()),
    db.schema.createIndex('timelineByCase').on('timeline').columns(['caseId', 'sequence']),
  ],
};

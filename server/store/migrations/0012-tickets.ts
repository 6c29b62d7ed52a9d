import type { Migration } from './migrations.ts';

export const ticketTables: Migration = {
  id: '0012-tickets',
  statements: ({ schema }) => [
    schema
      .createTable('tickets')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('sequence', 'integer', (c) => c.notNull().unique())
      .addColumn('caseId', 'text', (c) => c.references('cases.id'))
      .addColumn('department', 'text', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('priority', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('summary', 'text', (c) => c.notNull())
      .addColumn('fields', 'text', (c) => c.notNull())
      .addColumn('assigneeId', 'text', (c) => c.references('agents.id'))
      .addColumn('dueAt', 'text')
      .addColumn('duplicateKey', 'text')
      .addColumn('resolution', 'text')
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    schema.createIndex('ticketsByCase').on('tickets').columns(['caseId']),
    schema.createIndex('ticketsByDepartment').on('tickets').columns(['department', 'status']),
    schema.createIndex('ticketsByDuplicateKey').on('tickets').columns(['duplicateKey', 'department']),
    schema
      .createTable('ticketComments')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('ticketId', 'text', (c) => c.notNull().references('tickets.id'))
      .addColumn('authorId', 'text', (c) => c.notNull())
      .addColumn('authorName', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull()),
    schema.createIndex('ticketCommentsByTicket').on('ticketComments').columns(['ticketId', 'createdAt']),
  ],
};

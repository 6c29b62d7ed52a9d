import type { Migration } from './migrations.ts';

export const slaTables: Migration = {
  id: '0004-sla',
  statements: ({ schema }) => [
    schema
      .createTable('businessHours')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('timezone', 'text', (c) => c.notNull())
      .addColumn('weekly', 'text', (c) => c.notNull())
      .addColumn('holidays', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    schema
      .createTable('slaPolicies')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('kpi', 'text', (c) => c.notNull())
      .addColumn('targetMinutes', 'integer', (c) => c.notNull())
      .addColumn('warnPercent', 'integer', (c) => c.notNull())
      .addColumn('businessHoursId', 'text', (c) => c.references('businessHours.id'))
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    schema
      .createTable('slaInstances')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('caseId', 'text', (c) => c.notNull().references('cases.id'))
      .addColumn('policyId', 'text', (c) => c.notNull().references('slaPolicies.id'))
      .addColumn('kpi', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('startAt', 'text', (c) => c.notNull())
      .addColumn('warnAt', 'text', (c) => c.notNull())
      .addColumn('dueAt', 'text', (c) => c.notNull())
      .addColumn('endedAt', 'text')
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    schema.createIndex('slaInstancesByCase').on('slaInstances').columns(['caseId', 'kpi']),
  ],
};

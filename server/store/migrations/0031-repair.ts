import type { Migration } from './migrations.ts';

/** Which run a run repeats a part of, where a failed one stopped, and repairs of many runs with what is left of them. */
export const repairTables: Migration = {
  id: '0031-repair',
  statements: ({ schema }) => [
    schema.alterTable('runs').addColumn('errorStepId', 'text'),
    schema.alterTable('runs').addColumn('rerunOf', 'text'),
    schema.alterTable('runs').addColumn('rerunFromStep', 'text'),
    schema.createIndex('runsByRerun').on('runs').columns(['rerunOf']).where('rerunOf', 'is not', null),
    schema
      .createTable('runRepairs')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('action', 'text', (c) => c.notNull())
      .addColumn('query', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('byId', 'text', (c) => c.notNull())
      .addColumn('byName', 'text', (c) => c.notNull())
      .addColumn('total', 'integer', (c) => c.notNull())
      .addColumn('done', 'integer', (c) => c.notNull())
      .addColumn('refused', 'integer', (c) => c.notNull())
      .addColumn('refusals', 'text', (c) => c.notNull())
      .addColumn('groups', 'text', (c) => c.notNull())
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull()),
    schema
      .createTable('runRepairBatches')
      .addColumn('repairId', 'text', (c) => c.notNull().references('runRepairs.id'))
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('runs', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('runRepairBatchesKey', ['repairId', 'number']),
  ],
};

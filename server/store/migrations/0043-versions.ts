import type { Migration } from './migrations.ts';

/** The versions of a flow that were live before, so that a roll-back knows where to go. */
export const versionColumns: Migration = {
  id: '0043-versions',
  statements: ({ schema }) => [
    schema.alterTable('flows').addColumn('liveBefore', 'text', (c) => c.notNull().defaultTo('[]')),
  ],
};

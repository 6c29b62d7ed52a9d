import type { Migration } from './migrations.ts';

/** What went into each move of a run, beside what came of it. Moves kept before have an empty one. */
export const journal: Migration = {
  id: '0030-journal',
  statements: ({ schema }) => [
    schema.alterTable('runHistory').addColumn('inputs', 'text', (c) => c.notNull().defaultTo('{}')),
  ],
};

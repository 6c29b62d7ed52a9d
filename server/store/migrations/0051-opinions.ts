import type { Migration } from './migrations.ts';

/** What a model provider said of a doubtful prediction, as JSON. */
export const opinions: Migration = {
  id: '0051-opinions',
  statements: ({ schema }) => [schema.alterTable('predictions').addColumn('opinion', 'text')],
};

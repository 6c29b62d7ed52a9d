import type { Migration } from './migrations.ts';

/** Finds the starts that wait for each flow. News that is for nobody in particular pays nothing for it. */
export const startsByFlow: Migration = {
  id: '0048-starts-by-flow',
  statements: ({ schema }) => [
    schema.createIndex('eventsByFlow').on('events').columns(['flowKey']).where('flowKey', 'is not', null),
  ],
};

import type { Migration } from './migrations.ts';

/** Finds what retention may remove: ended runs by age, and whether somebody still needs them. */
export const retention: Migration = {
  id: '0040-retention',
  statements: ({ schema }) => [
    // Partial, so that runs pay for it only once they end.
    schema
      .createIndex('runsByEnd')
      .on('runs')
      .columns(['flowKey', 'endedAt'])
      .where('endedAt', 'is not', null),
    schema
      .createIndex('runsByParent')
      .on('runs')
      .columns(['parentRunId'])
      .where('parentRunId', 'is not', null),
  ],
};

import { sql } from 'kysely';
import type { Migration } from './migrations.ts';

/** Second opinions are few, so the index costs the many predictions without one nothing. */
export const opinionsByRun: Migration = {
  id: '0083-opinions-by-run',
  statements: ({ schema }) => [
    schema
      .createIndex('predictionsWithOpinion')
      .on('predictions')
      .column('runId')
      .where(sql.ref('opinion'), 'is not', null),
  ],
};

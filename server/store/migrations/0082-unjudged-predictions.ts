import { sql } from 'kysely';
import type { Migration } from './migrations.ts';

/** Only predictions that nobody judged are ever removed: found by their age. */
export const unjudgedPredictions: Migration = {
  id: '0082-unjudged-predictions',
  statements: ({ schema }) => [
    schema
      .createIndex('predictionsUnjudged')
      .on('predictions')
      .columns(['createdAt'])
      .where(sql.ref('verdict'), 'is', null),
  ],
};

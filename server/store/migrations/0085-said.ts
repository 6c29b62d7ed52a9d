import type { Migration } from './migrations.ts';

/** Beside a reason in English: which sentence it is and what it is filled with, as JSON. */
export const saidColumns: Migration = {
  id: '0085-said',
  statements: ({ schema }) =>
    ['outbox', 'assistantCalls', 'modelTrainings'].map((table) =>
      schema.alterTable(table).addColumn('said', 'text'),
    ),
};

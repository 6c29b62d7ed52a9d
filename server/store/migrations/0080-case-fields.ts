import type { Migration } from './migrations.ts';

/** What a case is about, besides its reason: found out from the text like that. */
export const caseFields: Migration = {
  id: '0080-case-fields',
  statements: ({ schema }) => [
    schema.alterTable('cases').addColumn('product', 'text'),
    schema.alterTable('cases').addColumn('department', 'text'),
  ],
};

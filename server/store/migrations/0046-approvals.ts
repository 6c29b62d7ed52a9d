import type { Migration } from './migrations.ts';

/** Who may answer a task, as JSON. Empty: whoever may answer screens. */
export const approvals: Migration = {
  id: '0046-approvals',
  statements: ({ schema }) => [schema.alterTable('tasks').addColumn('approvers', 'text')],
};

import type { Migration } from './migrations.ts';

/** Removing a run asks whether an effect is left of it. There are only ever as many effects as wait. */
export const effectsByRun: Migration = {
  id: '0047-effects-by-run',
  statements: ({ schema }) => [schema.createIndex('effectsByRun').on('effects').columns(['runId'])],
};

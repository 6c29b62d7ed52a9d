import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const time = z.string().nullable();
export const operationsSchema = z.object({
  database: z.object({ bytes: z.int(), freeBytes: z.int() }),
  /** Counted at most once a minute. */
  runs: z.object({ active: z.int(), finished: z.int(), failed: z.int(), cancelled: z.int() }),
  backlog: z.object({ effects: z.int(), events: z.int(), limit: z.int(), oldestDueAt: time }),
  /** The last round of retention that came to its end. */
  retention: z.object({ endedAt: z.string(), removed: z.int() }).nullable(),
  backup: z.object({ at: z.string(), file: z.string(), bytes: z.int() }).nullable(),
});
export type Operations = z.infer<typeof operationsSchema>;

export const getOperations = endpoint({
  id: 'getOperations',
  method: 'GET',
  path: '/operations',
  tag: 'Operations',
  who: ['admin'],
  summary: 'How the server is doing: space, runs, backlog, retention, backup',
  result: operationsSchema,
});

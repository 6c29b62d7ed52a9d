import { z } from 'zod';

/**
 * Something to be put right, in a flow document or in data sent to a run. `path` points into the document
 * (`steps.open.next.done`), `code` is stable, `params` fill the worded message of that code.
 */
export const issueSchema = z.object({
  path: z.string(),
  code: z.string(),
  severity: z.enum(['error', 'warning', 'hint']),
  message: z.string(),
  stepId: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Issue = z.infer<typeof issueSchema>;

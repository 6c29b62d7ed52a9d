import { z } from 'zod';

/** Beside a text in English: which sentence it is, and what it is filled with. See `sentence.ts`. */
export const saidFields = {
  sentence: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
};

/**
 * Something to be put right, in a flow document or in data sent to a run. `path` points into the document
 * (`steps.open.next.done`), `code` is stable, `params` fill the worded message of that code, or of `sentence`
 * where codes are shared by several.
 */
export const issueSchema = z.object({
  path: z.string(),
  code: z.string(),
  severity: z.enum(['error', 'warning', 'hint']),
  message: z.string(),
  stepId: z.string().optional(),
  ...saidFields,
});
export type Issue = z.infer<typeof issueSchema>;

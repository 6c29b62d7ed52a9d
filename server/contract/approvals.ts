import { z } from 'zod';
import { formSchema } from '../../engine/core/form.ts';
import { textSchema } from '../../engine/core/text.ts';
import { endpoint } from './endpoint.ts';
import { startedRunSchema } from './runs.ts';

const tag = 'Approvals';
const deciders = ['admin', 'supervisor', 'agent', 'department'] as const;

export const approvalSchema = z.object({
  runId: z.string(),
  token: z.string(),
  flowTitle: textSchema,
  caseId: z.string().nullable(),
  form: formSchema,
  createdAt: z.string(),
});
export type Approval = z.infer<typeof approvalSchema>;

export const listApprovals = endpoint({
  id: 'listApprovals',
  method: 'GET',
  path: '/approvals',
  tag,
  who: deciders,
  summary: 'What waits for the decision of whoever asks',
  result: z.object({ items: z.array(approvalSchema) }),
});
export const decideApproval = endpoint({
  id: 'decideApproval',
  method: 'POST',
  path: '/runs/:id/approvals/:token',
  tag,
  who: deciders,
  summary: 'Approve or reject',
  description: '404 when it is not yours to decide; 409 when it was decided meanwhile.',
  params: z.object({ id: z.string(), token: z.string() }),
  body: z.object({
    decision: z.enum(['approved', 'rejected']),
    comment: z.string().max(2000).default(''),
  }),
  result: startedRunSchema,
});

import { z } from 'zod';
import { textSchema } from '../../engine/core/text.ts';
import { messageSchema } from '../../engine/records/cases.ts';

/** What can happen on a case. Each has a worded sentence in both languages, filled with the entry's `params`. */
export const timelineCodes = [
  'case.created', // number
  'case.reopened', // count
  'case.statusChanged', // from, to
  'case.priorityChanged', // from, to
  'case.fieldChanged', // field, from, to
  'case.queued', // queueId, queueName
  'case.assigned', // agentId, agentName, queueId, queueName
  'case.escalated', // reason
  'ticket.opened', // ticketId, number, department
  'ticket.repeated', // ticketId, number, department
  'ticket.statusChanged', // ticketId, number, department, from, to
  'ticket.resolved', // ticketId, number, department, resolution
  'ticket.rejected', // ticketId, number, department, resolution
  'sla.started', // policyId, policyName, dueAt
  'sla.nearing', // policyId, policyName, dueAt
  'sla.breached', // policyId, policyName, dueAt
  'sla.succeeded', // policyId, policyName, dueAt
  'sla.cancelled', // policyId, policyName, dueAt
  'run.started', // runId, flowKey, flowTitle
  'run.finished', // runId, flowKey, flowTitle, outcome
  'run.failed', // runId, flowKey, flowTitle, errorCode
  'run.cancelled', // runId, flowKey, flowTitle
  'flows.loopStopped', // circle, runId
  'article.attached', // articleId, title
  'article.dismissed', // articleId, title
  'article.unmarked', // articleId, title
] as const;
export const timelineCodeSchema = z.enum(timelineCodes);
export type TimelineCode = z.infer<typeof timelineCodeSchema>;

/** A name that is shown in both languages is a text; everything else is a word or a number. */
export const timelineParamsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.null(), textSchema]),
);
export type TimelineParams = z.infer<typeof timelineParamsSchema>;

const actorSchema = z.object({
  kind: z.enum(['automation', 'agent', 'apiKey', 'system', 'customer']),
  id: z.string(),
  name: z.string().nullable(),
});
const common = {
  id: z.string(),
  at: z.string(),
  by: actorSchema,
  /** Only these may ever be shown to the customer. */
  customerVisible: z.boolean(),
};
export const timelineItemSchema = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('message'), message: messageSchema }),
  z.object({ ...common, kind: z.literal('note'), text: z.string() }),
  z.object({
    ...common,
    kind: z.literal('event'),
    code: timelineCodeSchema,
    params: timelineParamsSchema,
  }),
]);
export type TimelineItem = z.infer<typeof timelineItemSchema>;

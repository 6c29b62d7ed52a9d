import { z } from 'zod';
import { keySchema } from '../../engine/core/names.ts';
import { textSchema } from '../../engine/core/text.ts';
import {
  caseStatusSchema,
  channelSchema,
  prioritySchema,
  slaInstanceSchema,
  workItemSchema,
} from '../../engine/records/cases.ts';
import { queueSchema } from '../../engine/records/people.ts';
import { endpoint, idParams, pageOf, pageQuery } from './endpoint.ts';

const tag = 'Queues';
const leaders = ['admin', 'supervisor'] as const;
const workers = ['admin', 'supervisor', 'agent'] as const;
const queueParams = z.object({ id: keySchema });

/** A queue with how much waits in it and since when. */
export const queueViewSchema = queueSchema.extend({
  queued: z.int(),
  assigned: z.int(),
  oldestQueuedAt: z.string().nullable(),
});
export type QueueView = z.infer<typeof queueViewSchema>;

const settings = {
  name: textSchema,
  priority: z.int().min(1).max(1000),
  businessHoursId: z.string().max(64).nullable(),
  method: queueSchema.shape.method,
  isFallback: z.boolean(),
};
export const newQueueSchema = z.object({
  id: keySchema,
  name: settings.name,
  priority: settings.priority.default(100),
  businessHoursId: settings.businessHoursId.default(null),
  method: settings.method.default('highestCapacity'),
  isFallback: settings.isFallback.default(false),
});
export type NewQueue = z.infer<typeof newQueueSchema>;
export const queueChangeSchema = z.object(settings).partial();
export type QueueChange = z.infer<typeof queueChangeSchema>;

export const listQueues = endpoint({
  id: 'listQueues',
  method: 'GET',
  path: '/queues',
  tag,
  who: workers,
  summary: 'List queues, first served first',
  result: z.object({ items: z.array(queueViewSchema) }),
});
export const createQueue = endpoint({
  id: 'createQueue',
  method: 'POST',
  path: '/queues',
  tag,
  who: leaders,
  summary: 'Add a queue',
  body: newQueueSchema,
  result: queueViewSchema,
  status: 201,
});
export const updateQueue = endpoint({
  id: 'updateQueue',
  method: 'PATCH',
  path: '/queues/:id',
  tag,
  who: leaders,
  summary: 'Change a queue',
  description: 'There is exactly one fallback queue: naming another takes the mark from the first.',
  params: queueParams,
  body: queueChangeSchema,
  result: queueViewSchema,
  ifMatch: true,
});
export const setQueueMembers = endpoint({
  id: 'setQueueMembers',
  method: 'PUT',
  path: '/queues/:id/members',
  tag,
  who: leaders,
  summary: "Replace a queue's members",
  description: 'Who joins is given waiting work at once.',
  params: queueParams,
  body: z.object({ memberIds: z.array(z.string().max(64)).max(500) }),
  result: queueViewSchema,
});

/** A work item as it stands in a queue's list. `slaDueAt`: of the open SLA clock of its case. */
export const workItemViewSchema = workItemSchema.extend({
  queueName: textSchema,
  agentName: z.string().nullable(),
  ageSeconds: z.int(),
  slaDueAt: z.string().nullable(),
  slaState: slaInstanceSchema.shape.state.nullable(),
  case: z.object({
    id: z.string(),
    number: z.string(),
    subject: z.string(),
    channel: channelSchema,
    language: z.string(),
    status: caseStatusSchema,
    priority: prioritySchema,
    contactName: z.string().nullable(),
    isVip: z.boolean(),
  }),
});
export type WorkItemView = z.infer<typeof workItemViewSchema>;

export const listWorkItems = endpoint({
  id: 'listWorkItems',
  method: 'GET',
  path: '/work-items',
  tag,
  who: workers,
  summary: 'List open work in the order it is served',
  description:
    '`mine`: what is assigned to me. `queue`: one queue. `status`: queued or assigned. `caseId`: that of one case.',
  query: z.object({
    ...pageQuery,
    mine: z.stringbool().optional(),
    queue: z.string().max(64).optional(),
    status: z.enum(['queued', 'assigned']).optional(),
    caseId: z.string().max(64).optional(),
  }),
  result: pageOf(workItemViewSchema),
});
export const acceptWorkItem = endpoint({
  id: 'acceptWorkItem',
  method: 'POST',
  path: '/work-items/:id/accept',
  tag,
  who: workers,
  summary: 'Take a queued item',
  description: 'Only from queues one is a member of; 409 when somebody else was faster.',
  params: idParams,
  result: workItemViewSchema,
});
export const transferWorkItem = endpoint({
  id: 'transferWorkItem',
  method: 'POST',
  path: '/work-items/:id/transfer',
  tag,
  who: workers,
  summary: 'Hand an item to a queue or a person',
  params: idParams,
  body: z.union([
    z.strictObject({ queueId: z.string().min(1).max(64) }),
    z.strictObject({ agentId: z.string().min(1).max(64) }),
  ]),
  result: workItemViewSchema,
});
export const completeWorkItem = endpoint({
  id: 'completeWorkItem',
  method: 'POST',
  path: '/work-items/:id/complete',
  tag,
  who: workers,
  summary: 'Lay an item down as done',
  description: 'Frees its units; the case keeps its status.',
  params: idParams,
  result: workItemViewSchema,
});

import { z } from 'zod';
import { textSchema } from '../../engine/core/text.ts';
import {
  caseSchema,
  caseStatusSchema,
  caseTypeSchema,
  prioritySchema,
  slaInstanceSchema,
} from '../../engine/records/cases.ts';
import { accountSchema, contactSchema } from '../../engine/records/people.ts';
import { departmentSchema } from '../../engine/records/people.ts';
import { endpoint, idParams, pageOf, pageQuery } from './endpoint.ts';
import { timelineItemSchema } from './timeline.ts';

const tag = 'Cases';
const workers = ['admin', 'supervisor', 'agent'] as const;
const readers = [...workers, 'integration'] as const;

const names = {
  queueName: textSchema.nullable(),
  ownerName: z.string().nullable(),
};
/** The SLA clock of a case that is shown: the one that runs, or the last one. */
export const caseSlaSchema = slaInstanceSchema.extend({ policyName: textSchema });
export type CaseSla = z.infer<typeof caseSlaSchema>;

export const caseSummarySchema = caseSchema
  .omit({ description: true, resolution: true, previousCaseId: true })
  .extend({
    ...names,
    contactName: z.string().nullable(),
    isVip: z.boolean(),
    sla: slaInstanceSchema.pick({ state: true, dueAt: true, warnAt: true }).nullable(),
  });
export type CaseSummary = z.infer<typeof caseSummarySchema>;

export const caseDetailSchema = z.object({
  case: caseSchema,
  contact: contactSchema.nullable(),
  account: accountSchema.nullable(),
  sla: caseSlaSchema.nullable(),
  ...names,
  /** The case this one continues. */
  previousCase: z.object({ id: z.string(), number: z.string() }).nullable(),
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;

export const caseChangeSchema = z
  .object({
    status: caseStatusSchema.exclude(['new']),
    priority: prioritySchema,
    type: caseTypeSchema.nullable(),
    reason: z.string().trim().max(200).nullable(),
    product: z.string().trim().max(200).nullable(),
    department: departmentSchema.nullable(),
    subject: z.string().trim().min(1).max(500),
    description: z.string().max(20_000),
    resolution: z.string().trim().max(4000).nullable(),
    tags: z.array(z.string().trim().min(1).max(100)).max(50),
    contactId: z.string().max(64).nullable(),
    ownerId: z.string().max(64).nullable(),
  })
  .partial();
export type CaseChange = z.infer<typeof caseChangeSchema>;

export const listCases = endpoint({
  id: 'listCases',
  method: 'GET',
  path: '/cases',
  tag,
  who: readers,
  summary: 'List cases, newest first',
  description:
    '`status=unsolved`: all but solved and closed. `mine`: those I own. `q` looks in number, subject and contact name.',
  query: z.object({
    ...pageQuery,
    status: z.union([caseStatusSchema, z.literal('unsolved')]).optional(),
    priority: prioritySchema.optional(),
    queue: z.string().max(64).optional(),
    owner: z.string().max(64).optional(),
    mine: z.stringbool().optional(),
    contactId: z.string().max(64).optional(),
    accountId: z.string().max(64).optional(),
    q: z.string().trim().max(200).optional(),
  }),
  result: pageOf(caseSummarySchema),
});
export const getCase = endpoint({
  id: 'getCase',
  method: 'GET',
  path: '/cases/:id',
  tag,
  who: readers,
  summary: 'Read a case with its customer and its SLA clock',
  params: idParams,
  result: caseDetailSchema,
});
export const updateCase = endpoint({
  id: 'updateCase',
  method: 'PATCH',
  path: '/cases/:id',
  tag,
  who: workers,
  summary: 'Change a case',
  description:
    'Solved and closed cases can only be opened again. Whoever solves or closes a case frees its owner for the next one. 409 when the step from one status to the other does not exist.',
  params: idParams,
  body: caseChangeSchema,
  result: caseDetailSchema,
  ifMatch: true,
});
export const getCaseTimeline = endpoint({
  id: 'getCaseTimeline',
  method: 'GET',
  path: '/cases/:id/timeline',
  tag,
  who: workers,
  summary: 'Read what happened on a case, oldest first',
  description: '`audience=customer` gives only what the customer may see.',
  params: idParams,
  query: z.object({ audience: z.enum(['staff', 'customer']).default('staff') }),
  result: z.object({ items: z.array(timelineItemSchema) }),
});
export const replyToCase = endpoint({
  id: 'replyToCase',
  method: 'POST',
  path: '/cases/:id/replies',
  tag,
  who: workers,
  summary: 'Answer the customer',
  description:
    'Sent on the channel the case came by. Stops the first-response clock. The case then waits for the customer unless `status` says otherwise.',
  params: idParams,
  body: z.object({
    text: z.string().trim().min(1).max(20_000),
    visibility: z.enum(['public', 'direct']).default('direct'),
    status: caseStatusSchema.extract(['open', 'awaitingCustomer', 'solved']).default('awaitingCustomer'),
  }),
  result: z.object({ messageId: z.string(), case: caseSchema }),
  status: 201,
  idempotent: true,
});
export const addCaseNote = endpoint({
  id: 'addCaseNote',
  method: 'POST',
  path: '/cases/:id/notes',
  tag,
  who: workers,
  summary: 'Add an internal note',
  description: 'The customer never sees it.',
  params: idParams,
  body: z.object({ text: z.string().trim().min(1).max(20_000) }),
  result: timelineItemSchema,
  status: 201,
});

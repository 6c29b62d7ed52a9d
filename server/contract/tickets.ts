import { z } from 'zod';
import { prioritySchema, ticketSchema, ticketStatusSchema } from '../../engine/records/cases.ts';
import { departmentSchema } from '../../engine/records/people.ts';
import { endpoint, idParams, pageOf, pageQuery } from './endpoint.ts';

const tag = 'Tickets';
const workers = ['admin', 'supervisor', 'agent'] as const;
const everyone = ['admin', 'supervisor', 'agent', 'department'] as const;

/** A ticket with what its readers need of the case. Departments see no more of the case than this. */
export const ticketViewSchema = ticketSchema.extend({
  case: z.object({ id: z.string(), number: z.string(), subject: z.string() }).nullable(),
  assigneeName: z.string().nullable(),
  overdue: z.boolean(),
  commentCount: z.int(),
});
export type TicketView = z.infer<typeof ticketViewSchema>;

export const commentSchema = z.object({
  id: z.string(),
  ticketId: z.string(),
  authorId: z.string(),
  authorName: z.string(),
  text: z.string(),
  createdAt: z.string(),
});
export type TicketComment = z.infer<typeof commentSchema>;

const fieldName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/)
  .refine((name) => !['constructor', 'prototype'].includes(name), 'This name is reserved.');
export const newTicketSchema = z.object({
  department: departmentSchema,
  type: z.string().trim().min(1).max(64).default('request'),
  priority: prioritySchema.default('normal'),
  summary: z.string().trim().min(1).max(2000),
  fields: z.record(fieldName, z.string().max(2000)).default({}),
  dueBusinessMinutes: z.int().min(1).max(100_000).optional(),
});
export type NewTicket = z.infer<typeof newTicketSchema>;

export const ticketChangeSchema = z.object({
  status: ticketStatusSchema.optional(),
  resolution: z.string().trim().min(1).max(4000).optional(),
  assigneeId: z.string().max(64).nullable().optional(),
  priority: prioritySchema.optional(),
});
export type TicketChange = z.infer<typeof ticketChangeSchema>;

export const createCaseTicket = endpoint({
  id: 'createCaseTicket',
  method: 'POST',
  path: '/cases/:id/tickets',
  tag,
  who: workers,
  summary: 'Open an internal ticket for a case',
  description: 'The customer never sees it.',
  params: idParams,
  body: newTicketSchema,
  result: ticketViewSchema,
  status: 201,
  idempotent: true,
});
export const listTickets = endpoint({
  id: 'listTickets',
  method: 'GET',
  path: '/tickets',
  tag,
  who: [...everyone, 'integration'],
  summary: 'List tickets, first due first',
  description:
    'Members of a department see that of their department only. `status=open`: all not yet closed.',
  query: z.object({
    ...pageQuery,
    status: z.union([ticketStatusSchema, z.literal('open')]).optional(),
    department: departmentSchema.optional(),
    caseId: z.string().max(64).optional(),
    mine: z.stringbool().optional(),
  }),
  result: pageOf(ticketViewSchema),
});
export const getTicket = endpoint({
  id: 'getTicket',
  method: 'GET',
  path: '/tickets/:id',
  tag,
  who: [...everyone, 'integration'],
  summary: 'Read a ticket',
  params: idParams,
  result: ticketViewSchema,
});
export const updateTicket = endpoint({
  id: 'updateTicket',
  method: 'PATCH',
  path: '/tickets/:id',
  tag,
  who: everyone,
  summary: 'Move a ticket on',
  description:
    'new → acknowledged → inProgress ⇄ waiting → resolved or rejected; the last two need `resolution`. A closed ticket is opened again with `inProgress`.',
  params: idParams,
  body: ticketChangeSchema,
  result: ticketViewSchema,
  ifMatch: true,
});
export const listTicketComments = endpoint({
  id: 'listTicketComments',
  method: 'GET',
  path: '/tickets/:id/comments',
  tag,
  who: everyone,
  summary: "Read a ticket's comments, oldest first",
  params: idParams,
  result: z.object({ items: z.array(commentSchema) }),
});
export const addTicketComment = endpoint({
  id: 'addTicketComment',
  method: 'POST',
  path: '/tickets/:id/comments',
  tag,
  who: everyone,
  summary: 'Comment on a ticket',
  params: idParams,
  body: z.object({ text: z.string().trim().min(1).max(4000) }),
  result: commentSchema,
  status: 201,
});

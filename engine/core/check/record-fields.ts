import type { z } from 'zod';
import { caseSchema, conversationSchema, messageSchema, ticketSchema } from '../../records/cases.ts';
import { accountSchema, contactSchema } from '../../records/people.ts';

const fieldsOf = (schema: z.ZodObject): ReadonlySet<string> => new Set(Object.keys(schema.shape));

/** The fields of the live records. */
export const recordFields: Readonly<Record<string, ReadonlySet<string>>> = {
  case: fieldsOf(caseSchema),
  contact: fieldsOf(contactSchema),
  account: fieldsOf(accountSchema),
  ticket: fieldsOf(ticketSchema),
  message: fieldsOf(messageSchema),
  conversation: fieldsOf(conversationSchema),
};

import type { z } from 'zod';
import { caseSchema, conversationSchema, messageSchema } from '../../records/cases.ts';
import { accountSchema, contactSchema } from '../../records/people.ts';

const fieldsOf = (schema: z.ZodObject, ...joined: string[]): ReadonlySet<string> =>
  new Set([...Object.keys(schema.shape), ...joined]);

/** The fields of the live records, with what they are joined with when they are read. */
export const recordFields: Readonly<Record<string, ReadonlySet<string>>> = {
  case: fieldsOf(caseSchema),
  contact: fieldsOf(contactSchema, 'account'),
  account: fieldsOf(accountSchema),
  message: fieldsOf(messageSchema),
  conversation: fieldsOf(conversationSchema),
};

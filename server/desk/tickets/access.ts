import { z } from 'zod';
import { ticketSchema } from '../../../engine/records/cases.ts';
import { newTicketSchema, ticketChangeSchema } from '../../contract/tickets.ts';
import { isFault } from '../fault.ts';
import { checked, fieldsOf, orFault, type RecordAccess } from '../records/index.ts';
import { toTicket } from './records.ts';
import type { Tickets } from './tickets.ts';

const createSchema = newTicketSchema
  .omit({ dueBusinessMinutes: true })
  .extend({ caseId: z.string().max(64).optional(), duplicateKey: z.string().max(200).optional() });

/** What flows may do with tickets. The number is made from the row, so it cannot be looked for. */
export const ticketAccess = (tickets: Tickets): RecordAccess => ({
  table: 'tickets',
  fields: fieldsOf(ticketSchema.omit({ number: true, fields: true })),
  decode: toTicket,
  *create(set, by) {
    const draft = checked('ticket', createSchema, set);
    if (!draft.ok) return draft;
    const opened = yield* tickets.open({ by, ...draft.set });
    return isFault(opened) ? opened : opened.ticket;
  },
  *update(id, set, by, expectVersion) {
    const change = checked('ticket', ticketChangeSchema, set);
    return change.ok ? yield* orFault(tickets.change(id, change.set, by, expectVersion)) : change;
  },
});

import { z } from 'zod';
import { caseSchema, channelSchema, messageSchema } from '../../../engine/records/cases.ts';
import { accountSchema, contactSchema } from '../../../engine/records/people.ts';
import { caseChangeSchema } from '../../contract/cases.ts';
import {
  accountChangeSchema,
  contactChangeSchema,
  newAccountSchema,
  newContactSchema,
} from '../../contract/customers.ts';
import { decodeCase, type Cases } from '../cases/index.ts';
import { decodeMessage } from '../conversations/index.ts';
import { decodeAccount, decodeContact, type Customers } from '../customers/index.ts';
import { fault } from '../fault.ts';
import { checked, fieldsOf, orFault, type RecordAccess } from './access.ts';
import { say } from '../../contract/say.ts';

// Who has a case is the routing's to say; a flow uses the route step.
const caseChange = caseChangeSchema.omit({ ownerId: true });
const newCase = caseChange
  .omit({ status: true, resolution: true })
  .required({ subject: true })
  .extend({ channel: channelSchema.default('phoneNote'), language: z.enum(['en', 'ja']).default('ja') });

export const caseAccess = (cases: Cases, customers: Customers): RecordAccess => ({
  table: 'cases',
  fields: fieldsOf(caseSchema),
  decode: decodeCase,
  *create(set, by) {
    const draft = checked('case', newCase, set);
    if (!draft.ok) return draft;
    const { contactId = null, ...fields } = draft.set;
    const contact = contactId === null ? undefined : yield* customers.byId(contactId);
    if (contactId !== null && !contact) return fault('VALIDATION', say('noSuchContact', { id: contactId }));
    const accountId = contact?.accountId ?? null;
    return yield* cases.create({ ...fields, contactId, accountId }, null, by);
  },
  *update(id, set, by, expectVersion) {
    const change = checked('case', caseChange, set);
    return change.ok ? yield* orFault(cases.update(id, change.set, by, expectVersion)) : change;
  },
});

export const contactAccess = (customers: Customers): RecordAccess => ({
  table: 'contacts',
  fields: fieldsOf(contactSchema),
  decode: decodeContact,
  *create(set) {
    const draft = checked('contact', newContactSchema, set);
    return draft.ok ? yield* orFault(customers.create(draft.set)) : draft;
  },
  *update(id, set, _by, expectVersion) {
    const change = checked('contact', contactChangeSchema, set);
    return change.ok ? yield* orFault(customers.change(id, change.set, expectVersion)) : change;
  },
});

export const accountAccess = (customers: Customers): RecordAccess => ({
  table: 'accounts',
  fields: fieldsOf(accountSchema),
  decode: decodeAccount,
  *create(set) {
    const draft = checked('account', newAccountSchema, set);
    return draft.ok ? yield* customers.createAccount(draft.set) : draft;
  },
  *update(id, set, _by, expectVersion) {
    const change = checked('account', accountChangeSchema, set);
    return change.ok ? yield* orFault(customers.changeAccount(id, change.set, expectVersion)) : change;
  },
});

/** Messages are only read: what a customer wrote is not changed. */
export const messageAccess: RecordAccess = {
  table: 'messages',
  fields: fieldsOf(messageSchema),
  decode: decodeMessage,
};

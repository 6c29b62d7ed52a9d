import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Account, Contact, Persona } from '../../../engine/records/people.ts';
import type {
  AccountChange,
  ContactChange,
  ContactDetail,
  NewAccount,
  NewContact,
} from '../../contract/customers.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import { personas } from './personas.ts';
import {
  accountById,
  contactById,
  findAccounts,
  findContacts,
  insertAccount,
  insertContact,
  personasOf,
  saveAccount,
  saveContact,
} from './records.ts';
import { fullName } from './rules.ts';
import { say } from '../../contract/say.ts';

export { decodeAccount, decodeContact } from './records.ts';
export { customerRoutes } from './routes.ts';
export { emailKey, handleKey, phoneKey, providerOf } from './rules.ts';
export type { Recognised, Sender } from './personas.ts';

/** Contacts, their accounts, and the handles they write from. */
export function createCustomers(context: DeskContext) {
  const { clock, ids, recordChanged } = context;
  const stamp = (): string => isoTime(clock.now());
  const fresh = (prefix: string, id?: string) => {
    const now = stamp();
    return { id: id ?? ids.next(prefix), createdAt: now, updatedAt: now, version: 1 };
  };

  function* unknownAccount(accountId: string | null | undefined): Work<Problem | undefined> {
    if (!accountId || (yield* accountById(accountId))) return undefined;
    return new Problem('invalid', say('accountUnknown', { id: accountId }));
  }

  function* create(draft: NewContact, id?: string): Work<Contact | Problem> {
    const problem = yield* unknownAccount(draft.accountId);
    if (problem) return problem;
    const contact: Contact = { ...fresh('contact', id), ...draft, name: draft.name ?? fullName(draft) };
    yield* insertContact(contact);
    yield* recordChanged({ object: 'contact', before: null, after: { ...contact } });
    return contact;
  }

  function* change(id: string, set: ContactChange, ifMatch?: number): Work<Contact | Problem> {
    const before = yield* contactById(id);
    if (!before) return new Problem('notFound', say('noSuchContact', { id }));
    if (ifMatch !== undefined && ifMatch !== before.version)
      return new Problem('preconditionFailed', say('recordChanged', { name: before.name }));
    const problem = yield* unknownAccount(set.accountId);
    if (problem) return problem;
    const after: Contact = { ...before, ...set, updatedAt: stamp(), version: before.version + 1 };
    const renamed = (set.family !== undefined || set.given !== undefined) && set.name === undefined;
    if (renamed) after.name = fullName(after) || before.name;
    yield* saveContact(after);
    yield* recordChanged({ object: 'contact', before: { ...before }, after: { ...after } });
    return after;
  }

  function* createAccount(draft: NewAccount, id?: string): Work<Account> {
    const account: Account = { ...fresh('account', id), ...draft };
    yield* insertAccount(account);
    yield* recordChanged({ object: 'account', before: null, after: { ...account } });
    return account;
  }

  function* changeAccount(id: string, set: AccountChange, ifMatch?: number): Work<Account | Problem> {
    const before = yield* accountById(id);
    if (!before) return new Problem('notFound', say('noSuchAccount', { id }));
    if (ifMatch !== undefined && ifMatch !== before.version)
      return new Problem('preconditionFailed', say('recordChanged', { name: before.name }));
    const after: Account = { ...before, ...set, updatedAt: stamp(), version: before.version + 1 };
    yield* saveAccount(after);
    yield* recordChanged({ object: 'account', before: { ...before }, after: { ...after } });
    return after;
  }

  function* detail(id: string): Work<ContactDetail | Problem> {
    const contact = yield* contactById(id);
    if (!contact) return new Problem('notFound', say('noSuchContact', { id }));
    const account = contact.accountId ? yield* accountById(contact.accountId) : undefined;
    const known: Persona[] = yield* personasOf(id);
    return { ...contact, account: account ?? null, accountName: account?.name ?? null, personas: known };
  }

  return {
    byId: contactById,
    accountById,
    list: findContacts,
    listAccounts: findAccounts,
    create,
    change,
    createAccount,
    changeAccount,
    detail,
    ...personas(context, create),
  };
}
export type Customers = ReturnType<typeof createCustomers>;

import type { Work } from '../../../engine/runtime/work.ts';
import type { Account, Contact, Persona } from '../../../engine/records/people.ts';
import type { Database } from '../../store/database.ts';
import { all, builder, dynamic, insert, one, p, patch, rowById, run, statement } from '../../store/query.ts';
import { contains, searchText } from '../../store/search-text.ts';
import { keysOf, type ContactKey } from './rules.ts';

// Rows were checked before they were written, so the columns hold what the record types say.
export const decodeContact = ({ searchText: _searchText, ...row }: Database['contacts']): Contact => ({
  ...row,
  emails: JSON.parse(row.emails) as string[],
  phones: JSON.parse(row.phones) as string[],
  locale: row.locale as Contact['locale'],
  isVip: row.isVip === 1,
});
function encodeContact(contact: Contact): Database['contacts'] {
  const { name, family, given, kana } = contact;
  const emails = JSON.stringify(contact.emails);
  return {
    ...contact,
    emails,
    phones: JSON.stringify(contact.phones),
    isVip: Number(contact.isVip),
    searchText: searchText(name, family, given, kana, emails),
  };
}
export const decodeAccount = ({ searchText: _searchText, ...row }: Database['accounts']): Account => ({
  ...row,
  tier: row.tier as Account['tier'],
  flags: JSON.parse(row.flags) as string[],
});
const encodeAccount = (account: Account): Database['accounts'] => ({
  ...account,
  flags: JSON.stringify(account.flags),
  searchText: searchText(account.name),
});
const decodePersona = ({ handleKey: _handleKey, ...row }: Database['personas']): Persona => ({
  ...row,
  provider: row.provider as Persona['provider'],
  linkStatus: row.linkStatus as Persona['linkStatus'],
});

const contact = rowById('contacts');
export function* contactById(id: string): Work<Contact | undefined> {
  const row = yield* one(contact, { id });
  return row && decodeContact(row);
}
const account = rowById('accounts');
export function* accountById(id: string): Work<Account | undefined> {
  const row = yield* one(account, { id });
  return row && decodeAccount(row);
}

const byKey = statement<ContactKey>()((db) =>
  db
    .selectFrom('contactKeys')
    .innerJoin('contacts', 'contacts.id', 'contactKeys.contactId')
    .selectAll('contacts')
    .where('kind', '=', p<string>('kind'))
    .where('value', '=', p<string>('value'))
    .limit(2),
);
/** Two at most: more than one is as good as none. */
export function* contactsByKey(key: ContactKey): Work<Contact[]> {
  return (yield* all(byKey, key)).map(decodeContact);
}

const dropKeys = statement<{ contactId: string }>()((db) =>
  db.deleteFrom('contactKeys').where('contactId', '=', p<string>('contactId')),
);
function* insertKeys(contact: Contact): Work<void> {
  for (const key of keysOf(contact)) yield* insert('contactKeys', { contactId: contact.id, ...key });
}
export function* insertContact(contact: Contact): Work<void> {
  yield* insert('contacts', encodeContact(contact));
  yield* insertKeys(contact);
}
export function* saveContact(contact: Contact): Work<void> {
  yield* patch('contacts', contact.id, encodeContact(contact));
  yield* run(dropKeys, { contactId: contact.id });
  yield* insertKeys(contact);
}
export const insertAccount = (account: Account): Work<void> => insert('accounts', encodeAccount(account));
export function* saveAccount(account: Account): Work<void> {
  yield* patch('accounts', account.id, encodeAccount(account));
}

const persona = statement<{ provider: string; handleKey: string }>()((db) =>
  db
    .selectFrom('personas')
    .selectAll()
    .where('provider', '=', p<string>('provider'))
    .where('handleKey', '=', p<string>('handleKey')),
);
export function* personaByHandle(provider: string, handleKey: string): Work<Persona | undefined> {
  const row = yield* one(persona, { provider, handleKey });
  return row && decodePersona(row);
}
const personas = statement<{ contactId: string }>()((db) =>
  db
    .selectFrom('personas')
    .selectAll()
    .where('contactId', '=', p<string>('contactId'))
    .orderBy('createdAt')
    .orderBy('id'),
);
export function* personasOf(contactId: string): Work<Persona[]> {
  return (yield* all(personas, { contactId })).map(decodePersona);
}
export const insertPersona = (persona: Persona, handleKey: string): Work<void> =>
  insert('personas', { handleKey, ...persona });
export function* savePersona({ id, ...persona }: Persona): Work<void> {
  yield* patch('personas', id, persona);
}

export interface ContactFilter {
  q?: string;
  /** A phone number or e-mail address in `q`, as it is compared. */
  keys: string[];
  accountId?: string;
  after?: { createdAt: string; id: string };
  limit: number;
}
export type ListedContact = Contact & { accountName: string | null };
export function* findContacts(filter: ContactFilter): Work<ListedContact[]> {
  let query = builder
    .selectFrom('contacts')
    .leftJoin('accounts', 'accounts.id', 'contacts.accountId')
    .selectAll('contacts')
    .select('accounts.name as accountName')
    .orderBy('contacts.createdAt', 'desc')
    .orderBy('contacts.id', 'desc')
    .limit(filter.limit);
  const { q, keys, accountId, after } = filter;
  if (accountId) query = query.where('contacts.accountId', '=', accountId);
  if (after)
    query = query.where((eb) =>
      eb.or([
        eb('contacts.createdAt', '<', after.createdAt),
        eb('contacts.createdAt', '=', after.createdAt).and('contacts.id', '<', after.id),
      ]),
    );
  if (q)
    query = query.where((eb) =>
      eb.or([
        contains('contacts.searchText', q),
        eb(
          'contacts.id',
          'in',
          eb
            .selectFrom('contactKeys')
            .select('contactId')
            .where('value', 'in', keys.length > 0 ? keys : ['']),
        ),
      ]),
    );
  const rows = yield* all(dynamic(query), {});
  return rows.map(({ accountName, ...row }) => ({ ...decodeContact(row), accountName }));
}

export function* findAccounts(q?: string): Work<Account[]> {
  let query = builder.selectFrom('accounts').selectAll().orderBy('name').orderBy('id').limit(500);
  if (q) query = query.where(contains('accounts.searchText', q));
  return (yield* all(dynamic(query), {})).map(decodeAccount);
}

import type { Db, Work } from '../../../engine/runtime/work.ts';
import {
  createAccount,
  createContact,
  getContact,
  listAccounts,
  listContacts,
  updateContact,
  type ContactDetail,
} from '../../contract/customers.ts';
import { Problem } from '../../contract/problem.ts';
import { route, type Route } from '../../http/handler.ts';
import type { Customers } from './index.ts';
import { emailKey, phoneKey } from './rules.ts';
import { say } from '../../contract/say.ts';

export function customerRoutes(db: Db, customers: Customers): Route[] {
  /** The contact as it is after the work, or why it was refused. */
  function* detailAfter(work: Work<{ id: string } | Problem>): Work<ContactDetail | Problem> {
    const result = yield* work;
    return result instanceof Problem ? result : yield* customers.detail(result.id);
  }

  return [
    route(listContacts, async ({ query: { q, accountId, cursor, limit } }) => {
      const after = readCursor(cursor);
      if (after === null) return new Problem('invalid', say('wrongCursor'));
      const keys = [emailKey(q ?? ''), phoneKey(q ?? '')].filter((key) => key !== null);
      const items = await db.read(() => customers.list({ q, keys, accountId, after, limit: limit + 1 }));
      const last = items.length > limit ? items[limit - 1] : undefined;
      return { items: items.slice(0, limit), next: last ? `${last.createdAt} ${last.id}` : null };
    }),
    route(createContact, ({ body }) => db.write(() => detailAfter(customers.create(body)))),
    route(getContact, ({ params }) => db.read(() => customers.detail(params.id))),
    route(updateContact, ({ params, body, ifMatch }) =>
      db.write(() => detailAfter(customers.change(params.id, body, ifMatch))),
    ),
    route(listAccounts, async ({ query }) => ({
      items: await db.read(() => customers.listAccounts(query.q)),
    })),
    route(createAccount, ({ body }) => db.write(() => customers.createAccount(body))),
  ];
}

function readCursor(cursor: string | undefined): { createdAt: string; id: string } | undefined | null {
  if (cursor === undefined) return undefined;
  const [createdAt, id] = cursor.split(' ');
  return createdAt && id ? { createdAt, id } : null;
}

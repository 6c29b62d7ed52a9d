import type { Work } from '../../engine/runtime/work.ts';
import { all, insert, one, p, patch, run, statement } from '../store/query.ts';
import type { AccountTables } from './tables.ts';

type CredentialRow = AccountTables['credentials'];
type SessionRow = AccountTables['sessions'];
type KeyRow = AccountTables['apiKeys'];
type LinkRow = AccountTables['oneTimeLinks'];

const credentialOf = statement<{ agentId: string }>()((db) =>
  db.selectFrom('credentials').selectAll().where('agentId', '=', p<string>('agentId')),
);
const anyCredential = statement<object>()((db) => db.selectFrom('credentials').select('agentId').limit(1));
const saveCredential = statement<CredentialRow>()((db) =>
  db
    .insertInto('credentials')
    .values({
      agentId: p('agentId'),
      passwordHash: p('passwordHash'),
      theme: p('theme'),
      createdAt: p('createdAt'),
      updatedAt: p('updatedAt'),
    })
    .onConflict((conflict) =>
      conflict
        .column('agentId')
        .doUpdateSet({ passwordHash: p('passwordHash'), theme: p('theme'), updatedAt: p('updatedAt') }),
    ),
);
export const credentials = {
  of: (agentId: string) => one(credentialOf, { agentId }),
  *any(): Work<boolean> {
    return (yield* one(anyCredential, {})) !== undefined;
  },
  save: (row: CredentialRow) => run(saveCredential, row),
};

const sessionById = statement<{ id: string }>()((db) =>
  db.selectFrom('sessions').selectAll().where('id', '=', p<string>('id')),
);
const saveSession = statement<SessionRow>()((db) =>
  db
    .insertInto('sessions')
    .values({
      id: p('id'),
      agentId: p('agentId'),
      data: p('data'),
      createdAt: p('createdAt'),
      seenAt: p('seenAt'),
      expiresAt: p('expiresAt'),
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        agentId: p('agentId'),
        data: p('data'),
        seenAt: p('seenAt'),
        expiresAt: p('expiresAt'),
      }),
    ),
);
const deleteSession = statement<{ id: string }>()((db) =>
  db.deleteFrom('sessions').where('id', '=', p<string>('id')),
);
const deleteOthers = statement<{ agentId: string; keep: string }>()((db) =>
  db.deleteFrom('sessions').where('agentId', '=', p<string>('agentId')).where('id', '<>', p<string>('keep')),
);
const deleteEnded = statement<{ now: number }>()((db) =>
  db.deleteFrom('sessions').where('expiresAt', '<=', p<number>('now')),
);
export const sessions = {
  byId: (id: string) => one(sessionById, { id }),
  save: (row: SessionRow) => run(saveSession, row),
  touch: (id: string, seenAt: number, expiresAt: number) => patch('sessions', id, { seenAt, expiresAt }),
  remove: (id: string) => run(deleteSession, { id }),
  /** All sessions of this person but the one with the id `keep`. */
  removeOthers: (agentId: string, keep: string) => run(deleteOthers, { agentId, keep }),
  removeEnded: (now: number) => run(deleteEnded, { now }),
};

const listKeys = statement<object>()((db) => db.selectFrom('apiKeys').selectAll().orderBy('createdAt'));
const keyByPrefix = statement<{ prefix: string }>()((db) =>
  db.selectFrom('apiKeys').selectAll().where('prefix', '=', p<string>('prefix')),
);
const deleteKey = statement<{ id: string }>()((db) =>
  db.deleteFrom('apiKeys').where('id', '=', p<string>('id')),
);
export const apiKeys = {
  list: () => all(listKeys, {}),
  byPrefix: (prefix: string) => one(keyByPrefix, { prefix }),
  create: (row: KeyRow) => insert('apiKeys', row),
  used: (id: string, lastUsedAt: string) => patch('apiKeys', id, { lastUsedAt }),
  remove: (id: string) => run(deleteKey, { id }),
};

const linkByHash = statement<{ hash: string; kind: string }>()((db) =>
  db
    .selectFrom('oneTimeLinks')
    .selectAll()
    .where('hash', '=', p<string>('hash'))
    .where('kind', '=', p<string>('kind')),
);
const deleteLinks = statement<{ kind: string; agentId: string | null }>()((db) =>
  db
    .deleteFrom('oneTimeLinks')
    .where('kind', '=', p<string>('kind'))
    .where('agentId', 'is', p<string | null>('agentId')),
);
const deleteEndedLinks = statement<{ now: number }>()((db) =>
  db.deleteFrom('oneTimeLinks').where('expiresAt', '<=', p<number>('now')),
);
export const links = {
  removeEnded: (now: number) => run(deleteEndedLinks, { now }),
  byHash: (hash: string, kind: string) => one(linkByHash, { hash, kind }),
  create: (row: LinkRow) => insert('oneTimeLinks', row),
  /** All links of this kind for this person; with null, those for nobody in particular. */
  remove: (kind: string, agentId: string | null) => run(deleteLinks, { kind, agentId }),
};

const secretByName = statement<{ name: string }>()((db) =>
  db.selectFrom('secrets').select('value').where('name', '=', p<string>('name')),
);
export const secrets = {
  *valueOf(name: string): Work<string | undefined> {
    return (yield* one(secretByName, { name }))?.value;
  },
  create: (row: AccountTables['secrets']) => insert('secrets', row),
};

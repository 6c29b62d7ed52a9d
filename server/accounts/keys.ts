import type { Ids } from '../../engine/runtime/ports.ts';
import type { Db } from '../../engine/runtime/work.ts';
import { leaveUnnoted } from './unnoted.ts';
import type { Role } from '../../engine/records/people.ts';
import type { ApiKey } from '../contract/api-keys.ts';
import { keyRoleSchema } from '../contract/api-keys.ts';
import { Problem } from '../contract/problem.ts';
import type { Caller } from '../http/handler.ts';
import type { Limits } from '../http/limits.ts';
import { apiKeys } from './records.ts';
import type { AccountTables } from './tables.ts';
import { randomToken, sameHash, tokenHash } from './tokens.ts';
import { say } from '../contract/say.ts';

/** The key in an `Authorization` header, if it is one of ours. */
export const keyIn = (authorization: string): string | undefined =>
  /^Bearer (sy_[\w-]{43})$/.exec(authorization)?.[1];

const prefixLength = 11;
const noteUseEveryMs = 60 * 60_000;
const maxCached = 1000;
const wrongKeysPerAddress = 50;

export type Keys = ReturnType<typeof createKeys>;

/** API keys: shown once, stored as a hash, known again without the database after their first call. */
export function createKeys(db: Db, ids: Ids, now: () => number, limits: Limits) {
  const cache = new Map<string, { caller: Caller; noteUseAt: number }>();
  const stamp = () => new Date(now()).toISOString();
  // A program's calls over one connection bring one key: it is hashed once for all of them, and forgotten with it.
  const brought = new WeakMap<object, { authorization: string; hash: string }>();

  function hashBrought(authorization: string, connection: object): string | undefined {
    const last = brought.get(connection);
    if (last?.authorization === authorization) return last.hash;
    const key = keyIn(authorization);
    if (key === undefined) return undefined;
    const hash = tokenHash(key);
    brought.set(connection, { authorization, hash });
    return hash;
  }

  async function lookUp(key: string, hash: string) {
    const row = await db.read(() => apiKeys.byPrefix(key.slice(0, prefixLength)));
    if (!row || !sameHash(row.hash, hash)) return undefined;
    const known = { caller: callerOf(row), noteUseAt: 0 };
    if (cache.size >= maxCached) cache.clear();
    cache.set(hash, known);
    return known;
  }

  return {
    list: async (): Promise<ApiKey[]> => (await db.read(apiKeys.list)).map(shown),
    async create(name: string, role: ApiKey['role'], createdBy: string): Promise<ApiKey & { key: string }> {
      const key = `sy_${randomToken()}`;
      const row = {
        id: ids.next('key'),
        name,
        role,
        prefix: key.slice(0, prefixLength),
        hash: tokenHash(key),
        createdBy,
        createdAt: stamp(),
        lastUsedAt: null,
      };
      await db.write(() => apiKeys.create(row));
      return { ...shown(row), key };
    },
    async remove(id: string): Promise<boolean> {
      const removed = await db.write(() => apiKeys.remove(id));
      cache.clear();
      return removed > 0;
    },
    /** The caller of a key that has been used before; undefined sends the call the long way. */
    known(authorization: string, connection: object): Caller | undefined {
      const hash = hashBrought(authorization, connection);
      const known = hash === undefined ? undefined : cache.get(hash);
      return known && now() < known.noteUseAt ? known.caller : undefined;
    },
    /** Who calls with this key. Wrong keys are counted by address. */
    async callerOf(key: string, address: () => string): Promise<Caller | Problem> {
      const hash = tokenHash(key);
      let known = cache.get(hash);
      if (!known) {
        const subject = { name: `key from ${address()}`, limit: wrongKeysPerAddress };
        const refusal = limits.refusal(subject);
        if (refusal) return refusal;
        known = await lookUp(key, hash);
        if (!known) {
          limits.count(subject);
          return new Problem('unauthenticated', say('unknownApiKey'));
        }
      }
      if (now() >= known.noteUseAt) {
        known.noteUseAt = now() + noteUseEveryMs;
        await db.write(() => apiKeys.used(known.caller.id, stamp())).catch(leaveUnnoted);
      }
      return known.caller;
    },
  };
}

type KeyRow = AccountTables['apiKeys'];

const shown = ({ hash: _hash, role, ...row }: KeyRow): ApiKey => ({
  ...row,
  role: keyRoleSchema.parse(role),
});

const callerOf = ({ id, name, role }: KeyRow): Caller => ({
  kind: 'apiKey',
  id,
  name,
  role: keyRoleSchema.parse(role) satisfies Role,
  department: null,
  locale: 'en',
});

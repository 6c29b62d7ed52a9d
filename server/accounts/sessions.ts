import type { Db } from '../../engine/runtime/work.ts';
import { sessions } from './records.ts';
import { leaveUnnoted } from './unnoted.ts';
import { tokenHash } from './tokens.ts';

const hour = 60 * 60_000;
/** Left alone for this long, a session ends. */
const idleMs = 12 * hour;
/** However busy, a session ends after this. */
export const maxAgeMs = 7 * 24 * hour;
const noteSeenEveryMs = 5 * 60_000;

/** What a session remembers. `cookie` belongs to the session library. */
export interface StoredSession {
  agentId?: string;
  csrfToken?: string;
  cookie: object;
}
export type Sessions = ReturnType<typeof createSessions>;

/** Sessions as rows, so that they survive a restart and can be ended from the outside. */
export function createSessions(db: Db, now: () => number) {
  const endOf = (createdAt: number) => Math.min(createdAt + maxAgeMs, now() + idleMs);

  return {
    async read(id: string): Promise<StoredSession | undefined> {
      const hash = tokenHash(id);
      const row = await db.read(() => sessions.byId(hash));
      if (!row || row.expiresAt <= now()) return undefined;
      if (now() - row.seenAt > noteSeenEveryMs)
        await db.write(() => sessions.touch(hash, now(), endOf(row.createdAt))).catch(leaveUnnoted);
      // Written by `save` below and by nothing else.
      return JSON.parse(row.data) as StoredSession;
    },
    async save(id: string, session: StoredSession): Promise<void> {
      const row = {
        id: tokenHash(id),
        agentId: session.agentId ?? null,
        data: JSON.stringify(session),
        createdAt: now(),
        seenAt: now(),
        expiresAt: endOf(now()),
      };
      await db.write(function* () {
        yield* sessions.removeEnded(now());
        yield* sessions.save(row);
      });
    },
    async remove(id: string): Promise<void> {
      await db.write(() => sessions.remove(tokenHash(id)));
    },
    removeOthers: (agentId: string, keepId: string) => sessions.removeOthers(agentId, tokenHash(keepId)),
    removeAll: (agentId: string) => sessions.removeOthers(agentId, ''),
  };
}

import type { Agent } from '../../engine/records/people.ts';
import type { Locale } from '../../engine/core/text.ts';
import type { Db, Work } from '../../engine/runtime/work.ts';
import { Problem } from '../contract/problem.ts';
import type { People } from '../desk/people/index.ts';
import { hashPassword } from './passwords.ts';
import { credentials, links } from './records.ts';
import { randomToken, tokenHash } from './tokens.ts';
import { say } from '../contract/say.ts';

const invitationMs = 7 * 24 * 60 * 60_000;

export interface FirstAdmin {
  token: string;
  name: string;
  email: string;
  password: string;
  locale: Locale;
}
interface LinksOptions {
  db: Db;
  now: () => number;
  people: Pick<People, 'byId' | 'byEmail' | 'create'>;
  setPassword(agentId: string, passwordHash: string): Work<void>;
  removeSessions(agentId: string): Work<unknown>;
}
export type Links = ReturnType<typeof createLinks>;

/** One-time links: the one that creates the first admin, and those with which people set their password. */
export function createLinks({ db, now, people, setPassword, removeSessions }: LinksOptions) {
  const stamp = () => new Date(now()).toISOString();
  const used = () => new Problem('notFound', say('linkGone'));

  /** The active person an invitation is for. */
  function* invited(token: string): Work<Agent | undefined> {
    const link = yield* links.byHash(tokenHash(token), 'invitation');
    if (!link?.agentId || (link.expiresAt !== null && link.expiresAt <= now())) return undefined;
    const agent = yield* people.byId(link.agentId);
    return agent?.active ? agent : undefined;
  }

  /** An id of letters and digits from the address: `mori@example.com` becomes `mori`, or `mori-2` if taken. */
  function* freeId(email: string): Work<string> {
    const name = email.split('@')[0] ?? '';
    const base = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+|-+$/g, '')
      .slice(0, 50);
    const stem = base || 'admin';
    for (let count = 1; ; count += 1) {
      const id = count === 1 ? stem : `${stem}-${count}`;
      if (!(yield* people.byId(id))) return id;
    }
  }

  return {
    /** True until somebody has a password. */
    setupNeeded: () =>
      db.read(function* () {
        return !(yield* credentials.any());
      }),

    /** The page that creates the first admin, with a new token each time; undefined once there is one. */
    async offerSetup(preset?: string): Promise<string | undefined> {
      const token = preset ?? randomToken();
      const offered = await db.write(function* () {
        if (yield* credentials.any()) return false;
        yield* links.remove('setup', null);
        yield* links.create({
          hash: tokenHash(token),
          kind: 'setup',
          agentId: null,
          expiresAt: null,
          createdAt: stamp(),
        });
        return true;
      });
      return offered ? `/setup?token=${encodeURIComponent(token)}` : undefined;
    },

    async setUp({ token, name, email, password, locale }: FirstAdmin): Promise<Agent | Problem> {
      if (!(await db.read(() => links.byHash(tokenHash(token), 'setup')))) return used();
      const passwordHash = await hashPassword(password);
      return db.write(function* () {
        // Asked again inside the commit: of two who use the link at once, one gets in.
        if (!(yield* links.byHash(tokenHash(token), 'setup'))) return used();
        const id = yield* freeId(email);
        const agent = yield* people.create({
          id,
          name,
          email,
          role: 'admin',
          isLead: false,
          department: null,
          locale,
          capacity: 6,
        });
        if (agent instanceof Problem) return agent;
        yield* links.remove('setup', null);
        yield* setPassword(agent.id, passwordHash);
        return agent;
      });
    },

    /** A fresh link for this person; an older one stops working. */
    async invite(agentId: string): Promise<{ token: string; path: string; expiresAt: string } | Problem> {
      const token = randomToken();
      const expiresAt = now() + invitationMs;
      return db.write(function* () {
        const agent = yield* people.byId(agentId);
        if (!agent?.active) return new Problem('notFound', say('noActivePerson', { id: agentId }));
        yield* links.remove('invitation', agentId);
        yield* links.create({
          hash: tokenHash(token),
          kind: 'invitation',
          agentId,
          expiresAt,
          createdAt: stamp(),
        });
        return { token, path: `/invite/${token}`, expiresAt: new Date(expiresAt).toISOString() };
      });
    },

    async invitation(token: string): Promise<Agent | Problem> {
      return (await db.read(() => invited(token))) ?? used();
    },

    /** Sets the password; whoever was signed in as this person is out. */
    async accept(token: string, password: string): Promise<Agent | Problem> {
      if (!(await db.read(() => invited(token)))) return used();
      const passwordHash = await hashPassword(password);
      return db.write(function* () {
        const agent = yield* invited(token);
        if (!agent) return used();
        yield* links.remove('invitation', agent.id);
        yield* setPassword(agent.id, passwordHash);
        yield* removeSessions(agent.id);
        return agent;
      });
    },
  };
}

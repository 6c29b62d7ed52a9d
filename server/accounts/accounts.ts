import type { Clock, Ids } from '../../engine/runtime/ports.ts';
import type { Db, Work } from '../../engine/runtime/work.ts';
import type { Agent } from '../../engine/records/people.ts';
import type { Locale } from '../../engine/core/text.ts';
import { Problem } from '../contract/problem.ts';
import { themeSchema, type Me, type Theme } from '../contract/session.ts';
import type { People } from '../desk/people/index.ts';
import type { Caller } from '../http/handler.ts';
import { createLimits, type Subject } from '../http/limits.ts';
import { createKeys } from './keys.ts';
import { createLinks } from './links.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { credentials, links, secrets, sessions as sessionRows } from './records.ts';
import { createSessions } from './sessions.ts';
import { randomToken } from './tokens.ts';
import { say } from '../contract/say.ts';

export interface AccountsOptions {
  db: Db;
  /** Real time even where flows run on a manual clock: a session must not end because a test moved a week on. */
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  people: Pick<People, 'byId' | 'byEmail' | 'create' | 'change'>;
  /** Wrong passwords for one account from one address within 15 minutes before more are refused. */
  guessLimit?: number;
}
export type Accounts = ReturnType<typeof createAccounts>;

/** How people and programs get in: passwords, sessions, keys and one-time links. */
export function createAccounts({ db, clock, ids, people, guessLimit = 10 }: AccountsOptions) {
  const now = () => clock.now();
  const stamp = () => new Date(now()).toISOString();
  const limits = createLimits(clock);
  const sessions = createSessions(db, now);

  function* setPassword(agentId: string, passwordHash: string): Work<void> {
    const theme = (yield* credentials.of(agentId))?.theme ?? 'system';
    yield* credentials.save({ agentId, passwordHash, theme, createdAt: stamp(), updatedAt: stamp() });
  }

  async function signIn(email: string, password: string, address: string): Promise<Agent | Problem> {
    const subjects = signInSubjects(email.trim().toLowerCase(), address, guessLimit);
    const refusal = limits.refusal(...subjects);
    if (refusal) return refusal;
    const { agent, stored } = await db.read(function* () {
      const agent = yield* people.byEmail(email.trim().toLowerCase());
      return { agent, stored: agent && (yield* credentials.of(agent.id)) };
    });
    const right = await verifyPassword(stored?.passwordHash, password);
    if (!right || !agent?.active) {
      limits.count(...subjects);
      return new Problem('unauthenticated', say('wrongSignIn'));
    }
    limits.forget(...subjects);
    return agent;
  }

  async function changePassword(me: string, present: string, next: string, sessionId: string) {
    const subject = { name: `password of ${me}`, limit: guessLimit };
    const refusal = limits.refusal(subject);
    if (refusal) return refusal;
    const stored = await db.read(() => credentials.of(me));
    if (!(await verifyPassword(stored?.passwordHash, present))) {
      limits.count(subject);
      return presentIsWrong();
    }
    const passwordHash = await hashPassword(next);
    await db.write(function* () {
      yield* setPassword(me, passwordHash);
      yield* sessions.removeOthers(me, sessionId);
    });
    return undefined;
  }

  /** Sessions and links whose time is up. Real time, whatever the clock of the flows says. */
  function* forgetEnded(): Work<number> {
    return (yield* sessionRows.removeEnded(now())) + (yield* links.removeEnded(now()));
  }

  return {
    sessions,
    forgetEnded,
    keys: createKeys(db, ids, now, limits),
    links: createLinks({ db, now, people, setPassword, removeSessions: sessions.removeAll }),
    signIn,
    changePassword,
    /** The person behind a session, as they are now: whoever was deactivated is out at once. */
    async callerOf(agentId: string): Promise<Caller | null> {
      const agent = await db.read(() => people.byId(agentId));
      if (!agent?.active) return null;
      const { id, name, role, department, locale } = agent;
      return { kind: 'person', id, name, role, department, locale };
    },
    async me(agentId: string, csrfToken: string): Promise<Me> {
      const [agent, stored] = await db.read(function* () {
        return [yield* people.byId(agentId), yield* credentials.of(agentId)] as const;
      });
      if (!agent) throw new Error(`Signed in as ${agentId}, who does not exist`);
      const { id, name, email, role, department, locale } = agent;
      const theme = themeSchema.catch('system').parse(stored?.theme);
      return { id, name, email, role, department, locale, theme, csrfToken };
    },
    async prefer(agentId: string, { locale, theme }: { locale?: Locale; theme?: Theme }): Promise<void> {
      await db.write(function* () {
        if (locale) yield* people.change(agentId, { locale });
        const stored = theme && (yield* credentials.of(agentId));
        if (stored && theme) yield* credentials.save({ ...stored, theme, updatedAt: stamp() });
      });
    },
    endOtherSessions: (agentId: string, keepId: string) =>
      db.write(() => sessions.removeOthers(agentId, keepId)),
    /** A random value of this installation, made at first use and the same ever after. */
    secret: (name: string) =>
      db.write(function* () {
        const found = yield* secrets.valueOf(name);
        if (found) return found;
        const value = randomToken();
        yield* secrets.create({ name, value, createdAt: stamp() });
        return value;
      }),
  };
}

/**
 * Few guesses for one account from one address; more for an address, which may be a whole office, and for an
 * account, so that a stranger cannot easily keep its owner out.
 */
const signInSubjects = (email: string, address: string, limit: number): Subject[] => [
  { name: `${email} from ${address}`, limit },
  { name: `sign-in from ${address}`, limit: limit * 5 },
  { name: `sign-in as ${email}`, limit: limit * 10 },
];

const presentIsWrong = (): Problem => {
  const message = say('wrongPassword');
  return new Problem('invalid', message, [
    { path: 'password.present', code: 'wrongPassword', severity: 'error', ...message },
  ]);
};

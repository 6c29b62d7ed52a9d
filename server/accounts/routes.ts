import { createApiKey, deleteApiKey, listApiKeys } from '../contract/api-keys.ts';
import { Problem } from '../contract/problem.ts';
import { getSession, signIn, signOut, updateSession, type Me } from '../contract/session.ts';
import { acceptInvitation, createInvitation, getInvitation, getSetup, setUp } from '../contract/setup.ts';
import { Reply, route, type Caller, type CallSession, type Route } from '../http/handler.ts';
import type { Accounts } from './accounts.ts';
import { say } from '../contract/say.ts';

/** Sessions, setup, invitations and API keys over HTTP. */
export function accountRoutes(accounts: Accounts): Route[] {
  return [...sessionRoutes(accounts), ...linkRoutes(accounts), ...keyRoutes(accounts)];
}

/** The mount opens a session for every call that no API key makes. */
function sessionOf({ session }: { session?: CallSession }): CallSession {
  if (!session) throw new Error('This endpoint was called without a session');
  return session;
}

async function enter(accounts: Accounts, call: { session?: CallSession }, agentId: string): Promise<Me> {
  return accounts.me(agentId, await sessionOf(call).signIn(agentId));
}

const myself = (accounts: Accounts, call: { caller: Caller; session?: CallSession }): Promise<Me> =>
  accounts.me(call.caller.id, sessionOf(call).csrfToken ?? '');

const sessionRoutes = (accounts: Accounts): Route[] => [
  route(getSession, (call) => myself(accounts, call)),
  route(signIn, async (call) => {
    const agent = await accounts.signIn(call.body.email, call.body.password, call.ip());
    return agent instanceof Problem ? agent : enter(accounts, call, agent.id);
  }),
  route(signOut, async (call) => {
    const session = sessionOf(call);
    if (call.query.everywhere === 'true') await accounts.endOtherSessions(call.caller.id, session.id);
    await session.signOut();
    return {};
  }),
  route(updateSession, async (call) => {
    const { password, locale, theme } = call.body;
    const session = sessionOf(call);
    const problem =
      password &&
      (await accounts.changePassword(call.caller.id, password.present, password.next, session.id));
    if (problem) return problem;
    await accounts.prefer(call.caller.id, { ...(locale ? { locale } : {}), ...(theme ? { theme } : {}) });
    return myself(accounts, call);
  }),
];

const linkRoutes = (accounts: Accounts): Route[] => [
  route(getSetup, async () => ({ needed: await accounts.links.setupNeeded() })),
  route(setUp, async (call) => {
    const agent = await accounts.links.setUp(call.body);
    return agent instanceof Problem ? agent : new Reply(201, await enter(accounts, call, agent.id));
  }),
  route(createInvitation, async ({ body: { agentId } }) => {
    const link = await accounts.links.invite(agentId);
    return link instanceof Problem ? link : { agentId, ...link };
  }),
  route(getInvitation, async ({ params: { token } }) => {
    const agent = await accounts.links.invitation(token);
    if (agent instanceof Problem) return agent;
    return { name: agent.name, email: agent.email, locale: agent.locale };
  }),
  route(acceptInvitation, async (call) => {
    const agent = await accounts.links.accept(call.params.token, call.body.password);
    return agent instanceof Problem ? agent : enter(accounts, call, agent.id);
  }),
];

const keyRoutes = ({ keys }: Accounts): Route[] => [
  route(listApiKeys, async () => ({ items: await keys.list() })),
  route(createApiKey, ({ body, caller }) => keys.create(body.name, body.role, caller.name)),
  route(deleteApiKey, async ({ params: { id } }) =>
    (await keys.remove(id)) ? {} : new Problem('notFound', say('noSuchApiKey', { id })),
  ),
];

import type { Request, RequestHandler } from 'express';
import type { Accounts } from '../accounts/index.ts';
import { Problem } from '../contract/problem.ts';
import { keyIn } from '../accounts/keys.ts';
import type { Authenticate } from './mount.ts';
import { cookieName, openSession } from './session.ts';
import { say } from '../contract/say.ts';

/** An API key if one is sent, otherwise the browser's session. Calls without either cost nothing. */
export function authenticator(accounts: Accounts, session: RequestHandler): Authenticate {
  return async (request, response, endpoint) => {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const key = keyIn(authorization);
      if (!key) return malformedKey();
      const caller = await accounts.keys.callerOf(key, () => request.ip ?? '');
      return caller instanceof Problem ? caller : { caller };
    }
    const mayStartSession = endpoint.who === 'public' || endpoint.who === 'setup';
    if (!mayStartSession && !sendsCookie(request)) return { caller: null };
    const opened = await openSession(session, request, response);
    const { agentId } = request.session;
    return { caller: agentId ? await accounts.callerOf(agentId) : null, session: opened };
  };
}

const sendsCookie = (request: Request): boolean =>
  request.headers.cookie?.includes(`${cookieName}=`) ?? false;

const malformedKey = () => new Problem('unauthenticated', say('noBearer'));

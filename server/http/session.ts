import type { Request, RequestHandler, Response } from 'express';
import session, { Store, type SessionData } from 'express-session';
import type { Accounts } from '../accounts/index.ts';
import { maxAgeMs, type StoredSession } from '../accounts/sessions.ts';
import { randomToken } from '../accounts/tokens.ts';
import type { CallSession } from './handler.ts';

declare module 'express-session' {
  interface SessionData {
    agentId?: string;
    csrfToken?: string;
  }
}

export const cookieName = 'switchyard_session';

/** The cookie is only worth something to a browser that came here itself, and to no script. */
export function sessionMiddleware(accounts: Accounts, secret: string): RequestHandler {
  return session({
    name: cookieName,
    secret,
    store: new RowStore(accounts.sessions),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', path: '/', maxAge: maxAgeMs },
  });
}

/** Speaks the library's callback language and keeps each session as a row. */
class RowStore extends Store {
  constructor(private readonly rows: Accounts['sessions']) {
    super();
  }
  get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    // What the library reads is what it gave to `set`.
    this.rows.read(id).then((found) => done(null, (found as SessionData | undefined) ?? null), done);
  }
  set(id: string, data: SessionData, done: (error?: unknown) => void = () => {}): void {
    const stored: StoredSession = data;
    this.rows.save(id, stored).then(() => done(), done);
  }
  destroy(id: string, done: (error?: unknown) => void = () => {}): void {
    this.rows.remove(id).then(() => done(), done);
  }
  /** Reading has already noted that the session is alive. */
  override touch(_id: string, _data: SessionData, done: () => void = () => {}): void {
    done();
  }
}

/** Runs the library on this request and wraps what the routes may use of it. */
export function openSession(
  middleware: RequestHandler,
  request: Request,
  response: Response,
): Promise<CallSession> {
  return new Promise((resolve, reject) => {
    middleware(request, response, (error?: unknown) =>
      error ? reject(error) : resolve(callSession(request)),
    );
  });
}

function callSession(request: Request): CallSession {
  const settled = (start: (done: (error: unknown) => void) => void) =>
    new Promise<void>((resolve, reject) => start((error) => (error ? reject(error) : resolve())));
  return {
    get id() {
      return request.sessionID;
    },
    get csrfToken() {
      return request.session.csrfToken;
    },
    async signIn(agentId) {
      await settled((done) => request.session.regenerate(done));
      const csrfToken = randomToken();
      Object.assign(request.session, { agentId, csrfToken });
      await settled((done) => request.session.save(done));
      return csrfToken;
    },
    async signOut() {
      await settled((done) => request.session.destroy(done));
    },
  };
}

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { createAccounts, type Accounts } from '../../../server/accounts/index.ts';
import { createClient, sessionApi, type Client } from '../../../server/client.ts';
import { createPeople, type People } from '../../../server/desk/people/index.ts';
import { createHttpApp, type HttpOptions } from '../../../server/http/app.ts';
import type { Route } from '../../../server/http/handler.ts';
import { createLive, type Live } from '../../../server/http/live.ts';
import type { Role } from '../../../engine/records/people.ts';
import { openTestDesk, type TestDesk } from '../../support/store.ts';

export const password = 'correct horse battery';

export interface TestServer extends TestDesk {
  url: string;
  accounts: Accounts;
  people: People;
  live: Live;
  logged: string[];
  /** A browser that keeps its cookie and knows its CSRF token. */
  browser(): Browser;
  /** A browser signed in as somebody with this role. */
  person(role: Exclude<Role, 'integration'>): Promise<Browser>;
  apiKey(role: 'admin' | 'supervisor' | 'agent' | 'integration'): Promise<string>;
}
export interface Browser extends Client {
  cookie: string | undefined;
  csrf: string | undefined;
  fetch: typeof fetch;
  signIn(email: string, password: string): ReturnType<Client['call']>;
}

/** A real server on a real port over a real, empty database. */
export async function openTestServer(
  options: Partial<HttpOptions> = {},
  desk: TestDesk = openTestDesk(),
): Promise<TestServer> {
  const people = createPeople(desk.context);
  const db = desk.store;
  const accounts = createAccounts({ db, clock: desk.clock, ids: desk.context.ids, people });
  const live = createLive({
    clock: desk.clock,
    departmentOf: async (ticket) => (ticket.endsWith('finance') ? 'finance' : 'it'),
  });
  const logged: string[] = [];
  const app = await createHttpApp({
    config: { publicUrl: 'http://localhost', trustedProxies: 0, checkAnswers: true },
    routes: [],
    accounts,
    live,
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
    isReady: () => true,
    ...options,
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    live.close();
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has an address of this form.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = () => openBrowser(url);
  return {
    ...desk,
    url,
    accounts,
    people,
    live,
    logged,
    browser,
    async person(role) {
      const id = `a-${role}`;
      const department = role === 'department' ? 'finance' : null;
      const email = `${role}@example.com`;
      await db.write(() =>
        people.create({ id, name: role, email, role, isLead: false, department, locale: 'en', capacity: 6 }),
      );
      const link = await accounts.links.invite(id);
      if (!('token' in link)) throw new Error(link.detail);
      await accounts.links.accept(link.token, password);
      const fresh = browser();
      await fresh.signIn(email, password);
      return fresh;
    },
    apiKey: async (role) => (await accounts.keys.create(`${role} key`, role, 'test')).key,
  };
}

function openBrowser(url: string): Browser {
  const browser: Browser = {
    cookie: undefined,
    csrf: undefined,
    async fetch(input, init) {
      const headers = new Headers(init?.headers);
      if (browser.cookie) headers.set('cookie', browser.cookie);
      const response = await fetch(String(input).startsWith('/') ? `${url}${String(input)}` : input, {
        ...init,
        headers,
      });
      const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
      if (cookie) browser.cookie = cookie;
      return response;
    },
    async signIn(email, password) {
      const result = await browser.call(sessionApi.signIn, { body: { email, password } });
      if (result.ok) browser.csrf = result.data.csrfToken;
      return result;
    },
    call: (endpoint, ...input) =>
      createClient({ baseUrl: url, fetch: browser.fetch, csrf: () => browser.csrf }).call(endpoint, ...input),
  };
  return browser;
}

/** Every handler answers that it was reached, whatever the endpoint promises. */
export const reached = (endpoint: Route['endpoint']): Route => ({
  endpoint,
  handle: async () => ({ reached: endpoint.id }),
});

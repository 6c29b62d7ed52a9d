import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import { createApp, type App } from '../../server/app.ts';
import { apiKeysApi, createClient, setupApi, type CallResult, type Client } from '../../server/client.ts';
import { manualClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { countingIds } from '../../server/ids.ts';
import { monday } from './store.ts';

const flowsFolder = fileURLToPath(new URL('../../flows', import.meta.url));
const setupToken = 'token-of-the-test-server';
const password = 'correct horse battery';

export interface TestServer {
  app: App;
  baseUrl: string;
  /** With the key of an admin. */
  admin: Client;
  /** As a person of the demo company, who signs in by an invitation the first time. */
  as(agentId: string): Promise<Client>;
}

/** The whole server in this process, on a real file and a real port, with the demo company and a manual clock. */
export async function startTestServer(settings: Record<string, string> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-'));
  const read = readConfig({
    DATA_DIR: folder,
    SETUP_TOKEN: setupToken,
    CLOCK: 'manual',
    SMTP_IN_PORT: 'off',
    ...settings,
  });
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  const clock = manualClock(monday);
  const app = await createApp({
    config: read.config,
    clock,
    manual: clock,
    ids: countingIds(),
    log: pino({ level: 'error' }),
    flowsFolder,
    checkAnswers: true,
  });
  const server = createServer(app.http).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  // A TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}`;
  const admin = createClient({ baseUrl, apiKey: await adminKey(baseUrl) });
  return { app, baseUrl, admin, as: signingIn(baseUrl, admin) };
}

async function adminKey(baseUrl: string): Promise<string> {
  const founder = personClient(baseUrl);
  const me = good(
    await founder.client.call(setupApi.setUp, {
      body: { token: setupToken, name: 'Admin', email: 'admin@example.com', password },
    }),
  );
  founder.csrf = me.csrfToken;
  const body = { name: 'tests', role: 'admin' } as const;
  return good(await founder.client.call(apiKeysApi.createApiKey, { body })).key;
}

function signingIn(baseUrl: string, admin: Client): TestServer['as'] {
  const people = new Map<string, Promise<Client>>();
  const signIn = async (agentId: string): Promise<Client> => {
    const { token } = good(await admin.call(setupApi.createInvitation, { body: { agentId } }));
    const person = personClient(baseUrl);
    const accepted = await person.client.call(setupApi.acceptInvitation, {
      params: { token },
      body: { password },
    });
    person.csrf = good(accepted).csrfToken;
    return person.client;
  };
  return (agentId) => {
    const known = people.get(agentId) ?? signIn(agentId);
    people.set(agentId, known);
    return known;
  };
}

/** A browser's part: keeps the session cookie and sends the token of whoever is signed in. */
function personClient(baseUrl: string): { client: Client; csrf: string | undefined } {
  let cookie = '';
  const person: { client: Client; csrf: string | undefined } = {
    csrf: undefined,
    client: createClient({
      baseUrl,
      csrf: () => person.csrf,
      async fetch(input, init) {
        const headers = new Headers(init?.headers);
        if (cookie !== '') headers.set('cookie', cookie);
        const response = await fetch(input, { ...init, headers });
        const set = response.headers.getSetCookie()[0];
        if (set !== undefined) cookie = set.split(';')[0] ?? '';
        return response;
      },
    }),
  };
  return person;
}

/** The answer, or an error that says what the server refused. */
export function good<R>(result: CallResult<R>): R {
  if (result.ok) return result.data;
  const { title, detail, code } = result.problem;
  throw new Error(`${result.status} ${code}: ${title} ${detail} ${JSON.stringify(result.problem)}`);
}

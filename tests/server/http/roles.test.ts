import { describe, expect, it } from 'vitest';
import { endpoints } from '../../../server/contract/contract.ts';
import type { AnyEndpoint } from '../../../server/contract/endpoint.ts';
import { createClient } from '../../../server/client.ts';
import { openTestServer, reached, type Browser, type TestServer } from './test-server.ts';

const people = ['admin', 'supervisor', 'agent', 'department'] as const;
const keys = ['admin', 'supervisor', 'agent', 'integration'] as const;

const own = new Set(['Session', 'Setup', 'API keys', 'Live']);
/** What others answer does not matter here: every handler says that it was reached. */
const others = endpoints.filter(({ tag }) => !own.has(tag));

/** The status of a call with empty parts: 401 and 403 say that it was stopped at the door. */
async function knock(endpoint: AnyEndpoint, url: string, headers: Record<string, string>): Promise<number> {
  const path = endpoint.path.replace(/:\w+/g, 'x');
  const changes = endpoint.method !== 'GET';
  const response = await fetch(`${url}/api/v1${path}`, {
    method: endpoint.method,
    headers: { ...headers, ...(changes ? { 'content-type': 'application/json' } : {}) },
    ...(changes ? { body: '{}' } : {}),
  });
  await response.body?.cancel();
  return response.status;
}
const openDoor = async (): Promise<TestServer> =>
  openTestServer({
    routes: others.map(reached),
    config: { publicUrl: 'http://localhost', trustedProxies: 0, checkAnswers: false },
  });
const headersOf = ({ cookie, csrf }: Browser) => ({ cookie: cookie ?? '', 'x-csrf-token': csrf ?? '' });
const isRestricted = ({ who }: AnyEndpoint) => who !== 'public' && who !== 'setup';

describe('Every endpoint of the contract', () => {
  it('is named once, and has a path of its own', () => {
    const names = endpoints.map(({ id }) => id);
    expect(names).toEqual([...new Set(names)]);
    const places = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect(places).toEqual([...new Set(places)]);
  });

  it('lets nobody in who has not signed in, unless it is meant for everybody', async () => {
    const { url } = await openDoor();
    for (const endpoint of endpoints) {
      const status = await knock(endpoint, url, {});
      if (isRestricted(endpoint)) expect(`${endpoint.id}: ${status}`).toBe(`${endpoint.id}: 401`);
      else expect([endpoint.id, status]).not.toContain(401);
    }
  });

  it('lets nobody in with a key that is wrong, cut off or sent in another way', async () => {
    const server = await openDoor();
    const key = await server.apiKey('admin');
    const wrong = [key.slice(0, -1), `${key}x`, `sy_${'a'.repeat(43)}`, '', 'null'].map(
      (text) => `Bearer ${text}`,
    );
    for (const authorization of [...wrong, `Basic ${key}`, key, `bearer  ${key}`])
      for (const endpoint of others.filter(isRestricted).slice(0, 5))
        expect(await knock(endpoint, server.url, { authorization })).toBe(401);
  });

  it.each(people)('lets a signed-in %s into what the contract says, and nowhere else', async (role) => {
    const server = await openDoor();
    const browser = await server.person(role);
    for (const endpoint of others.filter(isRestricted)) {
      const status = await knock(endpoint, server.url, headersOf(browser));
      const may = endpoint.who === 'person' || endpoint.who.includes(role);
      expect(`${endpoint.id} ${status === 403 ? 'refused' : 'let in'}`).toBe(
        `${endpoint.id} ${may ? 'let in' : 'refused'}`,
      );
    }
  });

  it.each(keys)('lets a key with the role %s into what the contract says, and nowhere else', async (role) => {
    const server = await openDoor();
    const authorization = `Bearer ${await server.apiKey(role)}`;
    for (const endpoint of endpoints.filter(isRestricted)) {
      const may = endpoint.who !== 'person' && endpoint.who.includes(role);
      if (may && own.has(endpoint.tag)) continue;
      const status = await knock(endpoint, server.url, { authorization });
      expect(`${endpoint.id} ${status === 403 ? 'refused' : 'let in'}`).toBe(
        `${endpoint.id} ${may ? 'let in' : 'refused'}`,
      );
    }
  });

  it('that changes something refuses a cookie without the session’s token', async () => {
    const server = await openDoor();
    const { cookie = '' } = await server.person('admin');
    const changing = others.filter((endpoint) => endpoint.method !== 'GET' && isRestricted(endpoint));
    for (const endpoint of changing) {
      expect(`${endpoint.id} ${await knock(endpoint, server.url, { cookie })}`).toBe(`${endpoint.id} 403`);
    }
  });

  it('refuses a browser that another site makes call', async () => {
    const server = await openDoor();
    const headers = { ...headersOf(await server.person('admin')), 'sec-fetch-site': 'cross-site' };
    for (const endpoint of endpoints.filter(({ method }) => method !== 'GET'))
      expect(`${endpoint.id} ${await knock(endpoint, server.url, headers)}`).toBe(`${endpoint.id} 403`);
  });

  it('reaches its handler through the typed client', async () => {
    const server = await openDoor();
    const client = createClient({ baseUrl: server.url, apiKey: await server.apiKey('admin') });
    const simple = others.find(
      ({ method, path, who }) => method === 'GET' && !path.includes(':') && who !== 'person',
    );
    if (!simple) throw new Error('There is no such endpoint');
    expect(await client.call(simple)).toMatchObject({ ok: true, data: { reached: simple.id } });
  });
});

import { Agent, request } from 'node:http';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '../../../server/contract/endpoint.ts';
import { route } from '../../../server/http/handler.ts';
import { openTestServer } from './test-server.ts';

const echo = endpoint({
  id: 'echo',
  method: 'POST',
  path: '/echo/:name/parts/:part',
  tag: 'Test',
  who: ['admin', 'integration'],
  summary: 'Say what came in',
  params: z.object({ name: z.string(), part: z.string() }),
  query: z.object({ wait: z.coerce.number().default(10) }),
  body: z.object({ text: z.string() }),
  result: z.object({ params: z.unknown(), query: z.unknown(), body: z.unknown(), caller: z.string() }),
});
const routes = [
  route(echo, async ({ params, query, body, caller }) => ({ params, query, body, caller: caller.role })),
];

async function open(role: 'admin' | 'agent') {
  const server = await openTestServer({ routes });
  const key = await server.apiKey(role);
  const post = async (path: string, body: unknown = { text: 'hi' }, authorization = `Bearer ${key}`) => {
    const response = await fetch(`${server.url}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { requestId: _requestId, ...answer } = (await response.json()) as Record<string, unknown>;
    const names = [...response.headers.keys()].filter((name) => !['connection', 'keep-alive'].includes(name));
    return { status: response.status, answer, names: names.sort() };
  };
  return { server, key, post };
}

it('answers the first call of a key and the later ones alike, whatever they ask', async () => {
  const { server, post } = await open('admin');
  const asks: [string, unknown?][] = [
    ['/echo/a/parts/b'],
    ['/echo/a/parts/b?wait=3'],
    ['/echo/a/parts/b?wait=x'],
    ['/echo/a/parts/b?wait=1&wait=2'],
    ['/echo/%E3%81%82/parts/b'],
    ['/echo/a/parts/b', { text: 7 }],
    ['/echo/a/parts/b', { text: 'x', __proto: 1 }],
    ['/echo//parts/b'],
    ['/echo/a/parts'],
    ['/nowhere'],
  ];
  for (const [path, body] of asks) {
    const { key } = await server.accounts.keys.create('fresh', 'admin', 'test');
    const first = await post(path, body, `Bearer ${key}`);
    const second = await post(path, body, `Bearer ${key}`);
    expect(second, path).toEqual(first);
  }
  expect(await post('/echo/a/parts/b?wait=3')).toMatchObject({
    status: 200,
    answer: { params: { name: 'a', part: 'b' }, query: { wait: 3 }, body: { text: 'hi' }, caller: 'admin' },
  });
});

it('refuses a known key where its role may not go', async () => {
  const { post } = await open('agent');
  expect((await post('/echo/a/parts/b')).status).toBe(403);
  expect((await post('/echo/a/parts/b')).status).toBe(403);
});

it('knows a removed key no longer', async () => {
  const { server, key, post } = await open('admin');
  expect((await post('/echo/a/parts/b')).status).toBe(200);
  const [stored] = await server.accounts.keys.list();
  await server.accounts.keys.remove(stored?.id ?? '');
  expect((await post('/echo/a/parts/b', { text: 'x' }, `Bearer ${key}`)).status).toBe(401);
});

it('asks each call for its own key, whatever came over the same connection before', async () => {
  const { server, key } = await open('admin');
  const other = await server.apiKey('agent');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const post = (token: string) =>
    new Promise<{ status?: number; port?: number }>((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const call = request(`${server.url}/api/v1/echo/a/parts/b`, { method: 'POST', agent, headers });
      call.on('response', (response) => {
        const answer = { status: response.statusCode, port: response.socket.localPort };
        response.resume().on('end', () => resolve(answer));
      });
      call.on('error', reject).end('{"text":"hi"}');
    });
  // The first call of a key is looked up, the second is known.
  const calls = [key, key, other, other, key, 'sy_none', key];
  const answers = [];
  for (const token of calls) answers.push(await post(token));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 403, 403, 200, 401, 200]);
  expect([...new Set(answers.map(({ port }) => port))]).toEqual([expect.any(Number)]);
  const stored = (await server.accounts.keys.list()).find(({ role }) => role === 'admin');
  await server.accounts.keys.remove(stored?.id ?? '');
  expect((await post(key)).status).toBe(401);
  agent.destroy();
});

import { connect } from 'node:net';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { endpoint } from '../../../server/contract/endpoint.ts';
import { Problem } from '../../../server/contract/problem.ts';
import { createClient } from '../../../server/client.ts';
import { Reply, route } from '../../../server/http/handler.ts';
import { openTestServer } from './test-server.ts';

const base = { tag: 'Test', summary: 'For tests', who: ['integration', 'agent'] as const };
const echo = endpoint({
  ...base,
  id: 'echo',
  method: 'POST',
  path: '/echo/:id',
  params: z.object({ id: z.string().max(20) }),
  query: z.object({ limit: z.coerce.number().int().max(10).default(3) }),
  body: z.record(z.string(), z.unknown()),
  result: z.unknown(),
  idempotent: true,
  ifMatch: true,
});
const strict = endpoint({
  ...base,
  id: 'strict',
  method: 'POST',
  path: '/strict',
  body: z.object({ name: z.string().min(1), inner: z.object({ n: z.int() }).optional() }),
  result: z.object({ name: z.string() }),
  status: 201,
});
const fails = endpoint({ ...base, id: 'fails', method: 'GET', path: '/fails', result: z.unknown() });
const lies = endpoint({
  ...base,
  id: 'lies',
  method: 'GET',
  path: '/lies',
  result: z.object({ a: z.string() }),
});
const refuses = endpoint({ ...base, id: 'refuses', method: 'GET', path: '/refuses', result: z.unknown() });

const routes = [
  route(echo, async ({ params, query, body, idempotencyKey, ifMatch, caller }) => ({
    params,
    query,
    body,
    idempotencyKey,
    ifMatch,
    role: caller.role,
  })),
  route(strict, async ({ body }) => new Reply(201, { name: body.name }, { 'x-extra': 'yes' })),
  route(fails, () => Promise.reject(new Error('the secret reason'))),
  // Wrong on purpose: the handler breaks the promise of its endpoint.
  route(lies, async () => ({ a: 1 }) as unknown as { a: string }),
  route(
    refuses,
    async () => new Problem('stale', 'It was answered meanwhile.', undefined, { 'x-why': 'late' }),
  ),
];

async function open() {
  const server = await openTestServer({ routes });
  const key = await server.apiKey('integration');
  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      body,
    });
  const get = (path: string) =>
    fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } });
  return { ...server, key, post, get };
}
const nested = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

describe('A request', () => {
  it('reaches the handler parsed, with defaults filled in', async () => {
    const { post } = await open();
    const response = await post('/echo/a%2Fb?limit=5', '{"文":"字"}', {
      'idempotency-key': 'abc-1',
      'if-match': '"7"',
    });
    expect(await response.json()).toEqual({
      params: { id: 'a/b' },
      query: { limit: 5 },
      body: { 文: '字' },
      idempotencyKey: 'abc-1',
      ifMatch: 7,
      role: 'integration',
    });
    expect(await (await post('/echo/x', '')).json()).toMatchObject({ query: { limit: 3 }, body: {} });
  });

  it.each([
    ['a wrong type', '{"name":1}', 422, 'invalid', 'name'],
    ['a missing field', '{}', 422, 'invalid', 'name'],
    ['a wrong inner field', '{"name":"a","inner":{"n":1.5}}', 422, 'invalid', 'inner.n'],
    ['a list instead of an object', '[]', 422, 'invalid', ''],
    ['__proto__', '{"name":"a","__proto__":{"role":"admin"}}', 422, 'invalid', '__proto__'],
    ['an escaped __proto__', '{"name":"a","\\u005f_proto__":{}}', 422, 'invalid', '__proto__'],
    ['constructor, deep', '{"name":"a","x":[{"constructor":1}]}', 422, 'invalid', 'x.0.constructor'],
    ['prototype', '{"name":"a","prototype":1}', 422, 'invalid', 'prototype'],
  ])('with %s is refused at its place', async (_name, body, status, code, path) => {
    const { post } = await open();
    const response = await post('/strict', body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({ code, issues: [{ path, severity: 'error' }] });
  });

  it('may be nested 32 levels deep and no deeper', async () => {
    const { post } = await open();
    expect((await post('/echo/x', nested(32))).status).toBe(200);
    expect((await post('/echo/x', nested(33))).status).toBe(422);
    expect((await post('/echo/x', '['.repeat(100_000) + ']'.repeat(100_000))).status).toBe(422);
  });

  it.each([
    ['no JSON', 'name=a', {}],
    ['half a document', '{"name":', {}],
    ['another type', '{}', { 'content-type': 'text/plain' }],
    ['a form’s type', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}],
    ['a packed body', '{}', { 'content-encoding': 'gzip' }],
  ])('with %s could not be read', async (_name, body, headers) => {
    const { post } = await open();
    const response = await post('/strict', body, headers);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'malformed']);
  });

  it('may be 1 MB large and no larger, whether it says its size or not', async () => {
    const { post, url, key } = await open();
    const fits = JSON.stringify({ a: 'x'.repeat(1024 * 1024 - 8) });
    expect((await post('/echo/x', fits)).status).toBe(200);
    expect((await post('/echo/x', `${fits} `)).status).toBe(413);
    const unsaid = await fetch(`${url}/api/v1/echo/x`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: new Blob([`${fits} `]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(unsaid.status).toBe(413);
  });

  it.each([
    ['idempotency-key', ''],
    ['idempotency-key', 'a b'],
    ['idempotency-key', 'x'.repeat(201)],
    ['if-match', '*'],
    ['if-match', '"a"'],
    ['if-match', '-1'],
  ])('with %s %j is refused', async (name, value) => {
    const { post } = await open();
    expect((await post('/echo/x', '{}', { [name]: value })).status).toBe(422);
  });

  it('for something that is not there says so in the same form', async () => {
    const { get, url } = await open();
    for (const path of ['/nothing', '/echo/x', '/', '/../../etc/passwd'])
      expect(await (await get(path)).json()).toMatchObject({ status: 404, code: 'notFound' });
    const broken = await fetch(`${url}/api/v1/echo/%E0%A4%A`, { method: 'POST' });
    expect(await broken.json()).toMatchObject({ status: 400, code: 'malformed' });
  });

  it('that breaks off in the middle leaves the server well', async () => {
    const { url, key, get } = await open();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(
      `POST /api/v1/echo/x HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a"`,
    );
    socket.destroy();
    expect((await get('/refuses')).status).toBe(409);
  });
});

describe('An answer', () => {
  it('carries the handler’s status and headers, and is kept nowhere', async () => {
    const { post } = await open();
    const response = await post('/strict', '{"name":"a"}');
    expect(response.status).toBe(201);
    expect(response.headers.get('x-extra')).toBe('yes');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('etag')).toBeNull();
  });

  it('of an expected refusal is a problem with its code', async () => {
    const response = await (await open()).get('/refuses');
    expect(response.headers.get('x-why')).toBe('late');
    expect(await response.json()).toMatchObject({
      type: 'urn:switchyard:problem:stale',
      status: 409,
      code: 'stale',
      detail: 'It was answered meanwhile.',
    });
  });

  it('of a bug says where to look and nothing else; the log has the reason', async () => {
    const { get, logged } = await open();
    const body = (await (await get('/fails')).json()) as { requestId: string };
    expect(body).toMatchObject({ status: 500, code: 'internal' });
    expect(JSON.stringify(body)).not.toMatch(/secret reason|\.ts|node_modules/);
    const line = logged.find((text) => text.includes(body.requestId));
    expect(line).toContain('the secret reason');
  });

  it('that breaks the contract is a bug in tests', async () => {
    const { get } = await open();
    expect((await get('/lies')).status).toBe(500);
  });

  it('is logged without a word of what was said', async () => {
    const { post, logged, key } = await open();
    await post('/echo/customer-id?limit=4', '{"text":"my card is 4111111111111111"}');
    const lines = logged.join('');
    expect(lines).toContain('"endpoint":"echo"');
    for (const word of ['4111', 'my card', 'customer-id', key]) expect(lines).not.toContain(word);
  });
});

describe('The client', () => {
  it('answers with a problem when the network is gone', async () => {
    const client = createClient({ baseUrl: 'http://127.0.0.1:1' });
    expect(await client.call(fails)).toMatchObject({ ok: false, status: 0, problem: { code: 'offline' } });
  });

  it('understands what a proxy in between answers', async () => {
    const proxy = async () =>
      new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' });
    const result = await createClient({ fetch: proxy }).call(fails);
    expect(result).toMatchObject({
      ok: false,
      status: 502,
      problem: { code: 'internal', title: 'Bad Gateway' },
    });
  });

  it('sends ids with odd characters whole', async () => {
    const { url, key } = await open();
    const result = await createClient({ baseUrl: url, apiKey: key }).call(echo, {
      params: { id: 'a/b?c#d e' },
      query: { limit: 2 },
      body: { a: 1 },
      ifMatch: 4,
      idempotencyKey: 'k',
    });
    expect(result).toMatchObject({ data: { params: { id: 'a/b?c#d e' }, query: { limit: 2 }, ifMatch: 4 } });
  });
});

import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openTestApi } from './test-api.ts';

const nested = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

describe('A request', () => {
  it('reaches the handler parsed, with defaults filled in', async () => {
    const { post } = await openTestApi();
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
    const { post } = await openTestApi();
    const response = await post('/strict', body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await response.json()).toMatchObject({ code, issues: [{ path, severity: 'error' }] });
  });

  it('may be nested 32 levels deep and no deeper', async () => {
    const { post } = await openTestApi();
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
    const { post } = await openTestApi();
    const response = await post('/strict', body, headers);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'malformed']);
  });

  it('may be 1 MB large and no larger, whether it says its size or not', async () => {
    const { post, url, key } = await openTestApi();
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
    const { post } = await openTestApi();
    expect((await post('/echo/x', '{}', { [name]: value })).status).toBe(422);
  });

  it('for something that is not there says so in the same form', async () => {
    const { get, url } = await openTestApi();
    for (const path of ['/nothing', '/echo/x', '/', '/../../etc/passwd'])
      expect(await (await get(path)).json()).toMatchObject({ status: 404, code: 'notFound' });
    const broken = await fetch(`${url}/api/v1/echo/%E0%A4%A`, { method: 'POST' });
    expect(await broken.json()).toMatchObject({ status: 400, code: 'malformed' });
  });

  it('that breaks off in the middle leaves the server well', async () => {
    const { url, key, get } = await openTestApi();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(
      `POST /api/v1/echo/x HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a"`,
    );
    socket.destroy();
    expect((await get('/refuses')).status).toBe(409);
  });
});

import { describe, expect, it } from 'vitest';
import { createClient } from '../../../server/client.ts';
import { echo, fails, openTestApi } from './test-api.ts';

describe('An answer', () => {
  it('carries the handler’s status and headers, and is kept nowhere', async () => {
    const { post } = await openTestApi();
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
    const response = await (await openTestApi()).get('/refuses');
    expect(response.headers.get('x-why')).toBe('late');
    expect(await response.json()).toMatchObject({
      type: 'urn:switchyard:problem:stale',
      status: 409,
      code: 'stale',
      detail: 'It was answered meanwhile.',
    });
  });

  it('of a bug says where to look and nothing else; the log has the reason', async () => {
    const { get, logged } = await openTestApi();
    const body = (await (await get('/fails')).json()) as { requestId: string };
    expect(body).toMatchObject({ status: 500, code: 'internal' });
    expect(JSON.stringify(body)).not.toMatch(/secret reason|\.ts|node_modules/);
    const line = logged.find((text) => text.includes(body.requestId));
    expect(line).toContain('the secret reason');
  });

  it('that breaks the contract is a bug in tests', async () => {
    const { get } = await openTestApi();
    expect((await get('/lies')).status).toBe(500);
  });

  it('is logged without a word of what was said', async () => {
    const { post, logged, key } = await openTestApi();
    await post('/echo/customer-id?limit=4', '{"text":"my card is 4111111111111111"}');
    const lines = logged.join('');
    expect(lines).toContain('"endpoint":"echo"');
    for (const word of ['4111', 'my card', 'customer-id', key]) expect(lines).not.toContain(word);
  });
});

describe('A full server', () => {
  it('answers those inside and tells the others to come back', async () => {
    const { waiting, release, get } = await openTestApi({ maxAtOnce: 2 });
    const inside = [get('/waits'), get('/waits')];
    while (waiting() < 2) await new Promise((resolve) => setImmediate(resolve));
    const turnedAway = await get('/waits');
    expect([turnedAway.status, turnedAway.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await turnedAway.json()).toMatchObject({ code: 'busy' });
    release();
    expect((await Promise.all(inside)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await get('/waits')).status).toBe(200);
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
    const { url, key } = await openTestApi();
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

import { describe, expect, it } from 'vitest';
import { apiKeysApi, createClient } from '../../../server/client.ts';
import { openTestServer } from '../http/test-server.ts';

const hour = 3_600_000;

describe('An API key', () => {
  it('is shown once, works until it is revoked, and is stored only as a hash', async () => {
    const server = await openTestServer();
    const admin = await server.person('admin');
    const made = await admin.call(apiKeysApi.createApiKey, { body: { name: 'CRM', role: 'admin' } });
    if (!made.ok) throw new Error('no key');
    const program = createClient({ baseUrl: server.url, apiKey: made.data.key });
    const list = await program.call(apiKeysApi.listApiKeys);
    expect(list).toMatchObject({ ok: true, data: { items: [{ name: 'CRM', createdBy: 'admin' }] } });
    expect(JSON.stringify(list)).not.toContain(made.data.key);
    const rows = JSON.stringify(server.store.connection.prepare('SELECT * FROM apiKeys').all());
    expect(rows).not.toContain(made.data.key.slice(12));

    await admin.call(apiKeysApi.deleteApiKey, { params: { id: made.data.id } });
    expect(await program.call(apiKeysApi.listApiKeys)).toMatchObject({ status: 401 });
  });

  it('cannot be guessed on and on from one address', async () => {
    const server = await openTestServer();
    const right = await server.apiKey('admin');
    const guess = (key: string) =>
      createClient({ baseUrl: server.url, apiKey: key }).call(apiKeysApi.listApiKeys);
    const wrong = (n: number) => `${right.slice(0, 11)}${String(n).padStart(35, 'x')}`;
    for (let n = 0; n < 50; n += 1) expect((await guess(wrong(n))).status).toBe(401);
    expect((await guess(wrong(50))).status).toBe(429);
    server.clock.advance(hour / 4);
    expect((await guess(right)).status).toBe(200);
  });
});

import { describe, expect, it } from 'vitest';
import { apiKeysApi, createClient, sessionApi, setupApi } from '../../../server/client.ts';
import { openTestServer, password } from '../http/test-server.ts';

const hour = 3_600_000;
const admin = { name: 'Aoi Admin', email: 'aoi@example.com', password, locale: 'ja' } as const;

describe('The first start', () => {
  it('makes the newcomer create the admin with the link from the terminal, once', async () => {
    const server = await openTestServer();
    const link = await server.accounts.links.offerSetup();
    const token = new URL(link ?? '', server.url).searchParams.get('token') ?? '';
    const browser = server.browser();

    expect((await browser.call(setupApi.getSetup)).ok && 'needed').toBe('needed');
    const wrong = await browser.call(setupApi.setUp, { body: { ...admin, token: `${token}x` } });
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'notFound' } });

    const done = await browser.call(setupApi.setUp, { body: { ...admin, token } });
    expect(done).toMatchObject({ ok: true, status: 201, data: { id: 'aoi', role: 'admin', locale: 'ja' } });
    expect(await browser.call(sessionApi.getSession)).toMatchObject({
      ok: true,
      data: { name: 'Aoi Admin' },
    });

    const again = await server.browser().call(setupApi.setUp, { body: { ...admin, token } });
    expect(again).toMatchObject({ ok: false, problem: { code: 'notFound' } });
    expect(await server.browser().call(setupApi.getSetup)).toMatchObject({ data: { needed: false } });
    expect(await server.accounts.links.offerSetup()).toBeUndefined();
  });

  it('lets only one of two in who use the link at the same moment', async () => {
    const server = await openTestServer();
    await server.accounts.links.offerSetup('preset-token-of-32-characters---');
    const token = 'preset-token-of-32-characters---';
    const both = await Promise.all(
      ['one', 'two'].map((name) =>
        server.browser().call(setupApi.setUp, { body: { ...admin, email: `${name}@example.com`, token } }),
      ),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('forgets the link of an earlier start', async () => {
    const server = await openTestServer();
    await server.accounts.links.offerSetup('the-first-token-of-this-server');
    await server.accounts.links.offerSetup('the-second-token-of-this-server');
    const body = { ...admin, token: 'the-first-token-of-this-server' };
    expect(await server.browser().call(setupApi.setUp, { body })).toMatchObject({ ok: false });
  });

  it('has no other way in: no person of the demo has a password', async () => {
    const server = await openTestServer();
    for (const guess of ['', 'admin', 'password', 'switchyard'])
      expect(await server.browser().signIn('admin@example.com', guess)).toMatchObject({ ok: false });
  });
});

describe('Signing in', () => {
  it('says the same of a wrong password and of an unknown address', async () => {
    const server = await openTestServer();
    await server.person('agent');
    const wrong = await server.browser().signIn('agent@example.com', 'not the password');
    const unknown = await server.browser().signIn('nobody@example.com', 'not the password');
    for (const result of [wrong, unknown])
      expect(result).toMatchObject({
        status: 401,
        problem: { detail: 'The e-mail address or the password is wrong.' },
      });
  });

  it('takes the address in any case, and a password typed with composed or combining letters', async () => {
    const server = await openTestServer();
    await server.person('agent');
    expect(await server.browser().signIn(' Agent@Example.COM ', password)).toMatchObject({ ok: true });
    const link = await server.accounts.links.invite('a-agent');
    if (!('token' in link)) throw new Error('no link');
    await server.accounts.links.accept(link.token, 'ガラスの靴ガラスの靴'.normalize('NFC'));
    const decomposed = 'ガラスの靴ガラスの靴'.normalize('NFD');
    expect(await server.browser().signIn('agent@example.com', decomposed)).toMatchObject({ ok: true });
  });

  it('refuses more guesses after ten, even the right one, and lets go after fifteen minutes', async () => {
    const server = await openTestServer();
    await server.person('agent');
    for (let guess = 0; guess < 10; guess += 1)
      await server.browser().signIn('agent@example.com', `wrong ${guess}`);
    const refused = await server.browser().signIn('agent@example.com', password);
    expect(refused).toMatchObject({ status: 429, problem: { code: 'tooMany' } });
    server.clock.advance(hour / 4);
    expect(await server.browser().signIn('agent@example.com', password)).toMatchObject({ ok: true });
  });

  it('starts a fresh session, so that one planted before is worth nothing', async () => {
    const server = await openTestServer();
    const browser = await server.person('agent');
    const before = browser.cookie;
    await browser.signIn('agent@example.com', password);
    expect(browser.cookie).not.toBe(before);
    const planted = server.browser();
    planted.cookie = before;
    expect(await planted.call(sessionApi.getSession)).toMatchObject({ status: 401 });
  });

  it('sets a cookie that scripts and other sites do not get', async () => {
    const server = await openTestServer();
    await server.person('agent');
    const response = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'agent@example.com', password }),
    });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
  });
});

describe('A session', () => {
  it('ends when left alone for twelve hours, and after seven days in any case', async () => {
    const server = await openTestServer();
    const browser = await server.person('agent');
    for (let use = 0; use < 15; use += 1) {
      server.clock.advance(11 * hour);
      expect(await browser.call(sessionApi.getSession)).toMatchObject({ ok: true });
    }
    server.clock.advance(11 * hour);
    expect(await browser.call(sessionApi.getSession)).toMatchObject({ status: 401 });

    const idle = server.browser();
    await idle.signIn('agent@example.com', password);
    server.clock.advance(13 * hour);
    expect(await idle.call(sessionApi.getSession)).toMatchObject({ status: 401 });
  });

  it('ends for good when signing out', async () => {
    const server = await openTestServer();
    const browser = await server.person('agent');
    const { cookie } = browser;
    expect(await browser.call(sessionApi.signOut)).toMatchObject({ ok: true });
    const copy = server.browser();
    copy.cookie = cookie;
    expect(await copy.call(sessionApi.getSession)).toMatchObject({ status: 401 });
  });

  it('ends everywhere else when the password changes', async () => {
    const server = await openTestServer();
    const here = await server.person('agent');
    const there = server.browser();
    await there.signIn('agent@example.com', password);
    const next = 'another long password';
    const wrong = await here.call(sessionApi.updateSession, { body: { password: { present: 'no', next } } });
    expect(wrong).toMatchObject({ status: 422, problem: { issues: [{ path: 'password.present' }] } });
    const right = await here.call(sessionApi.updateSession, {
      body: { password: { present: password, next } },
    });
    expect(right).toMatchObject({ ok: true });
    expect(await here.call(sessionApi.getSession)).toMatchObject({ ok: true });
    expect(await there.call(sessionApi.getSession)).toMatchObject({ status: 401 });
  });

  it('is worth nothing from the moment its person is deactivated', async () => {
    const server = await openTestServer();
    const browser = await server.person('agent');
    await server.store.write(() => server.people.change('a-agent', { active: false }));
    expect(await browser.call(sessionApi.getSession)).toMatchObject({ status: 401 });
    expect(await server.browser().signIn('agent@example.com', password)).toMatchObject({ status: 401 });
  });

  it('remembers language and theme', async () => {
    const server = await openTestServer();
    const browser = await server.person('agent');
    await browser.call(sessionApi.updateSession, { body: { locale: 'ja', theme: 'dark' } });
    const next = server.browser();
    await next.signIn('agent@example.com', password);
    expect(await next.call(sessionApi.getSession)).toMatchObject({ data: { locale: 'ja', theme: 'dark' } });
  });

  it('is needed together with its token for every call that changes something', async () => {
    const server = await openTestServer();
    const browser = await server.person('agent');
    const token = browser.csrf;
    for (const wrong of [undefined, '', 'guess', `${token}x`]) {
      browser.csrf = wrong;
      const result = await browser.call(sessionApi.updateSession, { body: { locale: 'ja' } });
      expect(result).toMatchObject({ status: 403, problem: { code: 'forbidden' } });
    }
    browser.csrf = token;
    expect(await browser.call(sessionApi.updateSession, { body: { locale: 'ja' } })).toMatchObject({
      ok: true,
    });
  });

  it('and an API key outlive a restart of the server', async () => {
    const before = await openTestServer();
    const browser = await before.person('agent');
    const key = await before.apiKey('admin');
    const after = await openTestServer({}, before);
    const sameBrowser = after.browser();
    sameBrowser.cookie = browser.cookie;
    sameBrowser.csrf = browser.csrf;
    expect(await sameBrowser.call(sessionApi.getSession)).toMatchObject({
      ok: true,
      data: { id: 'a-agent' },
    });
    expect(await sameBrowser.call(sessionApi.signOut)).toMatchObject({ ok: true });
    const program = createClient({ baseUrl: after.url, apiKey: key });
    expect(await program.call(apiKeysApi.listApiKeys)).toMatchObject({ ok: true });
  });

  it('keeps nothing in the database that a cookie could be made from', async () => {
    const server = await openTestServer();
    const browser = await server.person('agent');
    const id =
      decodeURIComponent(browser.cookie ?? '')
        .split('=s:')[1]
        ?.split('.')[0] ?? '';
    expect(id.length).toBeGreaterThan(20);
    const rows = JSON.stringify(server.store.connection.prepare('SELECT * FROM sessions').all());
    expect(rows).not.toContain(id);
  });
});

describe('An invitation', () => {
  it('lets a person set a password once, within seven days', async () => {
    const server = await openTestServer();
    const admin = await server.person('admin');
    await server.person('agent');
    const invite = () => admin.call(setupApi.createInvitation, { body: { agentId: 'a-agent' } });
    const first = await invite();
    const second = await invite();
    if (!first.ok || !second.ok) throw new Error('no invitation');
    const browser = server.browser();
    const at = (token: string) => ({ params: { token } });
    expect(await browser.call(setupApi.getInvitation, at(first.data.token))).toMatchObject({ status: 404 });
    expect(await browser.call(setupApi.getInvitation, at(second.data.token))).toMatchObject({
      data: { name: 'agent', email: 'agent@example.com' },
    });
    const accept = { ...at(second.data.token), body: { password: 'a password of mine' } };
    expect(await browser.call(setupApi.acceptInvitation, accept)).toMatchObject({ ok: true });
    expect(await browser.call(setupApi.acceptInvitation, accept)).toMatchObject({ status: 404 });

    const late = await invite();
    if (!late.ok) throw new Error('no invitation');
    server.clock.advance(7 * 24 * hour);
    expect(await browser.call(setupApi.getInvitation, at(late.data.token))).toMatchObject({ status: 404 });
  });

  it('refuses a short password and says so at the field', async () => {
    const server = await openTestServer();
    await server.person('agent');
    const link = await server.accounts.links.invite('a-agent');
    if (!('token' in link)) throw new Error('no link');
    const result = await server
      .browser()
      .call(setupApi.acceptInvitation, { params: { token: link.token }, body: { password: 'short' } });
    expect(result).toMatchObject({ status: 422, problem: { issues: [{ path: 'password' }] } });
  });
});

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

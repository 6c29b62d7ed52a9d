import { describe, expect, it } from 'vitest';
import { apiKeysApi, createClient, sessionApi } from '../../../server/client.ts';
import { openTestServer, password } from '../http/test-server.ts';

const hour = 3_600_000;

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

import { describe, expect, it } from 'vitest';
import { sessionApi, setupApi } from '../../../server/client.ts';
import { openTestServer, password } from '../http/test-server.ts';

const day = 24 * 3_600_000;
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
    server.clock.advance(7 * day);
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

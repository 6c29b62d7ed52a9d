import { describe, expect, it } from 'vitest';
import { casesApi, conversationsApi, notificationsApi, peopleApi } from '../../server/client.ts';
import { good, startTestServer } from '../support/server.ts';
import { advance, pathOf, publish, readRun, start, startPeer } from '../support/story-flow.ts';

const end = (outcome = 'done'): [string, Record<string, unknown>] => ['end', { outcome }];
const hour = 60;
const day = 24 * hour;

describe('calling another system', () => {
  const closed = 'http://127.0.0.1:9/orders';
  const allowed = { ALLOWED_HOSTS: '127.0.0.1:9' };

  it('takes the error branch when nobody listens there', async () => {
    const server = await startTestServer(allowed);
    await publish(server, 'trial', {
      call: ['httpRequest', { url: closed }, { done: 'good', error: 'bad' }],
      good: end('good'),
      bad: ['end', { outcome: 'bad', outputs: { code: '{{error.code}}', step: '{{error.stepId}}' } }],
    });
    const { id } = await start(server, 'trial');
    await advance(server, hour);
    const run = await readRun(server, id);
    expect(run).toMatchObject({
      status: 'finished',
      outcome: 'bad',
      outputs: { step: 'call', code: 'UNREACHABLE' },
    });
  });

  it('fails the run where nobody catches it: the case goes to the fallback queue, the admins are told once', async () => {
    const server = await startTestServer(allowed);
    await publish(
      server,
      'trial',
      { call: ['httpRequest', { url: closed }, { done: 'good' }], good: end() },
      { trigger: { type: 'manual', object: 'case' }, settings: { fallbackQueue: 'q-general' } },
    );
    const body = { channel: 'chat', handle: 'guest', text: '請求書が届きません' } as const;
    const message = good(await server.admin.call(conversationsApi.sendMessage, { body }));
    const caseId = message.caseId ?? '';
    const { id } = await start(server, 'trial', { caseId });
    await advance(server, hour);
    const run = await readRun(server, id);
    expect(run).toMatchObject({ status: 'failed', error: { stepId: 'call' } });
    const seen = good(await server.admin.call(casesApi.getCase, { params: { id: caseId } }));
    expect(seen.case.queueId).toBe('q-general');
    const { items } = good(await server.admin.call(peopleApi.listAgents, { query: { role: 'admin' } }));
    const founder = await server.as(items[0]?.id ?? '');
    expect(good(await founder.call(notificationsApi.listNotifications)).items.length).toBe(1);
  });

  it('tries again after 503 with the same key, and maps the answer into a variable', async () => {
    const peer = await startPeer((at) =>
      at < 3 ? { status: 503 } : { status: 200, body: { order: { id: 'K-1' } } },
    );
    const server = await startTestServer({ ALLOWED_HOSTS: peer.host });
    const map = [{ path: 'order.id', name: 'order', toVariable: true }];
    await publish(
      server,
      'trial',
      { call: ['httpRequest', { url: peer.url, map }, { done: 'out' }], out: end() },
      { variables: [{ name: 'order', type: 'text', output: true }] },
    );
    const { id } = await start(server, 'trial');
    await advance(server, hour);
    expect(await readRun(server, id)).toMatchObject({ status: 'finished', outputs: { order: 'K-1' } });
    expect(peer.heard.length).toBe(3);
    expect(new Set(peer.heard.map(({ key }) => key)).size).toBe(1);
  });

  it('calls no host that is not on the list', async () => {
    const peer = await startPeer(() => ({ status: 200 }));
    const server = await startTestServer();
    await publish(server, 'trial', {
      call: ['httpRequest', { url: peer.url }, { done: 'out', error: 'refused' }],
      out: end('out'),
      refused: ['end', { outcome: 'refused', outputs: { code: '{{error.code}}' } }],
    });
    const { id } = await start(server, 'trial');
    await advance(server, hour);
    expect((await readRun(server, id)).outputs).toEqual({ code: 'HOST_NOT_ALLOWED' });
    expect(peer.heard).toEqual([]);
  });
});

describe('webhooks', () => {
  it.each([
    ['is delivered at the third try', 2, 'done'],
    ['is given up after three tries', 9, 'error'],
  ])('a notice that %s ends the step', async (_title, failures, outcome) => {
    const peer = await startPeer((at) => ({ status: at <= failures ? 500 : 200 }));
    const server = await startTestServer({ ALLOWED_HOSTS: peer.host });
    const webhook = { id: 'crm', url: peer.url, events: [] };
    good(await server.admin.call(notificationsApi.createWebhook, { body: webhook }));
    const to = [{ webhook: 'crm' }];
    await publish(server, 'trial', {
      tell: ['notify', { to, channel: 'webhook', data: { number: '1' } }, { done: 'out', error: 'lost' }],
      out: end('out'),
      lost: end('lost'),
    });
    const { id } = await start(server, 'trial');
    await advance(server, day);
    const run = await readRun(server, id);
    expect(pathOf(run)[0]).toBe(`tell:${outcome}`);
    expect(peer.heard.length).toBe(3);
    expect(new Set(peer.heard.map(({ key }) => key)).size).toBe(1);
  });
});

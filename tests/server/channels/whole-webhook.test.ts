import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clockApi, conversationsApi, notificationsApi } from '../../../server/client.ts';
import { good, startTestServer } from '../../support/server.ts';

interface Delivery {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Another company's server, which answers with these statuses in turn and then with 200. */
async function openReceiver(...statuses: number[]): Promise<{ port: number; deliveries: Delivery[] }> {
  const deliveries: Delivery[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      deliveries.push({ headers: request.headers, body });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has an address of this form.
  return { port: (server.address() as AddressInfo).port, deliveries };
}

/** What the receiver's own check comes to. */
const expected = ({ headers, body }: Delivery, secret: string): string => {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
};

async function openCompany(port: number, allowed: string) {
  const server = await startTestServer({ ALLOWED_HOSTS: allowed });
  const webhook = good(
    await server.admin.call(notificationsApi.createWebhook, {
      body: { id: 'crm', url: `http://127.0.0.1:${port}/hook`, events: ['case.created'] },
    }),
  );
  const write = async () => {
    const body = { channel: 'webForm', handle: 'a@example.com', text: '二重に請求されています' } as const;
    good(await server.admin.call(conversationsApi.sendMessage, { body }));
    await server.app.drain();
  };
  return { ...server, secret: webhook.secret, write };
}

describe('A webhook of another company', () => {
  it('is told what happened, signed so that it can be sure who speaks', async () => {
    const { port, deliveries } = await openReceiver();
    const { write, secret } = await openCompany(port, `127.0.0.1:${port}`);
    await write();
    expect(deliveries).toHaveLength(1);
    const [delivery] = deliveries;
    if (!delivery) throw new Error('nothing came');
    expect(delivery.headers['webhook-signature']).toBe(expected(delivery, secret));
    expect(JSON.parse(delivery.body)).toMatchObject({ type: 'case.created' });
    const age = Date.now() / 1000 - Number(delivery.headers['webhook-timestamp']);
    expect(Math.abs(age)).toBeLessThan(60);
  });

  it('that is down for a moment is told again, under the same id', async () => {
    const { port, deliveries } = await openReceiver(500, 503);
    const { write, admin, app } = await openCompany(port, `127.0.0.1:${port}`);
    await write();
    for (let minutes = 0; minutes < 3; minutes += 1) {
      good(await admin.call(clockApi.advanceClock, { body: { ms: 10 * 60_000 } }));
      await app.drain();
    }
    expect(deliveries).toHaveLength(3);
    expect(new Set(deliveries.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('on a host that is not allowed is told nothing, and the outbox says why', async () => {
    const { port, deliveries } = await openReceiver();
    const { write, admin } = await openCompany(port, 'elsewhere.example');
    await write();
    expect(deliveries).toEqual([]);
    const outbox = good(await admin.call(notificationsApi.listOutbox)).items;
    const row = outbox.find(({ channel }) => channel === 'webhook');
    expect(row).toMatchObject({ status: 'failed', reason: expect.stringContaining('HOST_NOT_ALLOWED') });
  });
});

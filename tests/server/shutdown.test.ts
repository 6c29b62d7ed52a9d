import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { createClient, runsApi, type Client } from '../../server/client.ts';
import { createKey, startServer, temporaryFolder } from '../support/server-process.ts';
import { good } from '../support/server.ts';
import { callFlow, publish } from '../support/tiny-flows.ts';

/** Answers no call until it is told to, and from then on every one. */
async function openSlowSink(): Promise<{ host: string; called: Promise<void>; answer(): void }> {
  const held: (() => void)[] = [];
  let isOpen = false;
  let tell: () => void;
  const called = new Promise<void>((resolve) => (tell = resolve));
  const server = createServer((_request, response) => {
    if (isOpen) return void response.end('{}');
    held.push(() => response.end('{}'));
    tell();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  const answer = (): void => {
    isOpen = true;
    held.forEach((each) => each());
  };
  return { host: `127.0.0.1:${port}`, called, answer };
}

it('stops on SIGTERM without losing or holding up a call, and ends with 0', async () => {
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  const sink = await openSlowSink();
  const server = await startServer(folder.path, { ALLOWED_HOSTS: sink.host });
  onTestFinished(() => server.kill());
  const key = await createKey(server.base, 'admin');
  await publish(
    { admin: createClient({ baseUrl: server.base, apiKey: key }) },
    callFlow(`http://${sink.host}/`),
  );
  const post = (path: string, body: object) =>
    fetch(`${server.base}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  const waiting = post('/flows/call-once/runs?wait=10', {});
  await sink.called;
  const taken: string[] = [];
  const turnedAway: { status: number; retryAfter: string | null; connection: string | null }[] = [];
  let sent = 0;
  let busy: () => void;
  const isBusy = new Promise<void>((resolve) => (busy = resolve));
  const customer = async (): Promise<void> => {
    for (;;) {
      const handle = `customer${sent++}@example.com`;
      // On a slow machine a customer may come after the time for telling, to a connection that is closed: no answer.
      const answer = await post('/messages', { channel: 'webForm', handle, text: 'Hello' }).catch(
        () => undefined,
      );
      if (!answer) return;
      if (!answer.ok) {
        const { headers, status } = answer;
        turnedAway.push({
          status,
          retryAfter: headers.get('retry-after'),
          connection: headers.get('connection'),
        });
        return void (await answer.arrayBuffer());
      }
      await answer.arrayBuffer();
      taken.push(handle);
      if (taken.length === 50) busy();
    }
  };
  const customers = Array.from({ length: 8 }, customer);
  await isBusy;
  const stopped = server.stop();
  await Promise.all(customers);
  expect(turnedAway.length).toBeGreaterThan(0);
  expect(turnedAway).toEqual(turnedAway.map(() => ({ status: 503, retryAfter: '1', connection: 'close' })));
  sink.answer();
  const answered = await waiting;
  expect([answered.status, answered.headers.get('connection')]).toEqual([200, 'close']);
  expect(await answered.json()).toMatchObject({ status: 'finished', outcome: 'called' });
  expect(await stopped).toBe(0);

  const file = new Database(join(folder.path, 'switchyard.db'), { readonly: true });
  onTestFinished(() => void file.close());
  const kept = new Set(file.prepare('SELECT handle FROM messages').pluck().all());
  expect(taken.filter((handle) => !kept.has(handle))).toEqual([]);
}, 60_000);

it('ends at once on a second SIGTERM, with 1, and does at the next start what it left', async () => {
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  const sink = await openSlowSink();
  const environment = { ALLOWED_HOSTS: sink.host };
  let server = await startServer(folder.path, environment);
  onTestFinished(() => server.kill());
  const key = await createKey(server.base, 'admin');
  const admin = (): Client => createClient({ baseUrl: server.base, apiKey: key });
  await publish({ admin: admin() }, callFlow(`http://${sink.host}/`));
  const call = { params: { id: 'call-once' }, query: { wait: 0 }, body: { input: {} } };
  const { id } = good(await admin().call(runsApi.startRun, call));
  await sink.called;
  const stopped = server.stop();
  // The first is at work as soon as new calls are turned away.
  while (
    (
      await admin()
        .call(runsApi.getRun, { params: { id } })
        .catch(() => undefined)
    )?.ok
  )
    continue;
  void server.stop();
  expect(await stopped).toBe(1);
  sink.answer();
  server = await startServer(folder.path, environment);
  const outcome = async () => good(await admin().call(runsApi.getRun, { params: { id } })).status;
  await expect.poll(outcome, { timeout: 10_000 }).toBe('finished');
}, 60_000);

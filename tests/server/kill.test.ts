import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { createKey, startServer, temporaryFolder, type ServerProcess } from '../support/server-process.ts';

const messages = 200;
const kills = 5;

/** A webhook receiver that writes down every key it is called with. */
async function openSink(): Promise<{ url: string; host: string; keys: string[] }> {
  const keys: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    request.resume().on('end', () => {
      keys.push(String(request.headers['webhook-id']));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, host: `127.0.0.1:${port}`, keys };
}

/** Four of five are triaged by keyword; the fifth names a danger, so its flow opens a ticket and then waits. */
const mails = [
  'You charged me twice for May.',
  'アプリにﾛｸﾞｲﾝできません',
  'Error 502 when I log in after the update.',
  'こんにちは',
].map((text) => ({ channel: 'webForm', text }));
const danger = { channel: 'x', mentionType: 'tagged', text: 'The vacuum of yours started to smoke!' };
const kinds = [...mails, danger];
const bodyOf = (index: number): string =>
  JSON.stringify({ ...kinds[index % kinds.length], handle: `customer${index}@example.com` });

async function api<T>(base: string, key: string, path: string, init: RequestInit = {}): Promise<T> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...init.headers };
  const reply = await fetch(`${base}/api/v1${path}`, { ...init, headers });
  if (!reply.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

async function everything<T>(base: string, key: string, path: string): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: T[]; next: string | null } = await api(
      base,
      key,
      `${path}?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    );
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

it('loses nothing and doubles nothing when it is killed five times while 200 messages come in', async () => {
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  const sink = await openSink();
  const environment = { ALLOWED_HOSTS: sink.host };
  let server: ServerProcess = await startServer(folder.path, environment);
  onTestFinished(() => server.kill());
  const key = await createKey(server.base, 'admin');
  await api(server.base, key, '/webhooks', {
    method: 'POST',
    body: JSON.stringify({ id: 'sink', url: sink.url, events: ['case.created'] }),
  });

  let sent = 0;
  const send = async (index: number): Promise<void> => {
    for (;;) {
      const init = {
        method: 'POST',
        body: bodyOf(index),
        headers: { 'idempotency-key': `message-${index}` },
      };
      const answered = await api(server.base, key, '/messages', init).then(
        () => true,
        () => false,
      );
      if (answered) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    sent++;
  };
  const killer = (async () => {
    for (let kill = 1; kill <= kills; kill++) {
      while (sent < (messages * kill) / (kills + 1)) await new Promise((resolve) => setTimeout(resolve, 1));
      await server.kill();
      server = await startServer(folder.path, environment);
    }
  })();
  const waiting = Array.from({ length: messages }, (_, index) => index);
  const client = async (): Promise<void> => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) await send(index);
  };
  await Promise.all([killer, ...Array.from({ length: 10 }, client)]);
  // Whatever was under way is finished by the process that lives now.
  for (let tries = 0; tries < 200; tries++) {
    const rows = await everything<{ status: string }>(server.base, key, '/outbox');
    if (rows.every(({ status }) => status !== 'queued')) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  const cases = await everything<{ id: string }>(server.base, key, '/cases');
  expect(cases).toHaveLength(messages);
  type Run = { status: string; flowKey: string; caseId: string; waitingStepId: string | null };
  const runs = await everything<Run>(server.base, key, '/runs');
  const of = (flowKey: string): Run[] => runs.filter((run) => run.flowKey === flowKey);
  const triaged = of('keyword-to-department');
  const social = of('social-complaint-intake');
  expect(triaged.filter(({ status }) => status !== 'finished')).toEqual([]);
  expect(social.filter(({ waitingStepId }) => waitingStepId !== 'wait45')).toEqual([]);
  expect([triaged.length, social.length]).toEqual([messages * 0.8, messages * 0.2]);
  expect(new Set([...triaged, ...social].map(({ caseId }) => caseId)).size).toBe(messages);
  const tickets = await everything<{ caseId: string }>(server.base, key, '/tickets');
  expect(tickets).toHaveLength(messages * 0.2);
  expect(new Set(tickets.map(({ caseId }) => caseId)).size).toBe(messages * 0.2);
  const rows = await everything<{ idempotencyKey: string }>(server.base, key, '/outbox');
  expect(new Set(rows.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(rows.length);
  expect(new Set(sink.keys).size).toBe(messages);
  await server.stop();
  const file = new Database(join(folder.path, 'switchyard.db'), { readonly: true });
  onTestFinished(() => void file.close());
  const doubled = 'SELECT agentId, link FROM notifications GROUP BY agentId, link, text HAVING count(*) > 1';
  expect(file.prepare(doubled).all()).toEqual([]);
  expect(Number(file.prepare('SELECT count(*) FROM notifications').pluck().get())).toBeGreaterThan(messages);
}, 180_000);

import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { flowsApi, runsApi } from '../../../server/client.ts';
import { good, startTestServer, type TestServer } from '../../support/server.ts';
import { advance, publish, start } from '../../support/story-flow.ts';

const day = 24 * 60;
/** Rounds are six hours apart. */
const round = 6 * 60;
const ends: Parameters<typeof publish>[2] = { z: ['end', { outcome: 'ok' }] };
const settings = (retention?: { days?: number; runs?: number }) => ({
  settings: { timezone: 'Asia/Tokyo', ...(retention && { retention }) },
});
const runsOf = async ({ admin }: TestServer, flow: string): Promise<string[]> =>
  good(await admin.call(runsApi.listRuns, { query: { flow, limit: 200 } })).items.map(({ id }) => id);
const count = ({ app }: TestServer, table: string): number =>
  Number(app.store.connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

it('removes runs that ended longer ago than their flow says, with their history, and no others', async () => {
  const server = await startTestServer();
  await publish(server, 'short', ends, settings({ days: 2 }));
  await publish(server, 'kept', ends);
  const old = await start(server, 'short');
  const other = await start(server, 'kept');
  await advance(server, day + round);
  const young = await start(server, 'short');
  await advance(server, day);
  expect(await runsOf(server, 'short')).toEqual([young.id]);
  expect(await runsOf(server, 'kept')).toEqual([other.id]);
  const history = server.app.store.connection.prepare('SELECT DISTINCT runId FROM runHistory').pluck().all();
  expect(history).not.toContain(old.id);
  expect(await server.admin.call(runsApi.getRun, { params: { id: old.id } })).toMatchObject({
    status: 404,
    problem: { detail: expect.stringContaining('Ended runs are removed') as string },
  });
});

it('keeps the newest so many, however many there are to remove', async () => {
  const server = await startTestServer();
  await publish(server, 'many', ends, settings({ runs: 3 }));
  for (let at = 0; at < 11; at++) await Promise.all(Array.from({ length: 20 }, () => start(server, 'many')));
  const newest: string[] = [];
  for (let at = 0; at < 3; at++) {
    await advance(server, 1);
    newest.unshift((await start(server, 'many')).id);
  }
  await advance(server, round);
  expect(await runsOf(server, 'many')).toEqual(newest);
});

it('takes the limits of the server where a flow has none of its own', async () => {
  const server = await startTestServer({ RETENTION_DAYS: '2' });
  await publish(server, 'plain', ends);
  await publish(server, 'longer', ends, settings({ days: 30 }));
  await start(server, 'plain');
  await start(server, 'longer');
  await advance(server, 2 * day + round);
  expect(await runsOf(server, 'plain')).toEqual([]);
  expect(await runsOf(server, 'longer')).toHaveLength(1);
});

it('finds the run of a repeated start for a day after it ended, whatever the limits', async () => {
  const server = await startTestServer();
  await publish(server, 'keyed', ends, settings({ runs: 1 }));
  const begin = async (idempotencyKey: string) =>
    good(await server.admin.call(runsApi.startRun, { params: { id: 'keyed' }, body: {}, idempotencyKey })).id;
  const first = await begin('a');
  await advance(server, 1);
  await begin('b');
  await advance(server, day - 2);
  expect(await begin('a')).toBe(first);
  await advance(server, round + 2);
  expect(await runsOf(server, 'keyed')).not.toContain(first);
});

it('keeps open runs, and an ended run while its parent is open', async () => {
  const server = await startTestServer();
  await publish(server, 'child', ends, settings({ days: 1 }));
  await publish(
    server,
    'parent',
    {
      a: ['subflow', { flow: 'child' }, { done: 'b', error: 'z' }],
      b: ['wait', { for: 'duration', duration: { days: 10 } }, { done: 'z' }],
      z: ['end', { outcome: 'ok' }],
    },
    settings({ days: 1 }),
  );
  const { id } = await start(server, 'parent');
  await server.app.drain();
  await advance(server, 3 * day);
  expect(await runsOf(server, 'parent')).toEqual([id]);
  expect(await runsOf(server, 'child')).toHaveLength(1);
  await advance(server, 9 * day);
  expect(await runsOf(server, 'parent')).toEqual([]);
  expect(await runsOf(server, 'child')).toEqual([]);
});

it('lets a version be deleted once its last run is gone', async () => {
  const server = await startTestServer();
  await publish(server, 'twice', ends, settings({ days: 1 }));
  await start(server, 'twice');
  good(await server.admin.call(flowsApi.publishFlow, { params: { id: 'twice' }, body: {} }));
  const remove = () => server.admin.call(flowsApi.deleteVersion, { params: { id: 'twice', number: 1 } });
  expect(await remove()).toMatchObject({ status: 409 });
  await advance(server, day + round);
  expect(await remove()).toMatchObject({ ok: true });
});

it('prunes receipts of messages and letters that were sent, once they are old', async () => {
  const server = await startTestServer();
  const { connection } = server.app.store;
  const receipt = connection.prepare("INSERT INTO messageReceipts VALUES (?, '', 'm', '[]', ?)");
  const letter = connection.prepare(
    `INSERT INTO outbox (id, channel, recipient, class, locale, subject, text, status, idempotencyKey, createdAt)
     VALUES (?, 'email', 'a@example.com', 'service', 'en', '', '', ?, ?, ?)`,
  );
  for (let at = 0; at < 150; at++) receipt.run(`old-${at}`, '2026-01-01T00:00:00.000Z');
  receipt.run('new', '2026-06-01T00:00:00.000Z');
  letter.run('old', 'sent', 'old', '2026-01-01T00:00:00.000Z');
  letter.run('new', 'sent', 'new', '2026-06-01T00:00:00.000Z');
  await advance(server, round + 1);
  expect([count(server, 'messageReceipts'), count(server, 'outbox')]).toEqual([1, 1]);
});

it('gives the space of removed runs back to the disk while it answers', async () => {
  const server = await startTestServer();
  const { store } = server.app;
  await publish(server, 'large', ends, {
    ...settings({ days: 1 }),
    variables: [{ name: 'text', type: 'text', input: true }],
  });
  const input = { text: 'x'.repeat(30_000) };
  for (let at = 0; at < 40; at++)
    await Promise.all(Array.from({ length: 10 }, () => start(server, 'large', { input })));
  store.connection.pragma('wal_checkpoint(TRUNCATE)');
  const before = statSync(store.connection.name).size;
  expect(before).toBeGreaterThan(10_000_000);
  let answered = 0;
  let isOver = false;
  const asking = (async () => {
    for (; !isOver; answered++) good(await server.admin.call(runsApi.listRuns, { query: { limit: 1 } }));
  })();
  await advance(server, day + round);
  isOver = true;
  await asking;
  expect(statSync(store.connection.name).size).toBeLessThan(before / 3);
  expect(answered).toBeGreaterThan(10);
  expect(store.connection.pragma('integrity_check', { simple: true })).toBe('ok');
});

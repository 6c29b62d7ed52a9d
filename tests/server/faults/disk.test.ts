import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { clockApi, conversationsApi, runsApi } from '../../../server/client.ts';
import { good, startTestServer, type TestServer } from '../../support/server.ts';
import { publish, waitFlow } from '../../support/tiny-flows.ts';

type Break = (server: TestServer) => () => void;

/** No page more than there are: what a full disk says, on the file itself and without special rights. */
const full: Break = ({ app: { store } }) => {
  const pragma = (text: string): number => Number(store.connection.pragma(text, { simple: true }));
  const before = pragma('max_page_count');
  pragma(`max_page_count = ${pragma('page_count')}`);
  return () => void pragma(`max_page_count = ${before}`);
};
const readOnly: Break = ({ app: { store } }) => {
  store.connection.pragma('query_only = ON');
  return () => void store.connection.pragma('query_only = OFF');
};
/** Another program holds the write lock for longer than anybody waits. */
const locked: Break = ({ app: { store } }) => {
  const other = new Database(store.connection.name);
  other.exec('BEGIN IMMEDIATE');
  return () => void other.close();
};

const message = (index: number) => ({
  idempotencyKey: `m-${index}`,
  body: {
    channel: 'webForm' as const,
    handle: `customer${index}@example.com`,
    text: `You charged me twice for May. ${'x'.repeat(4000)}`,
  },
});
const readiness = async ({ baseUrl }: TestServer): Promise<number> =>
  (await fetch(`${baseUrl}/readyz`)).status;

it.each([
  ['the disk is full', full, /disk is full/],
  ['the file may only be read', readOnly, /may not be written/],
  ['another program holds the file', locked, /Another program/],
] as const)(
  'while %s, writes are refused with 503, reads are answered, and work goes on by itself afterwards',
  async (_name, breakIt, words) => {
    const server = await startTestServer();
    const { admin, app } = server;
    good(await admin.call(conversationsApi.sendMessage, message(0)));
    await publish(server, waitFlow);
    const start = { params: { id: 'wait-for-go' }, query: { wait: 0 }, body: { input: { key: 'k' } } };
    const { id } = good(await admin.call(runsApi.startRun, start));
    await app.drain();
    const mend = breakIt(server);
    let refused = await admin.call(conversationsApi.sendMessage, message(1));
    // A disk that is all but full still takes what fits.
    for (let index = 2; refused.ok && index < 50; index++)
      refused = await admin.call(conversationsApi.sendMessage, message(index));
    expect(refused).toMatchObject({ ok: false, status: 503, problem: { code: 'unavailable' } });
    if (!refused.ok) expect(refused.problem.detail).toMatch(words);
    expect(await readiness(server)).toBe(503);
    expect(await admin.call(runsApi.listRuns)).toMatchObject({ ok: true });
    // The waiting run's time comes while it cannot be moved.
    await admin.call(clockApi.advanceClock, { body: { ms: 60_000 } });
    mend();
    await expect.poll(() => app.store.availability.fault, { timeout: 10_000 }).toBeUndefined();
    expect(await readiness(server)).toBe(200);
    // Nobody asks for anything, and time stands still.
    const waited = async () => good(await admin.call(runsApi.getRun, { params: { id } })).outcome;
    await expect.poll(waited, { timeout: 10_000 }).toBe('late');
    const before = good(await admin.call(runsApi.listRuns)).items.length;
    good(await admin.call(conversationsApi.sendMessage, message(99)));
    await app.drain();
    const runs = good(await admin.call(runsApi.listRuns)).items;
    expect(runs.length).toBeGreaterThan(before);
    expect(runs.filter(({ status }) => status === 'failed')).toEqual([]);
  },
  60_000,
);

it('says with a refusal when to come back', async () => {
  const server = await startTestServer();
  const mend = readOnly(server);
  const body = {
    name: 'Ana',
    email: 'ana@example.com',
    subject: 'Hi',
    text: 'Hello',
    requestId: 'form-1234567890abcdef',
  };
  const refused = await fetch(`${server.baseUrl}/api/v1/forms/contact`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  mend();
});

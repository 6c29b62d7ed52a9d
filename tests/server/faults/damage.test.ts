import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clockApi, createClient, flowsApi, runsApi } from '../../../server/client.ts';
import { createKey, startServer, temporaryFolder } from '../../support/server-process.ts';
import { good, startTestServer, type TestServer } from '../../support/server.ts';
import { askFlow, callFlow, publish, waitFlow } from '../../support/tiny-flows.ts';

const damage = ({ app: { store } }: TestServer, table: string, column: string, where: string): void =>
  void store.connection.prepare(`UPDATE ${table} SET ${column} = '{"broken' WHERE ${where}`).run();
type Admin = Pick<TestServer, 'admin'>;
const start = async ({ admin }: Admin, id: string, input: object = {}) =>
  good(
    await admin.call(runsApi.startRun, { params: { id }, query: { wait: 0 }, body: { input: { ...input } } }),
  );
const read = async ({ admin }: Admin, id: string) =>
  good(await admin.call(runsApi.getRun, { params: { id } }));
const wait = (server: TestServer, ms: number) => server.admin.call(clockApi.advanceClock, { body: { ms } });

describe('A damaged run', () => {
  it('is set aside when its time comes, with a reason that an admin sees; the others go on', async () => {
    const server = await startTestServer();
    await publish(server, waitFlow);
    const broken = await start(server, 'wait-for-go', { key: 'a' });
    const sound = await start(server, 'wait-for-go', { key: 'b' });
    damage(server, 'runs', 'state', `id = '${broken.id}'`);
    expect(await server.admin.call(runsApi.getRun, { params: { id: broken.id } })).toMatchObject({
      status: 500,
      problem: { code: 'unreadable' },
    });
    good(await wait(server, 60_000));
    expect((await read(server, sound.id)).outcome).toBe('late');
    const run = await read(server, broken.id);
    expect(run).toMatchObject({ status: 'failed', error: { code: 'UNREADABLE' }, positions: [] });
    // What was there is kept where somebody may look at it.
    expect(JSON.stringify(run.trace.at(-1)?.input)).toContain('broken');
    const outbox = server.app.store.connection.prepare('SELECT count(*) FROM notifications').pluck().get();
    expect(Number(outbox)).toBeGreaterThan(0);
  });

  it('tells whoever tries to move it, and leaves nothing that waits', async () => {
    const server = await startTestServer();
    await publish(server, askFlow);
    const { id, task } = await start(server, 'ask-once');
    damage(server, 'runs', 'state', `id = '${id}'`);
    const params = { id, token: task?.token ?? '' };
    const answer = await server.admin.call(runsApi.answerScreen, { params, body: { values: {} } });
    expect(answer).toMatchObject({ status: 500, problem: { code: 'unreadable' } });
    expect(await read(server, id)).toMatchObject({ status: 'failed', task: null });
  });
});

it('A damaged version fails the runs that need it, keeps the server from nothing and the others working', async () => {
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  let process = await startServer(folder.path, { CLOCK: 'manual' });
  onTestFinished(() => process.kill());
  const apiKey = await createKey(process.base, 'admin');
  const first = { admin: createClient({ baseUrl: process.base, apiKey }) };
  await publish(first, waitFlow);
  await publish(first, askFlow);
  const { id } = await start(first, 'wait-for-go', { key: 'a' });
  await process.stop();
  const file = new Database(join(folder.path, 'switchyard.db'));
  file.exec("UPDATE flowVersions SET document = '{\"broken' WHERE flowKey = 'wait-for-go'");
  file.close();
  process = await startServer(folder.path, { CLOCK: 'manual', LOG_LEVEL: 'silent' });
  const admin = createClient({ baseUrl: process.base, apiKey });
  good(await admin.call(clockApi.advanceClock, { body: { ms: 3_600_000 } }));
  const [run] = good(await admin.call(runsApi.listRuns, { query: { flow: 'wait-for-go' } })).items;
  expect(run).toMatchObject({ id, status: 'failed', errorCode: 'UNREADABLE' });
  expect((await start({ admin }, 'ask-once')).task).not.toBeNull();
  expect(good(await admin.call(flowsApi.listFlows)).items.length).toBeGreaterThan(2);
  const params = { id: 'wait-for-go' };
  const refused = await admin.call(runsApi.startRun, { params, body: { input: { key: 'b' } } });
  expect(refused).toMatchObject({ status: 500, problem: { code: 'unreadable' } });
}, 60_000);

it('A damaged call is not made: its run is set aside, and nothing of it waits', async () => {
  // Nobody listens there, so the call waits for its second try.
  const server = await startTestServer({ ALLOWED_HOSTS: '127.0.0.1:9' });
  const flow = callFlow('http://127.0.0.1:9/', 1);
  const { call } = flow.steps as Record<string, object>;
  const retry = { times: 3, backoffSec: 60 };
  await publish(server, { ...flow, steps: { ...flow.steps, call: { ...call, retry } } });
  const { id } = await start(server, 'call-once');
  await server.app.drain();
  expect((await read(server, id)).status).toBe('active');
  damage(server, 'effects', 'config', `runId = '${id}'`);
  good(await wait(server, 120_000));
  expect(await read(server, id)).toMatchObject({ status: 'failed', error: { code: 'UNREADABLE' } });
  const left = server.app.store.connection.prepare('SELECT count(*) FROM effects').pluck().get();
  expect(left).toBe(0);
});

it('A damaged event is left out, and those behind it are heard', async () => {
  const server = await startTestServer();
  await publish(server, waitFlow);
  const { id } = await start(server, 'wait-for-go', { key: 'a' });
  server.app.store.connection
    .prepare(`INSERT INTO events (name, payload, createdAt) VALUES ('test.go', '{"br', 0)`)
    .run();
  const body = { name: 'test.go', payload: { key: 'a' } };
  good(await server.admin.call(runsApi.sendEvent, { body }));
  await server.app.drain();
  expect((await read(server, id)).outcome).toBe('heard');
});

it('A damaged file keeps the server from starting and says what to do', async () => {
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  writeFileSync(join(folder.path, 'switchyard.db'), 'this is no database, '.repeat(1000));
  await expect(startServer(folder.path)).rejects.toThrow(/ended with 1/);
});

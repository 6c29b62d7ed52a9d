import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clockApi, flowsApi, runsApi } from '../../server/client.ts';
import { good, startTestServer, type TestServer } from '../support/server.ts';
import { askFlow, callFlow, flowDocument, publish, waitFlow } from '../support/tiny-flows.ts';

const start = ({ admin }: TestServer, id: string, body: object = {}, idempotencyKey?: string) =>
  admin.call(runsApi.startRun, { params: { id }, query: { wait: 0 }, body, idempotencyKey });
const read = async ({ admin }: TestServer, id: string) =>
  good(await admin.call(runsApi.getRun, { params: { id } }));
const statuses = (results: readonly { status: number }[]): number[] =>
  results.map(({ status }) => status).sort();
/** How often the run left this step. */
const settlings = (run: { trace: { kind: string; stepId: string }[] }, step: string): number =>
  run.trace.filter(({ kind, stepId }) => kind === 'settled' && stepId === step).length;

describe('At the same time', () => {
  it('a hundred starts with one idempotency key are one run and one body', async () => {
    const server = await startTestServer();
    await publish(server, askFlow);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => start(server, 'ask-once', {}, 'order-1')),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.ok).toBe(true);
    expect(good(await server.admin.call(runsApi.listRuns)).items).toHaveLength(1);
  });

  it('two bodies under one key are one run and one 409', async () => {
    const server = await startTestServer();
    await publish(server, waitFlow);
    const answers = await Promise.all(
      ['a', 'b'].map((key) => start(server, 'wait-for-go', { input: { key } }, 'order-1')),
    );
    expect(statuses(answers)).toEqual([200, 409]);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'idempotencyMismatch' } });
    expect(good(await server.admin.call(runsApi.listRuns)).items).toHaveLength(1);
  });

  it('two answers to one screen are one 200 and one 409', async () => {
    const server = await startTestServer();
    await publish(server, askFlow);
    const { id, task } = good(await start(server, 'ask-once'));
    const answer = (word: string) =>
      server.admin.call(runsApi.answerScreen, {
        params: { id, token: task?.token ?? '' },
        body: { values: { word } },
      });
    const answers = await Promise.all([answer('first'), answer('second')]);
    expect(statuses(answers)).toEqual([200, 409]);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'stale' } });
    const run = await read(server, id);
    expect([run.status, run.outcome, settlings(run, 'ask')]).toEqual(['finished', 'answered', 1]);
  });

  it('an answer and a cancellation end the run one way, and the other is told', async () => {
    for (const order of [0, 1]) {
      const server = await startTestServer();
      await publish(server, askFlow);
      const { id, task } = good(await start(server, 'ask-once'));
      const params = { id, token: task?.token ?? '' };
      const moves = [
        () => server.admin.call(runsApi.answerScreen, { params, body: { values: { word: 'x' } } }),
        () => server.admin.call(runsApi.cancelRun, { params: { id }, body: { reason: 'no longer' } }),
      ];
      if (order === 1) moves.reverse();
      expect(statuses(await Promise.all(moves.map((move) => move())))).toEqual([200, 409]);
      const run = await read(server, id);
      expect(['finished', 'cancelled']).toContain(run.status);
      expect(settlings(run, 'ask')).toBe(run.status === 'finished' ? 1 : 0);
      expect(run.task).toBeNull();
    }
  });

  it.each(['event first', 'clock first'])(
    'an event and a timeout of the same millisecond are exactly one outcome: %s',
    async (order) => {
      const server = await startTestServer();
      await publish(server, waitFlow);
      const { id } = good(await start(server, 'wait-for-go', { input: { key: 'k' } }));
      const moves = [
        () => server.admin.call(runsApi.sendEvent, { body: { name: 'test.go', payload: { key: 'k' } } }),
        () => server.admin.call(clockApi.advanceClock, { body: { ms: 60_000 } }),
      ];
      if (order === 'clock first') moves.reverse();
      await Promise.all(moves.map((move) => move()));
      await server.app.drain();
      const run = await read(server, id);
      expect(run.status).toBe('finished');
      expect(settlings(run, 'wait')).toBe(1);
      expect(run.trace.filter(({ kind }) => kind === 'ended')).toHaveLength(1);
      expect(leftBehind(server)).toEqual([0, 0, 0]);
    },
  );

  it('two publications are two versions, and the newer is live', async () => {
    const server = await startTestServer();
    await publish(server, askFlow);
    const publishOnce = () =>
      server.admin.call(flowsApi.publishFlow, { params: { id: 'ask-once' }, body: {} });
    const published = (await Promise.all([publishOnce(), publishOnce()])).map(good);
    expect(published.map(({ number }) => number).sort()).toEqual([2, 3]);
    const versions = good(await server.admin.call(flowsApi.listVersions, { params: { id: 'ask-once' } }));
    expect(versions.items.filter(({ active }) => active).map(({ number }) => number)).toEqual([3]);
  });

  it('two repeats of one failed run are one', async () => {
    const other = await openHeldSystem();
    const server = await startTestServer({ ALLOWED_HOSTS: other.host });
    const { refused: _refused, ...steps } = callFlow(`http://${other.host}/`).steps;
    const call = { ...(steps.call as object), next: { done: 'end' } };
    await publish(server, flowDocument('call-once', { ...steps, call }));
    const { id } = good(await start(server, 'call-once'));
    await server.app.drain();
    expect((await read(server, id)).status).toBe('failed');
    const retry = () => server.admin.call(runsApi.retryRun, { params: { id } });
    const repeats = [retry(), retry()];
    // One is refused while the other still waits for the other system.
    await Promise.race(repeats);
    other.answer();
    expect(statuses(await Promise.all(repeats))).toEqual([200, 409]);
    const run = await read(server, id);
    expect(run.trace.filter(({ kind }) => kind === 'failed')).toHaveLength(1);
    expect([run.status, other.calls()]).toEqual(['finished', 2]);
  });
});

/** Refuses the first call, and answers the second when told to. */
async function openHeldSystem(): Promise<{ host: string; calls(): number; answer(): void }> {
  let calls = 0;
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const server = createServer((_request, response) => {
    calls += 1;
    if (calls === 1) return void response.writeHead(400).end();
    void released.then(() => response.end('{}'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return { host: `127.0.0.1:${port}`, calls: () => calls, answer: () => release() };
}

/** Rows that only a run that waits may have. */
const leftBehind = ({ app: { store } }: TestServer): unknown[] =>
  ['timers', 'subscriptions', 'events'].map((table) =>
    store.connection
      .prepare(`SELECT count(*) FROM ${table}${table === 'timers' ? " WHERE kind = 'run'" : ''}`)
      .pluck()
      .get(),
  );

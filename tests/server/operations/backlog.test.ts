import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { runsApi } from '../../../server/client.ts';
import { good, startTestServer } from '../../support/server.ts';
import { publish } from '../../support/story-flow.ts';

/** A service that answers nobody until it is opened. */
async function hangingService() {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  const server = createServer((_request, response) => {
    const answer = () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    if (isOpen) answer();
    else waiting.push(answer);
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  const open = (): void => {
    isOpen = true;
    waiting.forEach((answer) => answer());
  };
  return { host: `127.0.0.1:${port}`, open };
}

it('begins nothing new while too much waits, carries on what it has, and begins again after that', async () => {
  const service = await hangingService();
  const server = await startTestServer({ ALLOWED_HOSTS: service.host, BACKLOG_LIMIT: '20' });
  const { admin, app } = server;
  const url = `http://${service.host}/`;
  await publish(server, 'calls', {
    a: ['httpRequest', { method: 'POST', url }, { done: 'z', error: 'z' }],
    z: ['end', { outcome: 'ok' }],
  });
  const text = { en: 'Well?', ja: 'どう?' };
  await publish(
    server,
    'asks',
    {
      a: ['screen', { title: text }, { done: 'z' }],
      z: ['end', { outcome: 'ok' }],
    },
    { trigger: { type: 'manual' } },
  );
  const begin = (id: string) =>
    admin.call(runsApi.startRun, { params: { id }, body: {}, query: { wait: 0 } });
  const asked = good(await begin('asks'));
  const keyed = () =>
    admin.call(runsApi.startRun, {
      params: { id: 'calls' },
      body: {},
      query: { wait: 0 },
      idempotencyKey: 'order-1',
    });
  const first = good(await keyed());
  const answers = [];
  for (let at = 0; at < 120; at++) answers.push(await begin('calls'));
  const refused = answers.find((answer) => !answer.ok);
  expect(refused).toMatchObject({ status: 503, problem: { code: 'backlog' } });
  expect(await begin('asks')).toMatchObject({ status: 503 });
  // A repeat adds nothing: it is answered with the run that its first sending began.
  expect(await keyed()).toMatchObject({ ok: true, data: { id: first.id } });
  const task = asked.task;
  const answered = await admin.call(runsApi.answerScreen, {
    params: { id: asked.id, token: task?.token ?? '' },
    body: { values: {} },
  });
  expect(answered).toMatchObject({ ok: true, data: { status: 'finished' } });

  service.open();
  await app.drain();
  expect(await begin('calls')).toMatchObject({ ok: true });
  const counted = app.store.connection.prepare(
    "SELECT count(*) FROM runs WHERE flowKey = 'calls' AND status = 'finished'",
  );
  await app.drain();
  expect(counted.pluck().get()).toBe(answers.filter(({ ok }) => ok).length + 2);
});

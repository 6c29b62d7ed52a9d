import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { clockApi, runsApi } from '../../../server/client.ts';
import { good, startTestServer } from '../../support/server.ts';
import { callFlow, publish } from '../../support/tiny-flows.ts';

/** Another system on a bare socket, so that it can answer what no HTTP server would. */
async function openPeer(answer: (socket: Socket) => void): Promise<{ host: string; keys: string[] }> {
  const keys: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const key = /^(?:idempotency-key|webhook-id): (.*)\r$/im.exec(String(bytes))?.[1];
      if (key === undefined) return;
      keys.push(key);
      answer(socket);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  // A server that listens on a port has an address of this form.
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, keys };
}
const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

/** One call of a flow, tried as often as the step says, and how it ended. */
async function callOnce(answer: (socket: Socket) => void) {
  const { host, keys } = await openPeer(answer);
  const server = await startTestServer({ ALLOWED_HOSTS: host });
  const flow = callFlow(`http://${host}/`, 1);
  const { call } = flow.steps as Record<string, object>;
  await publish(server, {
    ...flow,
    steps: { ...flow.steps, call: { ...call, retry: { times: 1, backoffSec: 1 } } },
  });
  const start = { params: { id: 'call-once' }, query: { wait: 0 }, body: { input: {} } };
  const { id } = good(await server.admin.call(runsApi.startRun, start));
  await server.app.drain();
  for (let retry = 0; retry < 2; retry++)
    good(await server.admin.call(clockApi.advanceClock, { body: { ms: 60_000 } }));
  const run = good(await server.admin.call(runsApi.getRun, { params: { id } }));
  return { run, keys };
}

it.each([
  ['nothing at all', () => {}, 'TIMEOUT', 2],
  [
    'a byte now and then, for ever',
    (socket: Socket) => {
      socket.write(`${head}content-length: 1000000\r\n\r\n`);
      const trickle = setInterval(() => socket.write('x'), 50);
      socket.once('close', () => clearInterval(trickle));
    },
    'TIMEOUT',
    2,
  ],
  ['what is no HTTP', (socket: Socket) => socket.end('?'.repeat(2000)), 'BAD_ANSWER', 2],
  [
    'headers without end',
    (socket: Socket) => socket.write(`${head}x-long: ${'x'.repeat(200_000)}`),
    'BAD_ANSWER',
    2,
  ],
  [
    'less than it promised',
    (socket: Socket) => socket.end(`${head}content-length: 50\r\n\r\n{`),
    'UNREACHABLE',
    2,
  ],
  [
    'more than anybody keeps',
    (socket: Socket) => socket.end(`${head}content-length: 7000000\r\n\r\n${'x'.repeat(7_000_000)}`),
    'TOO_LARGE',
    1,
  ],
] as const)(
  'a service that answers with %s ends in an error that says so',
  async (_name, answer, code, tries) => {
    const { run, keys } = await callOnce(answer);
    expect(run).toMatchObject({ status: 'finished', outcome: 'refused' });
    expect(JSON.stringify(run.trace)).toContain(`"${code}"`);
    expect(keys).toEqual(Array.from({ length: tries }, () => `${run.id}:call.1`));
  },
  60_000,
);

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { clockApi, flowsApi, runsApi } from '../../server/client.ts';
import type { Run, StartedRun } from '../../server/contract/runs.ts';
import { good, type TestServer } from './server.ts';

type Step = [type: string, config: Record<string, unknown>, next?: Record<string, string>];
interface Draft {
  trigger?: Record<string, unknown>;
  variables?: unknown[];
  settings?: Record<string, unknown>;
}

const title = { en: 'Trial', ja: '試行' };
const text = { en: 'Hello', ja: 'こんにちは' };
export const hello = { channel: 'inApp', body: text } as const;

/** A flow of a few steps, published; the first is the start. */
export async function publish(
  { admin }: TestServer,
  key: string,
  steps: Record<string, Step>,
  draft: Draft = {},
): Promise<void> {
  const document = {
    format: 1,
    key,
    title,
    trigger: { type: 'api' },
    start: Object.keys(steps)[0],
    ...draft,
    steps: Object.fromEntries(
      Object.entries(steps).map(([id, [type, config, next = {}]]) => [id, { type, config, next }]),
    ),
  };
  const { flow } = good(await admin.call(flowsApi.createFlow, { body: document }));
  good(await admin.call(flowsApi.publishFlow, { params: { id: flow.id }, body: {} }));
}

export async function start(
  { admin }: TestServer,
  key: string,
  body: { input?: Record<string, unknown>; caseId?: string } = {},
): Promise<StartedRun> {
  return good(await admin.call(runsApi.startRun, { params: { id: key }, body, query: { wait: 0 } }));
}

export async function readRun({ admin }: TestServer, id: string): Promise<Run> {
  return good(await admin.call(runsApi.getRun, { params: { id } }));
}

export async function advance({ admin }: TestServer, minutes: number): Promise<void> {
  good(await admin.call(clockApi.advanceClock, { body: { ms: minutes * 60_000 } }));
}

/** Settled steps with their outcomes, in order. */
export const pathOf = ({ trace }: Run): string[] =>
  trace.filter(({ kind }) => kind === 'settled').map(({ stepId, outcome }) => `${stepId}:${outcome}`);

/** Another system, which answers as told and remembers what it was asked. */
export async function startPeer(answer: (at: number) => { status: number; body?: unknown }): Promise<{
  url: string;
  /** As the list of allowed hosts names it. */
  host: string;
  heard: { key: string | undefined; body: string }[];
}> {
  const heard: { key: string | undefined; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const header = request.headers['idempotency-key'];
      const key = Array.isArray(header) ? header[0] : header;
      heard.push({ key, body: Buffer.concat(chunks).toString('utf8') });
      const { status, body } = answer(heard.length);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, heard };
}

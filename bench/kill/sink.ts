import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Another system: answers everything, some of it late, and counts how often each key came. */
export interface Sink {
  host: string;
  /** Calls by idempotency key. */
  calls: Map<string, number>;
  onCall: (key: string) => unknown;
  close(): void;
}

export async function openSink(): Promise<Sink> {
  const sink: Sink = {
    host: '',
    calls: new Map(),
    onCall: () => undefined,
    close: () => void server.close(),
  };
  const server = createServer((request, response) => {
    const key = String(request.headers['idempotency-key'] ?? request.headers['webhook-id']);
    sink.calls.set(key, (sink.calls.get(key) ?? 0) + 1);
    sink.onCall(key);
    request.resume().once('end', () => setTimeout(() => response.end('{}'), Math.random() * 30));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of this form.
  sink.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return sink;
}

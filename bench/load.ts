import { connect, type Socket } from 'node:net';

export interface Measured {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  count: number;
  /** How many answers had which status. */
  statuses: ReadonlyMap<number, number>;
  failed: number;
  /** The first answer that was no success, for whoever wonders why. */
  firstFailure?: string;
}
export interface Load {
  url: string;
  path: string;
  method?: string;
  headers?: Record<string, string>;
  /** The body of the n-th request. */
  body?(index: number): string;
  concurrency: number;
  seconds: number;
  /** Ends sooner, once this many were answered. */
  most?: number;
}

/**
 * Sends requests over keep-alive connections, the next one as soon as one is answered. Plain sockets: on two cores a
 * costly client would slow the fast ones of what it measures most, and so flatter the slow ones.
 */
export async function load({ url, path, method = 'POST', headers = {}, ...how }: Load): Promise<Measured> {
  const { hostname, port, host } = new URL(url);
  const lines = Object.entries({ host, 'content-type': 'application/json', ...headers });
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}`;
  const times: number[] = [];
  const statuses = new Map<number, number>();
  let failed = 0;
  let firstFailure: string | undefined;
  let index = 0;
  const most = how.most ?? Number.POSITIVE_INFINITY;
  const started = performance.now();
  const until = started + how.seconds * 1000;

  const client = async (): Promise<void> => {
    const connection = await open(hostname, Number(port));
    while (index < most && performance.now() < until) {
      const body = how.body?.(index++) ?? '';
      const sent = performance.now();
      const { status, text } = await connection.ask(
        `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
      times.push(performance.now() - sent);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      // 202 says that it is not done yet: no answer to what was asked.
      if (status < 300 && status !== 202) continue;
      failed++;
      firstFailure ??= text();
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: how.concurrency }, client));
  const elapsed = (performance.now() - started) / 1000;
  return {
    perSecond: times.length / elapsed,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    count: times.length,
    statuses,
    failed,
    firstFailure,
  };
}

/** The time that a share of all did not exceed. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

interface Answer {
  status: number;
  text(): string;
}
interface Connection {
  ask(request: string): Promise<Answer>;
  close(): void;
}

/** One keep-alive connection with one request at a time. Knows answers with a length and answers without a body. */
function open(host: string, port: number): Promise<Connection> {
  const socket: Socket = connect(port, host);
  socket.setNoDelay(true);
  let chunks: Buffer[] = [];
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;
  const fail = (error: Error): void => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The server closed the connection.')));
  socket.on('data', (chunk) => {
    chunks.push(chunk);
    const all = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    const status = completeStatus(all);
    if (status === undefined) return;
    chunks = [];
    waiting?.resolve({ status, text: () => all.toString('utf8') });
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () =>
      resolve({
        ask: (request) =>
          new Promise((resolve, reject) => {
            waiting = { resolve, reject };
            socket.write(request);
          }),
        close: () => {
          waiting = undefined;
          socket.end();
        },
      }),
    );
  });
}

const lengthLine = /\r\ncontent-length: (\d+)/i;
/** The status once the whole answer is there. */
function completeStatus(all: Buffer): number | undefined {
  const end = all.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = all.toString('latin1', 0, end);
  const status = Number(head.slice(9, 12));
  const length = lengthLine.exec(head)?.[1];
  if (length === undefined && status !== 204) throw new Error(`An answer came without a length:\n${head}`);
  return all.length >= end + 4 + Number(length ?? 0) ? status : undefined;
}

export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

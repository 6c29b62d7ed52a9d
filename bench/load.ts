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
  /** Ends sooner, once this many were answered. */
  most?: number;
}

/** A load that can be let loose again and again. */
interface Repeatable {
  run(seconds: number): Promise<void>;
  /** Of all runs together. */
  end(): Measured;
}

/**
 * Sends requests over keep-alive connections, the next one as soon as one is answered. Plain sockets: on two cores a
 * costly client would slow the fast ones of what it measures most, and so flatter the slow ones.
 */
async function open({ url, path, method = 'POST', headers = {}, ...how }: Load): Promise<Repeatable> {
  const { hostname, port, host } = new URL(url);
  const lines = Object.entries({ host, 'content-type': 'application/json', ...headers });
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}`;
  const times: number[] = [];
  const statuses = new Map<number, number>();
  let failed = 0;
  let firstFailure: string | undefined;
  let index = 0;
  let elapsed = 0;
  const most = how.most ?? Number.POSITIVE_INFINITY;
  const connections = await Promise.all(
    Array.from({ length: how.concurrency }, () => connectTo(hostname, Number(port))),
  );

  const client = async (connection: Connection, until: number): Promise<void> => {
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
  };
  return {
    async run(seconds) {
      const started = performance.now();
      const until = started + seconds * 1000;
      await Promise.all(connections.map((connection) => client(connection, until)));
      elapsed += (performance.now() - started) / 1000;
    },
    end() {
      for (const connection of connections) connection.close();
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
    },
  };
}

export async function load(what: Load & { seconds: number }): Promise<Measured> {
  const opened = await open(what);
  await opened.run(what.seconds);
  return opened.end();
}

/**
 * Loads that are compared, a second of each in turns: what else the machine does meanwhile, it does to all of them.
 * `seconds`: of each in all.
 */
export async function loadInTurns(what: readonly Load[], seconds: number): Promise<Measured[]> {
  const opened = await Promise.all(what.map(open));
  for (let left = seconds; left > 0; left -= 1) for (const each of opened) await each.run(Math.min(1, left));
  return opened.map((each) => each.end());
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
function connectTo(host: string, port: number): Promise<Connection> {
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

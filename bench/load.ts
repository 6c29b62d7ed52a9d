import { Pool } from 'undici';

export interface Measured {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  failed: number;
}
export interface Load {
  url: string;
  path: string;
  headers?: Record<string, string>;
  /** The body of the n-th request. */
  body(index: number): string;
  concurrency: number;
  seconds: number;
}

/** Sends requests over keep-alive connections, the next one as soon as one is answered. */
export async function load({ url, path, headers = {}, body, concurrency, seconds }: Load): Promise<Measured> {
  const pool = new Pool(url, { connections: concurrency, pipelining: 1 });
  const times: number[] = [];
  let failed = 0;
  let index = 0;
  const started = performance.now();
  const until = started + seconds * 1000;
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      const sent = performance.now();
      const reply = await pool.request({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json', ...headers },
        body: body(index++),
      });
      await reply.body.dump();
      if (reply.statusCode >= 300) failed++;
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  const elapsed = (performance.now() - started) / 1000;
  await pool.close();
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99), failed };
}

export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

import { z } from 'zod';
import { endpoint } from '../../../server/contract/endpoint.ts';
import { Problem } from '../../../server/contract/problem.ts';
import { Reply, route } from '../../../server/http/handler.ts';
import { openTestServer } from './test-server.ts';

const base = { tag: 'Test', summary: 'For tests', who: ['integration', 'agent'] as const };
export const echo = endpoint({
  ...base,
  id: 'echo',
  method: 'POST',
  path: '/echo/:id',
  params: z.object({ id: z.string().max(20) }),
  query: z.object({ limit: z.coerce.number().int().max(10).default(3) }),
  body: z.record(z.string(), z.unknown()),
  result: z.unknown(),
  idempotent: true,
  ifMatch: true,
});
const strict = endpoint({
  ...base,
  id: 'strict',
  method: 'POST',
  path: '/strict',
  body: z.object({ name: z.string().min(1), inner: z.object({ n: z.int() }).optional() }),
  result: z.object({ name: z.string() }),
  status: 201,
});
export const fails = endpoint({ ...base, id: 'fails', method: 'GET', path: '/fails', result: z.unknown() });
const lies = endpoint({
  ...base,
  id: 'lies',
  method: 'GET',
  path: '/lies',
  result: z.object({ a: z.string() }),
});
const refuses = endpoint({ ...base, id: 'refuses', method: 'GET', path: '/refuses', result: z.unknown() });
const waits = endpoint({ ...base, id: 'waits', method: 'GET', path: '/waits', result: z.unknown() });

const routes = [
  route(echo, async ({ params, query, body, idempotencyKey, ifMatch, caller }) => ({
    params,
    query,
    body,
    idempotencyKey,
    ifMatch,
    role: caller.role,
  })),
  route(strict, async ({ body }) => new Reply(201, { name: body.name }, { 'x-extra': 'yes' })),
  route(fails, () => Promise.reject(new Error('the secret reason'))),
  // Wrong on purpose: the handler breaks the promise of its endpoint.
  route(lies, async () => ({ a: 1 }) as unknown as { a: string }),
  route(
    refuses,
    async () =>
      new Problem('stale', { message: 'It was answered meanwhile.' }, undefined, { 'x-why': 'late' }),
  ),
];

/** A server with one endpoint for each way an endpoint can behave. */
export async function openTestApi({ maxAtOnce }: { maxAtOnce?: number } = {}) {
  let waiting = 0;
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const waiter = route(waits, async () => {
    waiting += 1;
    await released;
    return {};
  });
  const server = await openTestServer({
    routes: [...routes, waiter],
    config: { publicUrl: 'http://localhost', trustedProxies: 0, checkAnswers: true, maxAtOnce },
  });
  const key = await server.apiKey('integration');
  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      body,
    });
  const get = (path: string) =>
    fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } });
  return { ...server, key, post, get, waiting: () => waiting, release };
}

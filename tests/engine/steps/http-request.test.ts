import { expect, it } from 'vitest';
import type { Settled } from '../../../engine/core/step.ts';
import type { HttpReply, HttpRequest } from '../../../engine/runtime/ports.ts';
import { httpRequest } from '../../../engine/steps/httpRequest/definition.ts';
import { httpRequestExecutor } from '../../../engine/steps/httpRequest/executor.ts';
import { callOf, configOf, settled } from '../../support/step.ts';

const answer = (status: number, body: unknown): HttpReply => ({
  ok: true,
  status,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

async function call(config: unknown, reply: HttpReply): Promise<{ sent: HttpRequest[]; result: Settled }> {
  const sent: HttpRequest[] = [];
  const http = (request: HttpRequest): Promise<HttpReply> => {
    sent.push(request);
    return Promise.resolve(reply);
  };
  const result = await httpRequestExecutor({ http }, configOf('httpRequest', config), callOf());
  return { sent, result: settled(result) };
}

const url = 'https://api.example.com/orders';

it('sends text of the run in the query escaped, and always the same idempotency key', async () => {
  const config = {
    method: 'POST',
    url,
    query: { q: '{{case.subject}}&x=1' },
    headers: { 'Idempotency-Key': 'mine', 'X-Case': '{{case.number}}\r\nX-Evil: 1' },
    body: { number: '{{case.number}}', vip: true },
  };
  const { sent } = await call(config, answer(200, {}));
  expect(new URL(sent[0]?.url ?? '').searchParams.get('q')).toBe('充電できません&x=1');
  expect(sent[0]).toMatchObject({
    method: 'POST',
    headers: {
      'idempotency-key': 'run_1:step.1',
      'x-case': 'C-100001 X-Evil: 1',
      'content-type': 'application/json',
    },
    body: '{"number":"C-100001","vip":true}',
    timeoutMs: 10_000,
  });
});

it('takes values from the answer into outputs and variables', async () => {
  const map = [
    { path: 'data.items.0.id', name: 'order', toVariable: true },
    { path: 'data.missing', name: 'nothing' },
    { path: 'toString', name: 'inherited' },
  ];
  const { result } = await call({ url, map }, answer(200, { data: { items: [{ id: 'K-1' }] } }));
  expect(result).toMatchObject({
    outcome: 'done',
    output: { status: 200, mapped: { order: 'K-1', nothing: null, inherited: null } },
    vars: { order: 'K-1' },
  });
  expect(result.vars).toEqual({ order: 'K-1' });
});

it.each([
  [answer(404, 'no'), 'HTTP_4XX', false],
  [answer(429, 'later'), 'HTTP_4XX', true],
  [answer(503, 'no'), 'HTTP_5XX', true],
  [{ ok: false, code: 'TIMEOUT', message: 'm' } as const, 'TIMEOUT', true],
  [{ ok: false, code: 'UNREACHABLE', message: 'm' } as const, 'UNREACHABLE', true],
  [{ ok: false, code: 'HOST_NOT_ALLOWED', message: 'm' } as const, 'HOST_NOT_ALLOWED', false],
  [{ ok: false, code: 'TOO_LARGE', message: 'm' } as const, 'TOO_LARGE', false],
])('%j ends in error %s, tried again: %s', async (reply, code, retryable) => {
  const { result } = await call({ url }, reply);
  expect(result).toMatchObject({ outcome: 'error', error: { code, retryable } });
});

it('keeps text answers as text and leaves very long ones out of the run', async () => {
  expect((await call({ url }, answer(200, 'OK'))).result.output).toMatchObject({ body: 'OK' });
  const long = await call(
    { url, map: [{ path: 'a', name: 'a' }] },
    answer(200, { a: 1, b: 'x'.repeat(70_000) }),
  );
  expect(long.result.output).toEqual({ status: 200, body: null, mapped: { a: 1 } });
});

it.each(['ftp://example.com/x', 'file:///etc/passwd', 'example.com', '{{vars.none}}'])(
  'calls nobody at %s',
  async (given) => {
    const { sent, result } = await call({ url: given }, answer(200, {}));
    expect(sent).toEqual([]);
    expect(result.error?.code).toBe('INVALID_ADDRESS');
  },
);

it.each([
  { url, map: [{ path: '__proto__.x', name: 'a' }] },
  { url, map: [{ path: 'a', name: '__proto__' }] },
  { url, headers: { 'bad header': 'x' } },
  { url, timeoutSec: 31 },
  { url: '' },
])('refuses the settings %j', (given) => expect(httpRequest.config.safeParse(given).success).toBe(false));

it('refuses names of the prototype in the query', () => {
  const given: unknown = JSON.parse(`{"url": "${url}", "query": {"__proto__": "x"}}`);
  const parsed = httpRequest.config.safeParse(given);
  // Dropped or refused; in no case handed on.
  expect(parsed.success ? Object.keys((parsed.data as { query: object }).query) : []).toEqual([]);
  expect(httpRequest.config.safeParse({ url, query: { constructor: 'x' } }).success).toBe(false);
});

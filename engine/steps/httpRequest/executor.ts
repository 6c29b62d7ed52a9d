import type { Settled } from '../../core/step.ts';
import type { ActExecutor, HttpFault, HttpReply } from '../../runtime/ports.ts';
import { refused } from '../settle.ts';
import { isObject, textsOf, valueAt } from '../values.ts';
import type { Config, Output } from './definition.ts';
import { say } from '../say.ts';
import { saidIn } from '../../core/sentence.ts';

/** A longer answer is not kept in the run; what is mapped from it is. */
const maxKept = 64_000;
/** Faults that may be gone at the next try. */
const passes: ReadonlySet<HttpFault> = new Set(['BAD_ANSWER', 'TIMEOUT', 'UNREACHABLE']);

export const httpRequestExecutor: ActExecutor<Config, Output> = async ({ http }, config, call) => {
  const url = addressOf(config);
  if (url === undefined) return refused('INVALID_ADDRESS', say('noAddress', { url: config.url }));
  const body = bodyOf(config.body);
  const reply = await http({
    method: config.method,
    url,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': body.type }),
      ...headersOf(config.headers),
      'idempotency-key': call.idempotencyKey,
    },
    body: config.method === 'GET' ? undefined : body?.text,
    timeoutMs: config.timeoutSec * 1000,
  });
  return settle(config, reply);
};

function addressOf({ url, query }: Config): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const address = new URL(url);
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return undefined;
  for (const [name, value] of Object.entries(textsOf(query))) address.searchParams.append(name, value);
  return address.href;
}

/** Lower case, so that a setting cannot repeat a header of ours; line breaks would start a new one. */
const headersOf = (headers: Config['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.replace(/[\r\n]+/g, ' ')]),
  );

function bodyOf(body: unknown): { text: string; type: string } | undefined {
  if (body === undefined || body === null || body === '') return undefined;
  if (typeof body === 'string') return { text: body, type: 'text/plain; charset=utf-8' };
  return { text: JSON.stringify(body), type: 'application/json' };
}

function settle(config: Config, reply: HttpReply): Settled<Output> {
  if (!reply.ok)
    return {
      outcome: 'error',
      error: {
        code: reply.code,
        ...saidIn(reply),
        retryable: passes.has(reply.code),
      },
    };
  const parsed = parse(reply.body);
  const body = reply.body.length > maxKept ? null : parsed;
  const why = [{ text: 'http.status', result: reply.status }];
  if (reply.status >= 400)
    return {
      outcome: 'error',
      output: { status: reply.status, body, mapped: {} },
      error: {
        code: reply.status >= 500 ? 'HTTP_5XX' : 'HTTP_4XX',
        ...say('httpStatus', { status: reply.status }),
        retryable: reply.status >= 500 || reply.status === 429,
      },
      why,
    };
  const { mapped, vars } = take(config.map, parsed);
  return { outcome: 'done', output: { status: reply.status, body, mapped }, vars, why };
}

/** JSON where it is JSON, else the text itself. What cannot be any is not tried: to fail takes longer than to read. */
function parse(body: string): unknown {
  if (!/^\s*["[{\-\dtfn]/.test(body)) return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function take(map: Config['map'], body: unknown): Record<'mapped' | 'vars', Record<string, unknown>> {
  const mapped: Record<string, unknown> = {};
  const vars: Record<string, unknown> = {};
  for (const { path, name, toVariable } of map) {
    const value = isObject(body) || Array.isArray(body) ? (valueAt(body, path) ?? null) : null;
    mapped[name] = value;
    if (toVariable) vars[name] = value;
  }
  return { mapped, vars };
}

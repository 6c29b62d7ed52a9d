import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { AnyEndpoint } from '../contract/endpoint.ts';
import { Problem } from '../contract/problem.ts';
import { say } from '../contract/say.ts';
import type { Call } from './handler.ts';
import { readJson } from './json-body.ts';
import { invalid } from './problems.ts';
import type { Exchange } from './serve.ts';

/** What a call carries, read and checked. */
export type Parts = Pick<Call<AnyEndpoint>, 'params' | 'query' | 'body' | 'idempotencyKey' | 'ifMatch'>;

/** Reads what the calls of an endpoint carry. */
export function parser(endpoint: AnyEndpoint): (exchange: Exchange) => Promise<Parts | Problem> {
  const hasParams = endpoint.path.includes(':');
  const hasBody = endpoint.method !== 'GET' && endpoint.method !== 'DELETE';
  const queryOf = queryReader(endpoint);
  return async (exchange) => {
    const { request } = exchange;
    const params = hasParams ? check('params', endpoint.params, exchange.params) : {};
    if (params instanceof Problem) return params;
    const query = queryOf(exchange);
    if (query instanceof Problem) return query;
    let body: unknown = {};
    if (hasBody) {
      const read = await readJson(request);
      if (read instanceof Problem) return read;
      body = check('body', endpoint.body, read.value);
      if (body instanceof Problem) return body;
    }
    const headers = headersOf(request, endpoint);
    return headers instanceof Problem ? headers : { params, query, body, ...headers };
  };
}

const mostQueries = 100;
/** Mostly the same few queries come again and again, so they are read once. */
function queryReader({ query: schema }: AnyEndpoint): (exchange: Exchange) => unknown {
  const known = new Map<string, unknown>();
  return ({ request: { url = '' }, query }) => {
    const from = url.indexOf('?');
    const text = from < 0 ? '' : url.slice(from);
    if (known.has(text)) return known.get(text);
    const parsed = check('query', schema, query());
    if (parsed instanceof Problem) return parsed;
    if (known.size >= mostQueries) known.clear();
    known.set(text, Object.freeze(parsed));
    return parsed;
  };
}

function check(where: 'params' | 'query' | 'body', schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : invalid(where, parsed.error, value);
}

function headersOf(
  { headers }: IncomingMessage,
  endpoint: AnyEndpoint,
): Pick<Parts, 'idempotencyKey' | 'ifMatch'> | Problem {
  const found: Pick<Parts, 'idempotencyKey' | 'ifMatch'> = {};
  const key = endpoint.idempotent ? headers['idempotency-key'] : undefined;
  if (typeof key === 'string') {
    if (!/^[\x21-\x7e]{1,200}$/.test(key)) return new Problem('invalid', say('keyFormat'));
    found.idempotencyKey = key;
  }
  const match = endpoint.ifMatch ? headers['if-match'] : undefined;
  if (match !== undefined) {
    const version = /^(?:W\/)?"?(\d{1,15})"?$/.exec(match)?.[1];
    if (version === undefined) return new Problem('invalid', say('ifMatchFormat'));
    found.ifMatch = Number(version);
  }
  return found;
}

import type { Request, Response, Router } from 'express';
import type { z } from 'zod';
import type { AnyEndpoint } from '../contract/endpoint.ts';
import { Problem } from '../contract/problem.ts';
import { refusalFor } from './authorize.ts';
import { Reply, Stream, type Call, type Caller, type CallSession, type Route } from './handler.ts';
import { readJson } from './json-body.ts';
import { apiHeaders, invalid, sendProblem } from './problems.ts';

/** Who calls, found before the endpoint is asked whether they may. */
export interface Authenticated {
  caller: Caller | null;
  session?: CallSession;
}
export interface MountOptions {
  authenticate(request: Request, response: Response, endpoint: AnyEndpoint): Promise<Authenticated | Problem>;
  now(): number;
  requestId(): string;
  /** Whether answers are held against the endpoint's result schema: in tests. */
  checkAnswers: boolean;
  /** Calls worked on at the same time; more are told to come back, so that those inside are still answered soon. */
  maxAtOnce: number;
  logRequest(line: RequestLine): void;
}
export interface RequestLine {
  requestId: string;
  endpoint: string;
  status: number;
  ms: number;
  caller?: string;
  code?: string;
  error?: unknown;
}

/** Joins each endpoint with its handler on the router, in the order given: put busy ones first. */
export function mount(router: Router, routes: readonly Route[], options: MountOptions): void {
  const load: Load = { atOnce: 0 };
  for (const route of routes) {
    const method = route.endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    const serve = server(route, options, load);
    router[method](route.endpoint.path, (request, response) => void serve(request, response));
  }
}

interface Load {
  atOnce: number;
}
const full = () =>
  new Problem('busy', 'Too many calls are being worked on. Send it again in a moment.', undefined, {
    'retry-after': '1',
  });

function server({ endpoint, handle }: Route, options: MountOptions, load: Load) {
  const answer = answerer(endpoint, options.checkAnswers);
  const parse = parser(endpoint);

  const settle = async (request: Request, response: Response): Promise<Partial<RequestLine>> => {
    const who = await options.authenticate(request, response, endpoint);
    if (who instanceof Problem) return refuse(who, response);
    const caller = who.caller?.id;
    const refusal = refusalFor(endpoint.who, who.caller) ?? (await forgeryIn(request, endpoint, who));
    if (refusal) return { ...refuse(refusal, response), caller };
    const parts = await parse(request);
    if (parts instanceof Problem) return { ...refuse(parts, response), caller };
    const result = await handle(callOf(request, who, parts, options.now()));
    if (result instanceof Problem) return { ...refuse(result, response), caller };
    return { ...answer(result, request, response), caller };
  };

  return async (request: Request, response: Response): Promise<void> => {
    const started = performance.now();
    const requestId = options.requestId();
    response.locals.requestId = requestId;
    let line: Partial<RequestLine>;
    load.atOnce += 1;
    try {
      line = load.atOnce > options.maxAtOnce ? refuse(full(), response) : await settle(request, response);
    } catch (error) {
      const detail = `An unexpected error; it is in the server's log as ${requestId}. Try again, or tell the operator.`;
      sendProblem(response, new Problem('internal', detail), requestId);
      line = { status: 500, code: 'internal', error };
    } finally {
      load.atOnce -= 1;
    }
    const ms = Math.round((performance.now() - started) * 100) / 100;
    options.logRequest({ requestId, endpoint: endpoint.id, status: 200, ms, ...line });
  };
}

function refuse(problem: Problem, response: Response): Partial<RequestLine> {
  sendProblem(response, problem, String(response.locals.requestId));
  return { status: response.statusCode, code: problem.code };
}

/** A browser sends its cookie whoever made it call, so calls that change something must know the session's token. */
async function forgeryIn(
  request: Request,
  endpoint: AnyEndpoint,
  { caller, session }: Authenticated,
): Promise<Problem | undefined> {
  if (endpoint.method === 'GET' || caller?.kind === 'apiKey') return undefined;
  if (request.headers['sec-fetch-site'] === 'cross-site')
    return new Problem('forbidden', 'Calls from pages of other sites are refused.');
  if (!caller || !session || endpoint.who === 'public' || endpoint.who === 'setup') return undefined;
  if (session.csrfToken && request.headers['x-csrf-token'] === session.csrfToken) return undefined;
  return new Problem('forbidden', 'The X-CSRF-Token header is missing or old. Read it from GET /session.');
}

type Parts = Pick<Call<AnyEndpoint>, 'params' | 'query' | 'body' | 'idempotencyKey' | 'ifMatch'>;

function parser(endpoint: AnyEndpoint): (request: Request) => Promise<Parts | Problem> {
  const hasParams = endpoint.path.includes(':');
  const hasBody = endpoint.method !== 'GET' && endpoint.method !== 'DELETE';
  return async (request) => {
    const params = hasParams ? check('params', endpoint.params, request.params) : {};
    if (params instanceof Problem) return params;
    // Most calls have no query, and Express parses the address anew each time it is asked.
    const query = check('query', endpoint.query, request.url.includes('?') ? request.query : {});
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

function check(where: 'params' | 'query' | 'body', schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : invalid(where, parsed.error);
}

function headersOf(
  request: Request,
  endpoint: AnyEndpoint,
): Pick<Parts, 'idempotencyKey' | 'ifMatch'> | Problem {
  const found: Pick<Parts, 'idempotencyKey' | 'ifMatch'> = {};
  const key = endpoint.idempotent ? request.headers['idempotency-key'] : undefined;
  if (typeof key === 'string') {
    if (!/^[\x21-\x7e]{1,200}$/.test(key))
      return new Problem('invalid', 'Idempotency-Key takes 1 to 200 visible ASCII characters.');
    found.idempotencyKey = key;
  }
  const match = endpoint.ifMatch ? request.headers['if-match'] : undefined;
  if (match !== undefined) {
    const version = /^(?:W\/)?"?(\d{1,15})"?$/.exec(match)?.[1];
    if (version === undefined)
      return new Problem('invalid', 'If-Match takes the version that you read, such as "3".');
    found.ifMatch = Number(version);
  }
  return found;
}

function callOf(
  request: Request,
  { caller, session }: Authenticated,
  parts: Parts,
  now: number,
): Call<AnyEndpoint> {
  const call: Call<AnyEndpoint> = {
    ...parts,
    // Endpoints that need nobody to be signed in do not look at the caller; all others were refused without one.
    caller: caller as Caller,
    locale: caller?.locale ?? (request.acceptsLanguages(['en', 'ja']) === 'ja' ? 'ja' : 'en'),
    now,
    // Worked out only where it is asked for: behind proxies it takes a while.
    get ip() {
      return request.ip ?? '';
    },
  };
  if (session) call.session = session;
  return call;
}

function answerer(endpoint: AnyEndpoint, checkAnswers: boolean) {
  return (result: unknown, request: Request, response: Response): Partial<RequestLine> => {
    if (result instanceof Stream) {
      result.open(request, response);
      return { status: 200 };
    }
    const reply = result instanceof Reply ? result : undefined;
    const status = reply?.status ?? endpoint.status;
    const body: unknown = reply ? reply.result : result;
    if (checkAnswers) endpoint.result.parse(body);
    const text = JSON.stringify(body ?? {});
    response.writeHead(status, {
      ...apiHeaders,
      ...reply?.headers,
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'x-request-id': String(response.locals.requestId),
    });
    response.end(text);
    return { status };
  };
}

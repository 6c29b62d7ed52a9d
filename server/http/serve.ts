import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Locale } from '../../engine/core/text.ts';
import type { AnyEndpoint } from '../contract/endpoint.ts';
import { Problem, problemCodes } from '../contract/problem.ts';
import { admission, type AdmissionOptions } from './admission.ts';
import { refusalFor } from './authorize.ts';
import { Reply, Stream, type Call, type Caller, type CallSession, type Route } from './handler.ts';
import { readAway } from './json-body.ts';
import { parser, type Parts } from './parts.ts';
import { apiHeaderList, failure, sendProblem } from './problems.ts';
import { say } from '../contract/say.ts';

/** Who calls, found before the endpoint is asked whether they may. */
export interface Authenticated {
  caller: Caller | null;
  session?: CallSession;
}
/** One call, whichever way it came in. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  params: unknown;
  query(): unknown;
  /** Worked out only where it is asked for: behind proxies it takes a while. */
  ip(): string;
  locale(): Locale;
}
export interface ServeOptions extends AdmissionOptions {
  now(): number;
  requestId(): string;
  /** Whether answers are held against the endpoint's result schema: in tests. */
  checkAnswers: boolean;
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

/** Answers one call. `authenticate` is asked only when there is room for the call. */
export type Serve = (
  exchange: Exchange,
  authenticate: () => Authenticated | Problem | Promise<Authenticated | Problem>,
) => Promise<void>;

/** Calls worked on at this moment, over all endpoints. */
export interface Load {
  atOnce: number;
  /** Nothing new is taken on, and connections end with their next answer. */
  isStopping: boolean;
}
const stopping = () =>
  new Problem('stopping', say('stopping'), undefined, {
    'retry-after': '1',
    connection: 'close',
  });

/** What happens to every call of an endpoint: who calls, may they, what they sent, what they get. */
export function createServe({ endpoint, handle }: Route, options: ServeOptions, load: Load): Serve {
  const answer = answerer(endpoint, options.checkAnswers, load);
  const parse = parser(endpoint);
  const refusalNow = admission(endpoint, options);

  async function settle(
    exchange: Exchange,
    requestId: string,
    authenticate: Parameters<Serve>[1],
  ): Promise<Partial<RequestLine>> {
    const { request, response } = exchange;
    const refuse = (problem: Problem): Partial<RequestLine> => {
      sendProblem(response, problem, requestId);
      return { status: response.statusCode, code: problem.code };
    };
    if (load.isStopping) {
      await readAway(request);
      return refuse(stopping());
    }
    const admitted = refusalNow(load.atOnce);
    const full = admitted instanceof Promise ? await admitted : admitted;
    // A repeat adds nothing to the backlog. Whether it is one is known only once it is known who calls.
    const mayRepeat = full?.code === 'backlog' && request.headers['idempotency-key'] !== undefined;
    if (full && !mayRepeat) {
      // Thousands who ask again at once would keep the turn of the event loop from ending, and with it the writes that
      // are made at its end: answered there, they come back in the next one. Meanwhile they hold no place.
      setImmediate(() => refuse(full));
      return { status: problemCodes[full.code].status, code: full.code };
    }
    const asked = authenticate();
    const who = asked instanceof Promise ? await asked : asked;
    if (who instanceof Problem) return refuse(who);
    const caller = who.caller?.id;
    const refusal = refusalFor(endpoint.who, who.caller) ?? forgeryIn(request, endpoint, who);
    if (refusal) return { ...refuse(refusal), caller };
    const parts = await parse(exchange);
    if (parts instanceof Problem) return { ...refuse(parts), caller };
    if (full && !(await isRepeat(who, parts))) return { ...refuse(full), caller };
    const result = await handle(callOf(exchange, who, parts, options.now()));
    if (result instanceof Problem) return { ...refuse(result), caller };
    return { status: answer(result, exchange, requestId), caller };
  }

  const isRepeat = async ({ caller }: Authenticated, { idempotencyKey }: Parts): Promise<boolean> =>
    caller !== null &&
    idempotencyKey !== undefined &&
    ((await options.isRepeat?.(caller, idempotencyKey)) ?? false);

  return async (exchange, authenticate) => {
    const started = performance.now();
    const requestId = options.requestId();
    let line: Partial<RequestLine>;
    load.atOnce += 1;
    try {
      line = await settle(exchange, requestId, authenticate);
    } catch (error) {
      const problem = failure(error, requestId);
      sendProblem(exchange.response, problem, requestId);
      line = { status: problemCodes[problem.code].status, code: problem.code, error };
    } finally {
      load.atOnce -= 1;
    }
    const ms = Math.round((performance.now() - started) * 100) / 100;
    options.logRequest({ requestId, endpoint: endpoint.id, status: 200, ms, ...line });
  };
}

/** A browser sends its cookie whoever made it call, so calls that change something must know the session's token. */
function forgeryIn(
  request: IncomingMessage,
  endpoint: AnyEndpoint,
  { caller, session }: Authenticated,
): Problem | undefined {
  if (endpoint.method === 'GET' || caller?.kind === 'apiKey') return undefined;
  if (request.headers['sec-fetch-site'] === 'cross-site') return new Problem('forbidden', say('otherSite'));
  if (!caller || !session || endpoint.who === 'public' || endpoint.who === 'setup') return undefined;
  if (session.csrfToken && request.headers['x-csrf-token'] === session.csrfToken) return undefined;
  return new Problem('forbidden', say('noCsrf'));
}

function callOf(
  exchange: Exchange,
  { caller, session }: Authenticated,
  parts: Parts,
  now: number,
): Call<AnyEndpoint> {
  const call: Call<AnyEndpoint> = {
    params: parts.params,
    query: parts.query,
    body: parts.body,
    idempotencyKey: parts.idempotencyKey,
    ifMatch: parts.ifMatch,
    // Endpoints that need nobody to be signed in do not look at the caller; all others were refused without one.
    caller: caller as Caller,
    locale: caller?.locale ?? exchange.locale(),
    now,
    ip: exchange.ip,
  };
  if (session) call.session = session;
  return call;
}

function answerer(endpoint: AnyEndpoint, checkAnswers: boolean, load: Load) {
  return (result: unknown, { request, response }: Exchange, requestId: string): number => {
    if (result instanceof Stream) {
      result.open(request, response);
      return 200;
    }
    const reply = result instanceof Reply ? result : undefined;
    const status = reply?.status ?? endpoint.status;
    const body: unknown = reply ? reply.result : result;
    if (checkAnswers) endpoint.result.parse(body);
    const text = JSON.stringify(body ?? {});
    const headers = [
      ...apiHeaderList,
      'content-type',
      'application/json; charset=utf-8',
      'content-length',
      String(Buffer.byteLength(text)),
      'x-request-id',
      requestId,
    ];
    if (load.isStopping) headers.push('connection', 'close');
    for (const [name, value] of Object.entries(reply?.headers ?? {})) headers.push(name, value);
    response.writeHead(status, headers).end(text);
    return status;
  };
}

import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, errors } from 'undici';
import type { HttpReply, HttpRequest } from '../../engine/runtime/ports.ts';
import { allowList, mayConnect, type AllowList } from './addresses.ts';
import { exchange, startDeadline, TimeUp, TooLarge, type AbortLike, type Answered } from './exchange.ts';
import { say } from '../contract/say.ts';
import type { Said } from '../../engine/core/sentence.ts';

export interface Outbound {
  /** One call to the outside, kept within the allow-list, the time and the size. Never throws. */
  http(request: HttpRequest): Promise<HttpReply>;
  /** Whether an address may be called, as far as it can be said before its name is looked up. */
  mayCall(url: string): boolean;
  close(): Promise<void>;
}
export interface OutboundOptions {
  allowedHosts: readonly string[];
  /** How names become addresses; the system's own unless a test says otherwise. */
  lookup?: LookupFunction;
}

const maxBytes = 6 * 1024 * 1024;
const maxTimeoutMs = 30_000;
const maxRedirects = 3;
/** Headers that belong to the connection or would let a flow speak for another. */
const ownHeaders = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

class Refusal extends Error {
  constructor(
    readonly code: 'HOST_NOT_ALLOWED',
    readonly said: Said,
  ) {
    super(said.message);
  }
}

/** The only way out of the building over HTTP, for flows and webhooks alike. */
export function createOutbound({ allowedHosts, lookup = systemLookup }: OutboundOptions): Outbound {
  const allowed = allowList(allowedHosts);
  const agent = new Agent({
    connections: 64,
    keepAliveTimeout: 10_000,
    connect: { timeout: 5_000, lookup: guardedLookup(allowed, lookup) },
  });
  return {
    async http(call) {
      const timeoutMs = Math.min(Math.max(call.timeoutMs, 1), maxTimeoutMs);
      const deadline = startDeadline(timeoutMs);
      try {
        return await follow(agent, allowed, call, deadline);
      } catch (error) {
        return failure(error, call, timeoutMs);
      } finally {
        deadline.end();
      }
    },
    mayCall(url) {
      try {
        addressOf(url, allowed);
        return true;
      } catch (error) {
        if (error instanceof Refusal) return false;
        throw error;
      }
    },
    close: () => agent.close(),
  };
}

/** Follows redirects of reading calls only, each judged like a first call. */
async function follow(
  agent: Agent,
  allowed: AllowList,
  call: HttpRequest,
  deadline: AbortLike,
): Promise<HttpReply> {
  let url = addressOf(call.url, allowed);
  let headers = sendable(call.headers);
  for (let redirects = 0; ; redirects += 1) {
    const { method, body } = call;
    const answer = await exchange(agent, { url, method, headers, body }, { deadline, maxBytes });
    const { location } = answer.headers;
    const reads = method === 'GET' || method === 'HEAD';
    const moves = [301, 302, 303, 307, 308].includes(answer.status) && location !== undefined;
    if (!moves || !reads || redirects >= maxRedirects) return replyOf(answer);
    const next = addressOf(new URL(location, url).href, allowed);
    // Keys meant for one host are not shown to another.
    if (next.origin !== url.origin) headers = {};
    url = next;
  }
}

function addressOf(text: string, allowed: AllowList): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new Refusal('HOST_NOT_ALLOWED', say('addressIncomplete'));
  if (url.username || url.password) throw new Refusal('HOST_NOT_ALLOWED', say('addressHoldsPassword'));
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const permission = allowed.permission(url.hostname, port);
  if (permission === 'none') throw new Refusal('HOST_NOT_ALLOWED', say('hostNotListed', { host: url.host }));
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  // A name is judged when it has been looked up; a bare address never is.
  if (isIP(literal) && permission !== 'named' && !mayConnect(literal, permission))
    throw privateAddress(literal);
  return url;
}

const privateAddress = (hostname: string) =>
  new Refusal('HOST_NOT_ALLOWED', say('privateAddress', { host: hostname }));

/** Looks a name up and leaves only the addresses that may be connected to, so that no later look-up can differ. */
function guardedLookup(allowed: AllowList, lookup: LookupFunction): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const addresses = typeof found === 'string' ? [{ address: found, family: isIP(found) }] : found;
      const permission = allowed.strongest(hostname.toLowerCase());
      const permitted = addresses.filter(({ address }) => mayConnect(address, permission));
      const [first] = permitted;
      if (!first) return done(privateAddress(hostname), '', 0);
      if (options.all) return done(null, permitted);
      done(null, first.address, first.family);
    });
  };
}

const sendable = (headers: Record<string, string>): Record<string, string> => ({
  'user-agent': 'Switchyard',
  ...Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.has(name.toLowerCase()))),
});

const replyOf = ({ status, headers, body }: Answered): HttpReply => ({
  ok: true,
  status,
  headers,
  body: body.toString('utf8'),
});

function failure(error: unknown, call: HttpRequest, timeoutMs: number): HttpReply {
  const cause = error instanceof Error && error.cause instanceof Refusal ? error.cause : error;
  if (cause instanceof Refusal) return { ok: false, code: cause.code, ...cause.said };
  if (error instanceof TooLarge) return { ok: false, code: 'TOO_LARGE', ...error.said };
  const host = URL.canParse(call.url) ? new URL(call.url).host : call.url;
  if (error instanceof TimeUp)
    return { ok: false, code: 'TIMEOUT', ...say('noAnswerInMs', { host, ms: timeoutMs }) };
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError)
    return { ok: false, code: 'BAD_ANSWER', ...say('answerNoHttp', { host, detail: message }) };
  return { ok: false, code: 'UNREACHABLE', ...say('unreachable', { host, detail: message }) };
}

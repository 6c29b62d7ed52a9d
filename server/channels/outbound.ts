import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, request, type Dispatcher } from 'undici';
import type { HttpReply, HttpRequest } from '../../engine/runtime/ports.ts';
import { allowList, mayConnect, type AllowList } from './addresses.ts';

export interface Outbound {
  /** One call to the outside, kept within the allow-list, the time and the size. Never throws. */
  http(request: HttpRequest): Promise<HttpReply>;
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
    readonly code: 'HOST_NOT_ALLOWED' | 'TOO_LARGE',
    message: string,
  ) {
    super(message);
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
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        return await follow(agent, allowed, call, signal);
      } catch (error) {
        return failure(error, signal, call, timeoutMs);
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
  signal: AbortSignal,
): Promise<HttpReply> {
  let url = addressOf(call.url, allowed);
  let headers = sendable(call.headers);
  for (let redirects = 0; ; redirects += 1) {
    const response = await request(url, {
      dispatcher: agent,
      // The method's name is checked by undici; its type lists the usual ones.
      method: call.method as Dispatcher.HttpMethod,
      headers,
      signal,
      ...(call.body === undefined ? {} : { body: call.body }),
    });
    const { location } = response.headers;
    const reads = call.method === 'GET' || call.method === 'HEAD';
    const moves = [301, 302, 303, 307, 308].includes(response.statusCode) && typeof location === 'string';
    if (!moves || !reads || redirects >= maxRedirects) return await replyOf(response);
    await response.body.dump();
    const next = addressOf(new URL(location, url).href, allowed);
    // Keys meant for one host are not shown to another.
    if (next.origin !== url.origin) headers = {};
    url = next;
  }
}

function addressOf(text: string, allowed: AllowList): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new Refusal('HOST_NOT_ALLOWED', 'The address is not a complete http:// or https:// address.');
  if (url.username || url.password)
    throw new Refusal(
      'HOST_NOT_ALLOWED',
      'The address holds a user name or password. Send a header instead.',
    );
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const permission = allowed.permission(url.hostname, port);
  if (permission === 'none')
    throw new Refusal(
      'HOST_NOT_ALLOWED',
      `${url.host} is not among the hosts that may be called. An operator can add it to ALLOWED_HOSTS.`,
    );
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  // A name is judged when it has been looked up; a bare address never is.
  if (isIP(literal) && permission !== 'named' && !mayConnect(literal, permission))
    throw privateAddress(literal);
  return url;
}

const privateAddress = (hostname: string) =>
  new Refusal('HOST_NOT_ALLOWED', `${hostname} leads to a private or reserved address, which is not called.`);

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

async function replyOf(response: Dispatcher.ResponseData): Promise<HttpReply> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    // undici's body streams yield buffers unless an encoding is set.
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > maxBytes) throw new Refusal('TOO_LARGE', `The answer is larger than ${maxBytes} bytes.`);
    chunks.push(bytes);
  }
  const headers = Object.fromEntries(
    Object.entries(response.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
  return { ok: true, status: response.statusCode, headers, body: Buffer.concat(chunks).toString('utf8') };
}

function failure(error: unknown, signal: AbortSignal, call: HttpRequest, timeoutMs: number): HttpReply {
  const cause = error instanceof Error && error.cause instanceof Refusal ? error.cause : error;
  if (cause instanceof Refusal) return { ok: false, code: cause.code, message: cause.message };
  const host = URL.canParse(call.url) ? new URL(call.url).host : call.url;
  if (signal.aborted)
    return { ok: false, code: 'TIMEOUT', message: `${host} did not answer in ${timeoutMs} ms.` };
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, code: 'UNREACHABLE', message: `${host} could not be reached: ${message}` };
}

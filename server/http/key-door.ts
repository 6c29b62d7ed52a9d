import type { RequestListener } from 'node:http';
import { parse } from 'node:querystring';
import { apiRoot } from '../client.ts';
import type { Caller } from './handler.ts';
import type { Served } from './mount.ts';

/**
 * The short way in for programs: a call with an API key that is already known goes straight to its endpoint. Sessions,
 * addresses behind proxies, wrong keys and pages are Express's; finding the way through it costs more than a whole run.
 */
export function keyDoor(
  served: readonly Served[],
  callerOf: (authorization: string, connection: object) => Caller | undefined,
  otherwise: RequestListener,
): RequestListener {
  const find = createFinder(served);
  return (request, response) => {
    const { authorization } = request.headers;
    const caller = authorization === undefined ? undefined : callerOf(authorization, request.socket);
    const [path = '', query = ''] = caller ? (request.url ?? '').split('?', 2) : [];
    const found = caller && find(request.method ?? '', path);
    if (!found) return otherwise(request, response);
    const exchange = {
      request,
      response,
      params: found.params,
      // As Express's simple parser reads it.
      query: () => parse(query),
      ip: () => request.socket.remoteAddress ?? '',
      locale: () => caller.locale,
    };
    void found.served.serve(exchange, () => ({ caller }));
  };
}

interface Found {
  served: Served;
  params: Record<string, string>;
}
interface Pattern {
  served: Served;
  segments: string[];
}

/** Looks an address up among the patterns of the contract, by its method and number of segments. */
function createFinder(served: readonly Served[]): (method: string, path: string) => Found | undefined {
  const byShape = new Map<string, Pattern[]>();
  for (const one of served) {
    const { method, path, who } = one.route.endpoint;
    // What nobody needs to sign in for counts attempts by address, which is Express's to know.
    if (who === 'public' || who === 'setup') continue;
    const segments = `${apiRoot}${path}`.split('/');
    const shape = `${method} ${segments.length}`;
    byShape.set(shape, [...(byShape.get(shape) ?? []), { served: one, segments }]);
  }
  return (method, path) => {
    const segments = path.split('/');
    for (const pattern of byShape.get(`${method} ${segments.length}`) ?? []) {
      const params = paramsOf(pattern.segments, segments);
      if (params) return { served: pattern.served, params };
    }
    return undefined;
  };
}

function paramsOf(pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [at, expected] of pattern.entries()) {
    const given = path[at] ?? '';
    if (!expected.startsWith(':')) {
      if (given !== expected) return undefined;
      continue;
    }
    // Escaped names are rare; whoever sends one goes the long way, which says what is wrong with a broken one.
    if (given === '' || given.includes('%')) return undefined;
    params[expected.slice(1)] = given;
  }
  return params;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnyEndpoint, BodyOf, Endpoint, ParamsOf, QueryOf, ResultOf } from '../contract/endpoint.ts';
import type { Problem } from '../contract/problem.ts';
import type { Department, Role } from '../../engine/records/people.ts';
import type { Locale } from '../../engine/core/text.ts';

/** Who calls: a signed-in person or an API key. Null on public endpoints. */
export interface Caller {
  kind: 'person' | 'apiKey';
  id: string;
  name: string;
  role: Role;
  department: Department | null;
  locale: Locale;
}

export interface Call<E> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  /** Present unless the endpoint is public. */
  caller: Caller;
  locale: Locale;
  now: number;
  idempotencyKey?: string;
  /** Record version from `If-Match`. */
  ifMatch?: number;
  ip(): string;
  /** The browser's session, whether signed in or not. Absent with an API key. */
  session?: CallSession;
}

/** What the account routes may do with the browser's session. */
export interface CallSession {
  readonly id: string;
  readonly csrfToken: string | undefined;
  /** Starts a fresh session, so that an id planted before signing in is worth nothing. Gives its CSRF token. */
  signIn(agentId: string): Promise<string>;
  signOut(): Promise<void>;
}

/** Answer of a handler: the result, a result with another status or headers, or an expected refusal. */
export type Answer<E> = ResultOf<E> | Reply<ResultOf<E>> | Stream | Problem;
export class Reply<R> {
  constructor(
    readonly status: 200 | 201 | 202,
    readonly result: R,
    readonly headers: Record<string, string> = {},
  ) {}
}

/** Answer of a `stream` endpoint: takes over the exchange and ends it itself. */
export class Stream {
  constructor(readonly open: (request: IncomingMessage, response: ServerResponse) => void) {}
}

/** An endpoint joined with what it does. */
export interface Route {
  endpoint: AnyEndpoint;
  handle(call: Call<AnyEndpoint>): Promise<unknown>;
}
export function route<P, Q, B, R>(
  endpoint: Endpoint<P, Q, B, R>,
  handle: (call: Call<Endpoint<P, Q, B, R>>) => Promise<Answer<Endpoint<P, Q, B, R>>>,
): Route {
  // `mount` parses each part with the endpoint's own schemas before it calls, so the types hold.
  return { endpoint: endpoint as unknown as AnyEndpoint, handle: handle as Route['handle'] };
}

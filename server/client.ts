import type {
  AnyEndpoint,
  BodyInputOf,
  Endpoint,
  ParamsOf,
  QueryInputOf,
  ResultOf,
} from './contract/endpoint.ts';
import type { ProblemBody } from './contract/problem.ts';

export interface Client {
  /** Calls an endpoint of the contract. Never throws: a refusal and a dead network are answers too. */
  call<E extends AnyEndpoint>(endpoint: E, ...input: CallArguments<E>): Promise<CallResult<ResultOf<E>>>;
}

export type CallResult<R> =
  { ok: true; data: R; status: number } | { ok: false; problem: ProblemBody; status: number };

export interface ClientOptions {
  /** Where the server is; empty for the page's own. */
  baseUrl?: string;
  fetch?: typeof fetch;
  /** The session's token, read anew at each call that changes something. */
  csrf?: () => string | undefined;
  apiKey?: string;
}

/** An input without a single required part may be left out. */
type Empty = Record<never, never>;
type Part<Name extends string, T> = Empty extends T ? { [N in Name]?: T } : { [N in Name]: T };
export type CallInput<E> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryInputOf<E>> &
  Part<'body', BodyInputOf<E>> & { idempotencyKey?: string; ifMatch?: number; signal?: AbortSignal };
export type CallArguments<E> = Empty extends CallInput<E> ? [input?: CallInput<E>] : [input: CallInput<E>];

/** Every endpoint's inputs, seen without their types. */
interface LooseInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
  ifMatch?: number;
  signal?: AbortSignal;
}

export const apiRoot = '/api/v1';

/** The typed client of the contract, for browsers, tests and other programs. */
export function createClient(options: ClientOptions = {}): Client {
  return {
    async call<E extends AnyEndpoint>(endpoint: E, ...[input]: CallArguments<E>) {
      // The parts differ per endpoint; here only their names matter.
      const parts: LooseInput = (input as LooseInput | undefined) ?? {};
      const send = options.fetch ?? fetch;
      const address = addressOf(endpoint, parts, options);
      const request = requestOf(endpoint, parts, options);
      try {
        const response = await send(address, request);
        // The server has written the body by this endpoint's own schema.
        return (await read(response)) as CallResult<ResultOf<E>>;
      } catch (error) {
        return { ok: false, status: 0, problem: offline(error) };
      }
    },
  };
}

function addressOf(
  endpoint: Endpoint,
  { params = {}, query = {} }: LooseInput,
  options: ClientOptions,
): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_match, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]])),
  ).toString();
  return `${options.baseUrl ?? ''}${apiRoot}${path}${search && `?${search}`}`;
}

function requestOf(endpoint: Endpoint, parts: LooseInput, options: ClientOptions): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  const changes = endpoint.method !== 'GET';
  if (options.apiKey) headers.authorization = `Bearer ${options.apiKey}`;
  if (parts.idempotencyKey) headers['idempotency-key'] = parts.idempotencyKey;
  if (parts.ifMatch !== undefined) headers['if-match'] = `"${parts.ifMatch}"`;
  const csrf = changes ? options.csrf?.() : undefined;
  if (csrf) headers['x-csrf-token'] = csrf;
  const sendsBody = changes && endpoint.method !== 'DELETE';
  if (sendsBody) headers['content-type'] = 'application/json';
  return {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    ...(sendsBody ? { body: JSON.stringify(parts.body ?? {}) } : {}),
    ...(parts.signal ? { signal: parts.signal } : {}),
  };
}

async function read(response: Response): Promise<CallResult<unknown>> {
  const { status } = response;
  const text = await response.text();
  if (response.ok) return { ok: true, status, data: text === '' ? {} : JSON.parse(text) };
  const problem = problemIn(response, text);
  return {
    ok: false,
    status,
    problem: {
      ...problem,
      type: problem.type ?? 'about:blank',
      title: problem.title ?? response.statusText,
      status,
      code: problem.code ?? 'internal',
      detail: problem.detail ?? '',
    },
  };
}

/** Refusals are problem documents by the contract; a proxy in between may answer in its own words. */
function problemIn(response: Response, text: string): Partial<ProblemBody> {
  if (!response.headers.get('content-type')?.includes('json')) return {};
  return JSON.parse(text) as Partial<ProblemBody>;
}

const offline = (cause: unknown): ProblemBody => ({
  type: 'about:blank',
  title: 'The server could not be reached',
  status: 0,
  code: 'offline',
  detail: `${cause instanceof Error ? cause.message : String(cause)}. Check the connection and try again.`,
});

export type { ProblemBody } from './contract/problem.ts';
export { sentences } from './contract/sentences/index.ts';
export type {
  AnyEndpoint,
  Endpoint,
  ParamsOf,
  QueryOf,
  QueryInputOf,
  BodyOf,
  ResultOf,
} from './contract/endpoint.ts';
export * as apiKeysApi from './contract/api-keys.ts';
export * as assistantApi from './contract/assistant.ts';
export * as casesApi from './contract/cases.ts';
export * as classificationApi from './contract/classification.ts';
export * as clockApi from './contract/clock.ts';
export * as conversationsApi from './contract/conversations.ts';
export * as customersApi from './contract/customers.ts';
export * as examplesApi from './contract/examples.ts';
export * as flowsApi from './contract/flows.ts';
export * as knowledgeApi from './contract/knowledge.ts';
export * as liveApi from './contract/live.ts';
export * as modelReportApi from './contract/model-report.ts';
export * as modelVersionsApi from './contract/model-versions.ts';
export * as modelsApi from './contract/models.ts';
export * as notificationsApi from './contract/notifications.ts';
export * as operationsApi from './contract/operations.ts';
export * as peopleApi from './contract/people.ts';
export * as predictionsApi from './contract/predictions.ts';
export * as queuesApi from './contract/queues.ts';
export * as approvalsApi from './contract/approvals.ts';
export * as repairsApi from './contract/repairs.ts';
export * as runsApi from './contract/runs.ts';
export * as sessionApi from './contract/session.ts';
export * as setupApi from './contract/setup.ts';
export * as slaApi from './contract/sla.ts';
export * as ticketsApi from './contract/tickets.ts';
export * as timelineApi from './contract/timeline.ts';
export * as webformApi from './contract/webform.ts';

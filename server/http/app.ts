import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Logger } from 'pino';
import { accountRoutes, type Accounts } from '../accounts/index.ts';
import { apiRoot } from '../client.ts';
import { Problem } from '../contract/problem.ts';
import { authenticator } from './authenticate.ts';
import { docsPages } from './docs.ts';
import type { Caller, Route } from './handler.ts';
import { liveRoutes, type Live } from './live.ts';
import { keyDoor } from './key-door.ts';
import { mount } from './mount.ts';
import { createServe, type Load, type RequestLine } from './serve.ts';
import { builderPages, pageHeaders, type AddPages } from './pages.ts';
import { sendProblem } from './problems.ts';
import { sessionMiddleware } from './session.ts';
import { say } from '../contract/say.ts';

export interface HttpConfig {
  /** Where people reach this server: `https://support.example.com`. */
  publicUrl: string;
  /** How many proxies stand in front, whose `X-Forwarded-*` headers are believed. */
  trustedProxies: number;
  /** Folder of the built pages; without it only the API is served. */
  pagesFolder?: string;
  /** Hold every answer against the contract: in tests. */
  checkAnswers: boolean;
  /** API calls worked on at the same time. */
  maxAtOnce?: number;
}
export interface HttpOptions {
  config: HttpConfig;
  /** Of all features, busiest first. Accounts and live events are added here. */
  routes: readonly Route[];
  accounts: Accounts;
  live: Live;
  log: Logger;
  /** Pages that do without the builder, such as the contact form. */
  pages?: AddPages[];
  /** Whether work can be taken on: the store answers and the runtime has started. */
  isReady(): boolean | Promise<boolean>;
  /** Whether changes have to wait until some of those that came before are written. */
  isCrowded?(): boolean;
  /** Whether new work has to wait until more of the accepted is worked off. */
  isBehind?(): boolean | Promise<boolean>;
  /** Whether this caller's key has begun its work before. */
  isRepeat?(caller: Caller, idempotencyKey: string): Promise<boolean>;
  /** Shared with whoever stops the server. */
  load?: Load;
  now?(): number;
}

/** The whole HTTP side, on no port yet. */
export async function createHttpApp(options: HttpOptions): Promise<RequestListener> {
  const { config, accounts, live } = options;
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.set('query parser', 'simple').set('trust proxy', config.trustedProxies);

  const newRequestId = requestIds();
  const secret = await accounts.secret('session cookies');
  const isSignedIn = async (sessionId: string) => {
    const agentId = (await accounts.sessions.read(sessionId))?.agentId;
    return agentId !== undefined && (await accounts.callerOf(agentId)) !== null;
  };

  const serving = {
    now: options.now ?? Date.now,
    requestId: newRequestId,
    checkAnswers: config.checkAnswers,
    maxAtOnce: config.maxAtOnce ?? 2000,
    isCrowded: options.isCrowded,
    isBehind: options.isBehind,
    isRepeat: options.isRepeat,
    logRequest: (line: RequestLine) => logRequest(options.log, line),
  };
  const load = options.load ?? { atOnce: 0, isStopping: false };
  const served = [...options.routes, ...accountRoutes(accounts), ...liveRoutes(live, isSignedIn)].map(
    (route) => ({ route, serve: createServe(route, serving, load) }),
  );
  const api = express.Router();
  mount(api, served, authenticator(accounts, sessionMiddleware(accounts, secret)));
  app.use(apiRoot, api);
  healthPages(app, options.isReady);

  const pages = express.Router();
  pages.use(pageHeaders(config.publicUrl.startsWith('https:')));
  docsPages(api, pages);
  for (const add of options.pages ?? []) add(pages);
  api.use((request, response) => {
    const detail = say('noSuchEndpoint', { method: request.method, root: apiRoot, path: request.path });
    sendProblem(response, new Problem('notFound', detail), newRequestId());
  });
  if (config.pagesFolder) builderPages(pages, config.pagesFolder);
  app.use(pages);
  app.use((_request, response) =>
    sendProblem(response, new Problem('notFound', say('noSuchPage')), newRequestId()),
  );
  app.use(lastResort(options.log, newRequestId));
  return keyDoor(served, accounts.keys.known, app);
}

function requestIds(): () => string {
  const boot = randomBytes(4).toString('hex');
  let count = 0;
  return () => `${boot}-${(++count).toString(36)}`;
}

/** One line a request, without a word of what was said in it. */
function logRequest(log: Logger, { error, ...line }: RequestLine): void {
  // A full server refuses on purpose; saying so loudly for each call would fill it further.
  if (line.status >= 500 && line.status !== 503) log.error({ ...line, err: error }, 'request failed');
  else if (line.status >= 400) log.info(line, 'request refused');
  else log.debug(line, 'request');
}

/** `/healthz`: the process lives. `/readyz`: it can take on work. */
function healthPages(app: Express, isReady: HttpOptions['isReady']): void {
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const ready = await isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'notReady' });
  });
}

/** Requests that fail before they reach an endpoint, such as an address that is not UTF-8. */
function lastResort(log: Logger, newRequestId: () => string): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const requestId = newRequestId();
    const status = typeof error === 'object' && error && 'status' in error ? Number(error.status) : 500;
    if (status === 404) return sendProblem(response, new Problem('notFound', say('noSuchPage')), requestId);
    if (status >= 400 && status < 500)
      return sendProblem(response, new Problem('malformed', say('addressUnreadable')), requestId);
    log.error({ requestId, err: error }, 'request failed');
    sendProblem(response, new Problem('internal', say('seeLog', { requestId })), requestId);
  };
}

import type { Request, Response, Router } from 'express';
import type { AnyEndpoint } from '../contract/endpoint.ts';
import type { Problem } from '../contract/problem.ts';
import type { Route } from './handler.ts';
import type { Authenticated, Serve } from './serve.ts';

/** An endpoint with what answers its calls. */
export interface Served {
  route: Route;
  serve: Serve;
}
export type Authenticate = (
  request: Request,
  response: Response,
  endpoint: AnyEndpoint,
) => Promise<Authenticated | Problem>;

/** Mounts the endpoints on Express, in the order given: put busy ones first. */
export function mount(router: Router, served: readonly Served[], authenticate: Authenticate): void {
  for (const { route, serve } of served) {
    const { endpoint } = route;
    const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    router[method](endpoint.path, (request, response) => {
      const exchange = {
        request,
        response,
        params: request.params,
        query: () => request.query,
        ip: () => request.ip ?? '',
        locale: () => (request.acceptsLanguages(['en', 'ja']) === 'ja' ? ('ja' as const) : ('en' as const)),
      };
      void serve(exchange, () => authenticate(request, response, endpoint));
    });
  }
}

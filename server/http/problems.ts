import type { ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { Issue } from '../../engine/core/issue.ts';
import { StoreUnavailable, Unreadable } from '../../engine/runtime/work.ts';
import { Problem, problemCodes, type ProblemBody } from '../contract/problem.ts';

/** What every answer of the API carries: nothing is cached, framed, sniffed or run. */
export const apiHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** The same as a list of names and values, which Node writes without looking at each. */
export const apiHeaderList: readonly string[] = Object.entries(apiHeaders).flat();

export function sendProblem(response: ServerResponse, problem: Problem, requestId: string): void {
  if (response.headersSent) return void response.destroy();
  const { status, title } = problemCodes[problem.code];
  const body: ProblemBody = {
    type: `urn:switchyard:problem:${problem.code}`,
    title,
    status,
    code: problem.code,
    detail: problem.detail,
    requestId,
    ...(problem.issues ? { issues: problem.issues } : {}),
  };
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...apiHeaders,
    ...(status === 401 ? { 'www-authenticate': 'Bearer realm="switchyard"' } : {}),
    ...problem.headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'x-request-id': requestId,
  });
  response.end(text);
}

/** What a call is told that broke on our side. */
export function failure(error: unknown, requestId: string): Problem {
  if (error instanceof StoreUnavailable) {
    const detail = `${error.message} Nothing of this request was kept; send it again later.`;
    return new Problem('unavailable', detail, undefined, { 'retry-after': '5' });
  }
  if (error instanceof Unreadable) return new Problem('unreadable', error.message);
  const detail = `An unexpected error; it is in the server's log as ${requestId}. Try again, or tell the operator.`;
  return new Problem('internal', detail);
}

/** The first lines of what a schema found wrong; `where` names the part of the request unless it is the body. */
export function invalid(where: 'body' | 'query' | 'params', error: z.ZodError): Problem {
  const issues = error.issues.slice(0, 100).map((issue): Issue => {
    const path = [...(where === 'body' ? [] : [where]), ...issue.path.map(String)].join('.');
    return { path, code: issue.code, severity: 'error', message: issue.message };
  });
  const first = issues[0];
  const place = first?.path ? ` at "${first.path}"` : '';
  return new Problem('invalid', `The ${where} is not valid${place}: ${first?.message ?? 'unknown'}`, issues);
}

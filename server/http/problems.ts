import type { ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { Issue } from '../../engine/core/issue.ts';
import { StoreUnavailable, Unreadable } from '../../engine/runtime/work.ts';
import { Problem, problemCodes, type ProblemBody } from '../contract/problem.ts';
import { say } from '../contract/say.ts';
import { wordSchemaIssue } from '../../engine/core/check/schema-words.ts';
import { saidIn } from '../../engine/core/sentence.ts';

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
    ...(problem.said.sentence !== undefined && { sentence: problem.said.sentence }),
    ...(problem.said.params && { params: problem.said.params }),
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
    const detail = say('unavailable', { why: error.said });
    return new Problem('unavailable', detail, undefined, { 'retry-after': '5' });
  }
  if (error instanceof Unreadable) return new Problem('unreadable', error.said);
  const detail = say('unexpected', { requestId });
  return new Problem('internal', detail);
}

/** The first lines of what a schema found wrong; `where` names the part of the request unless it is the body. */
export function invalid(where: 'body' | 'query' | 'params', error: z.ZodError, input: unknown): Problem {
  const issues = error.issues.slice(0, 100).map((issue): Issue => {
    const path = [...(where === 'body' ? [] : [where]), ...issue.path.map(String)].join('.');
    const said = say('schema', { words: wordSchemaIssue(issue, input) });
    return { path, code: issue.code, severity: 'error', ...said };
  });
  const first = issues[0];
  const why = first ? saidIn(first) : 'unknown';
  const path = first?.path ?? '';
  const said = path === '' ? say('notValid', { where, why }) : say('notValidAt', { where, path, why });
  return new Problem('invalid', said, issues);
}

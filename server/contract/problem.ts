import { z } from 'zod';
import { issueSchema, saidFields } from '../../engine/core/issue.ts';
import type { Worded } from '../../engine/core/sentence.ts';

/** Every code the API answers with, its HTTP status and its title. */
export const problemCodes = {
  invalid: { status: 422, title: 'The request is not valid' },
  malformed: { status: 400, title: 'The request could not be read' },
  unauthenticated: { status: 401, title: 'Sign in or send an API key' },
  forbidden: { status: 403, title: 'Your role may not do this' },
  notFound: { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'This conflicts with the present state' },
  stale: { status: 409, title: 'It was changed or answered meanwhile' },
  idempotencyMismatch: { status: 409, title: 'This idempotency key was used with another body' },
  preconditionFailed: { status: 412, title: 'The version you changed is not the newest' },
  tooLarge: { status: 413, title: 'The request is too large' },
  tooMany: { status: 429, title: 'Too many requests' },
  setupNeeded: { status: 503, title: 'The first admin has not been created yet' },
  busy: { status: 503, title: 'The server is full; try again later' },
  backlog: { status: 503, title: 'The server has to catch up first; try again later' },
  unavailable: { status: 503, title: 'Nothing can be saved at the moment; try again later' },
  stopping: { status: 503, title: 'The server is stopping; try again in a moment' },
  unreadable: { status: 500, title: 'Something stored is damaged' },
  assistantOff: { status: 409, title: 'The assistant is not switched on for this' },
  overBudget: { status: 429, title: 'The budget of this month is used up' },
  assistantFailed: { status: 502, title: 'The model provider gave no usable answer' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const;
export type ProblemCode = keyof typeof problemCodes;

/** `application/problem+json` (RFC 9457) with a stable `code`, and the issues where data was refused. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  /** Which sentence `detail` is, and what it is filled with: for clients that word it in another language. */
  ...saidFields,
  issues: z.array(issueSchema).optional(),
  requestId: z.string().optional(),
});
export type ProblemBody = z.infer<typeof problemSchema>;

/** An expected refusal, as a handler returns it. `detail` says what happened, where, and what to do next. */
export class Problem {
  constructor(
    readonly code: ProblemCode,
    readonly said: Worded,
    readonly issues?: ProblemBody['issues'],
    readonly headers: Record<string, string> = {},
  ) {}

  get detail(): string {
    return this.said.message;
  }
}

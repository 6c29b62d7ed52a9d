import type { TFunction } from 'i18next';
import type { ProblemBody } from '../../server/client.ts';

const codes = [
  'invalid',
  'malformed',
  'unauthenticated',
  'forbidden',
  'notFound',
  'conflict',
  'stale',
  'idempotencyMismatch',
  'preconditionFailed',
  'tooLarge',
  'tooMany',
  'setupNeeded',
  'busy',
  'backlog',
  'unavailable',
  'unreadable',
  'stopping',
  'assistantOff',
  'overBudget',
  'assistantFailed',
  'internal',
  'offline',
] as const;

/** One sentence for a refusal's code: what happened and what to do next. */
export const problemText = (t: TFunction, { code }: Pick<ProblemBody, 'code'>): string => {
  const known = codes.find((each) => each === code);
  return t(`problem.${known ?? 'other'}`);
};

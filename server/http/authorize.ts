import type { Who } from '../contract/endpoint.ts';
import { Problem } from '../contract/problem.ts';
import type { Caller } from './handler.ts';

/** Whether this caller may use an endpoint; if not, why not. */
export function refusalFor(who: Who, caller: Caller | null): Problem | undefined {
  if (who === 'public' || who === 'setup') return undefined;
  if (!caller)
    return new Problem('unauthenticated', 'Sign in, or send an API key as "Authorization: Bearer sy_…".');
  if (who === 'person')
    return caller.kind === 'person'
      ? undefined
      : new Problem('forbidden', 'This is only for signed-in people, not for API keys.');
  if (who.includes(caller.role)) return undefined;
  return new Problem(
    'forbidden',
    `This needs the role ${who.join(' or ')}; yours is ${caller.role}. Ask an admin if you need it.`,
  );
}

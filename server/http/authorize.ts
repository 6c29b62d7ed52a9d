import type { Who } from '../contract/endpoint.ts';
import { Problem } from '../contract/problem.ts';
import type { Caller } from './handler.ts';
import { say } from '../contract/say.ts';
import { listWords, roleWords } from '../contract/sentences/values.ts';

/** Whether this caller may use an endpoint; if not, why not. */
export function refusalFor(who: Who, caller: Caller | null): Problem | undefined {
  if (who === 'public' || who === 'setup') return undefined;
  if (!caller) return new Problem('unauthenticated', say('signInOrKey'));
  if (who === 'person')
    return caller.kind === 'person' ? undefined : new Problem('forbidden', say('peopleOnly'));
  if (who.includes(caller.role)) return undefined;
  return new Problem(
    'forbidden',
    say('roleNeeded', { roles: listWords(who.map(roleWords), ' or '), role: roleWords(caller.role) }),
  );
}

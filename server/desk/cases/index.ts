import type { Actor } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Case } from '../../../engine/records/cases.ts';
import type { TimelineItem } from '../../contract/timeline.ts';
import type { CaseChange } from '../../contract/cases.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import { changer } from './change.ts';
import type { CaseDeps } from './deps.ts';
import { opener } from './open.ts';
import { caseById, findCases, namesOf } from './records.ts';
import { replier } from './reply.ts';
import { canMove, isDone } from './rules.ts';
import { say } from '../../contract/say.ts';
import { caseStatusWords } from '../../contract/sentences/values.ts';

export type { CaseDeps } from './deps.ts';
export { caseById, decodeCase } from './records.ts';
export { canMove, isDone } from './rules.ts';
export { caseRoutes } from './routes.ts';

/** Customers' problems: how they come to be, change, are answered and done. */
export function createCases(context: DeskContext, deps: CaseDeps) {
  const { customers, timeline, work } = deps;
  const { change, assign } = changer(context, deps);
  const { create, ...opening } = opener(context, deps, { change, assign });

  /** Who the customer is decides which account the case is of. */
  function* withAccount(set: Omit<CaseChange, 'ownerId'>) {
    if (set.contactId === undefined) return set;
    if (set.contactId === null) return { ...set, accountId: null };
    const contact = yield* customers.byId(set.contactId);
    if (!contact) return new Problem('invalid', say('contactUnknown', { id: set.contactId }));
    return { ...set, accountId: contact.accountId };
  }

  /** A person's or a flow's change to a case. */
  function* update(id: string, body: CaseChange, by: Actor, ifMatch?: number): Work<Case | Problem> {
    const before = yield* caseById(id);
    if (!before) return new Problem('notFound', say('noSuchCase', { id }));
    if (ifMatch !== undefined && ifMatch !== before.version)
      return new Problem('preconditionFailed', say('caseChanged', { number: before.number }));
    const { ownerId, ...rest } = body;
    const to = rest.status;
    if (to !== undefined && !canMove(before.status, to))
      return new Problem(
        'conflict',
        say('caseCannotMove', { from: caseStatusWords(before.status), to: caseStatusWords(to) }),
      );
    const set = yield* withAccount(rest);
    if (set instanceof Problem) return set;
    const changed = yield* change(before, set, by);
    const isResumed = isDone(before.status) && !isDone(changed.status);
    if (isResumed) yield* work.resume(id);
    const isHandedOver = ownerId !== undefined && ownerId !== changed.ownerId;
    if (isHandedOver) {
      if (isDone(changed.status))
        return new Problem(
          'conflict',
          say('caseIsDone', { number: before.number, status: caseStatusWords(changed.status) }),
        );
      const answer = yield* work.assign(id, ownerId, by);
      if (answer instanceof Problem) return answer;
    }
    // Handing over, and what a new status brings with it, changes the case again.
    const isFinal = !isHandedOver && changed.status === before.status;
    return isFinal ? changed : ((yield* caseById(id)) ?? changed);
  }

  function* note(id: string, text: string, by: Actor): Work<TimelineItem | Problem> {
    if (!(yield* caseById(id))) return new Problem('notFound', say('noSuchCase', { id }));
    const item = yield* timeline.note(id, text, by);
    yield* context.publish('case', id);
    return item;
  }

  return {
    byId: caseById,
    list: findCases,
    namesOf,
    change,
    assign,
    addTimeline: timeline.add,
    create,
    update,
    note,
    reply: replier(context, deps, { change, assign }),
    ...opening,
  };
}
export type Cases = ReturnType<typeof createCases>;

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
    if (!contact)
      return new Problem('invalid', `There is no contact ${set.contactId}. Choose an existing one.`);
    return { ...set, accountId: contact.accountId };
  }

  /** A person's or a flow's change to a case. */
  function* update(id: string, body: CaseChange, by: Actor, ifMatch?: number): Work<Case | Problem> {
    const before = yield* caseById(id);
    if (!before) return new Problem('notFound', `There is no case ${id}.`);
    if (ifMatch !== undefined && ifMatch !== before.version)
      return new Problem('preconditionFailed', `Case ${before.number} was changed meanwhile. Read it again.`);
    const { ownerId, ...rest } = body;
    const to = rest.status;
    if (to !== undefined && !canMove(before.status, to))
      return new Problem('conflict', `A case cannot go from ${before.status} to ${to}. Open it again first.`);
    const set = yield* withAccount(rest);
    if (set instanceof Problem) return set;
    const changed = yield* change(before, set, by);
    const isResumed = isDone(before.status) && !isDone(changed.status);
    if (isResumed) yield* work.resume(id);
    const isHandedOver = ownerId !== undefined && ownerId !== changed.ownerId;
    if (isHandedOver) {
      if (isDone(changed.status))
        return new Problem('conflict', `Case ${before.number} is ${changed.status}. Open it again first.`);
      const answer = yield* work.assign(id, ownerId, by);
      if (answer instanceof Problem) return answer;
    }
    // Handing over, and what a new status brings with it, changes the case again.
    const isFinal = !isHandedOver && changed.status === before.status;
    return isFinal ? changed : ((yield* caseById(id)) ?? changed);
  }

  function* note(id: string, text: string, by: Actor): Work<TimelineItem | Problem> {
    if (!(yield* caseById(id))) return new Problem('notFound', `There is no case ${id}.`);
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

import type { Db, Work } from '../../../engine/runtime/work.ts';
import {
  addCaseNote,
  getCase,
  getCaseTimeline,
  listCases,
  replyToCase,
  updateCase,
  type CaseDetail,
} from '../../contract/cases.ts';
import { Problem } from '../../contract/problem.ts';
import { route, type Route } from '../../http/handler.ts';
import { actorOf } from '../actor.ts';
import type { Customers } from '../customers/index.ts';
import type { Sla } from '../sla/index.ts';
import type { Timeline } from '../timeline/index.ts';
import type { Cases } from './index.ts';
import { say } from '../../contract/say.ts';

export interface CaseViews {
  cases: Cases;
  customers: Customers;
  timeline: Timeline;
  sla: Sla;
}

export function caseRoutes(db: Db, { cases, customers, timeline, sla }: CaseViews): Route[] {
  function* detail(id: string): Work<CaseDetail | Problem> {
    const found = yield* cases.byId(id);
    if (!found) return new Problem('notFound', say('noSuchCase', { id }));
    const { contactId, accountId, previousCaseId } = found;
    const contact = contactId ? yield* customers.byId(contactId) : undefined;
    const account = accountId ? yield* customers.accountById(accountId) : undefined;
    const previous = previousCaseId ? yield* cases.byId(previousCaseId) : undefined;
    return {
      case: found,
      contact: contact ?? null,
      account: account ?? null,
      sla: (yield* sla.ofCase(id)) ?? null,
      ...(yield* cases.namesOf(found)),
      previousCase: previous ? { id: previous.id, number: previous.number } : null,
    };
  }

  return [
    route(listCases, async ({ query, caller }) => {
      const { cursor, limit, mine, owner, ...filter } = query;
      const before = cursor === undefined ? undefined : Number(cursor);
      if (before !== undefined && !Number.isSafeInteger(before))
        return new Problem('invalid', say('wrongCursor'));
      const page = { ...filter, owner: mine ? caller.id : owner, before, limit: limit + 1 };
      const found = await db.read(() => cases.list(page));
      const last = found.length > limit ? found[limit - 1] : undefined;
      return {
        items: found.slice(0, limit).map(({ summary }) => summary),
        next: last ? String(last.sequence) : null,
      };
    }),
    route(getCase, ({ params }) => db.read(() => detail(params.id))),
    route(updateCase, ({ params, body, caller, ifMatch }) =>
      db.write(function* () {
        const updated = yield* cases.update(params.id, body, actorOf(caller), ifMatch);
        return updated instanceof Problem ? updated : yield* detail(updated.id);
      }),
    ),
    route(getCaseTimeline, ({ params, query }) =>
      db.read(function* () {
        if (!(yield* cases.byId(params.id)))
          return new Problem('notFound', say('noSuchCase', { id: params.id }));
        return { items: yield* timeline.read(params.id, query.audience) };
      }),
    ),
    route(replyToCase, async ({ params, body, caller, idempotencyKey }) => {
      const key = idempotencyKey === undefined ? undefined : `${caller.id}:${idempotencyKey}`;
      const answer = await db.write(() => cases.reply(params.id, { ...body, key }, actorOf(caller)));
      return answer instanceof Problem ? answer : { messageId: answer.message.id, case: answer.case };
    }),
    route(addCaseNote, ({ params, body, caller }) =>
      db.write(() => cases.note(params.id, body.text, actorOf(caller))),
    ),
  ];
}

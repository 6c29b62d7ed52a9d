import type { Db, Work } from '../../../engine/runtime/work.ts';
import { Problem } from '../../contract/problem.ts';
import {
  acceptWorkItem,
  completeWorkItem,
  listWorkItems,
  transferWorkItem,
  type WorkItemView,
} from '../../contract/queues.ts';
import { route, type Route } from '../../http/handler.ts';
import { itemViews } from './list-records.ts';
import type { StoredItem } from './records.ts';
import type { WorkItems } from './work.ts';
import { say } from '../../contract/say.ts';

export function workItemRoutes(db: Db, work: WorkItems): Route[] {
  function* viewed(item: StoredItem | Problem, now: number): Work<WorkItemView | Problem> {
    if (item instanceof Problem) return item;
    const [view] = yield* itemViews({ id: item.id, limit: 1, offset: 0 }, now);
    return view ?? new Problem('notFound', say('noSuchWorkItem', { id: item.id }));
  }
  return [
    route(listWorkItems, ({ query, caller, now }) =>
      db.read(function* () {
        const offset = Number.parseInt(query.cursor ?? '0', 10) || 0;
        const items = yield* itemViews(
          {
            agentId: query.mine ? caller.id : undefined,
            queueId: query.queue,
            status: query.status,
            caseId: query.caseId,
            limit: query.limit + 1,
            offset,
          },
          now,
        );
        const more = items.length > query.limit;
        return { items: items.slice(0, query.limit), next: more ? String(offset + query.limit) : null };
      }),
    ),
    route(acceptWorkItem, ({ params, caller, now }) =>
      db.write(function* () {
        return yield* viewed(yield* work.accept(params.id, caller), now);
      }),
    ),
    route(transferWorkItem, ({ params, body, caller, now }) =>
      db.write(function* () {
        return yield* viewed(yield* work.transfer(params.id, body, caller), now);
      }),
    ),
    route(completeWorkItem, ({ params, caller, now }) =>
      db.write(function* () {
        return yield* viewed(yield* work.complete(params.id, caller), now);
      }),
    ),
  ];
}

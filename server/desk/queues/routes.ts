import type { Queue } from '../../../engine/records/people.ts';
import type { Db, Work } from '../../../engine/runtime/work.ts';
import { Problem } from '../../contract/problem.ts';
import {
  createQueue,
  listQueues,
  setQueueMembers,
  updateQueue,
  type QueueView,
} from '../../contract/queues.ts';
import { route, type Route } from '../../http/handler.ts';
import type { Queues } from './queues.ts';

/** What stands in a queue. The routing knows. */
export interface Backlog {
  counts(): Work<ReadonlyMap<string, Pick<QueueView, 'queued' | 'assigned' | 'oldestQueuedAt'>>>;
  /** Members or method changed: gives out what can be given out now. */
  distribute(queueId: string): Work<unknown>;
}

const empty = { queued: 0, assigned: 0, oldestQueuedAt: null };

export function queueRoutes(db: Db, queues: Queues, backlog: Backlog): Route[] {
  function* viewed(result: Queue | Problem): Work<QueueView | Problem> {
    if (result instanceof Problem) return result;
    yield* backlog.distribute(result.id);
    return { ...result, ...((yield* backlog.counts()).get(result.id) ?? empty) };
  }
  return [
    route(listQueues, () =>
      db.read(function* () {
        const counts = yield* backlog.counts();
        const items: QueueView[] = [];
        for (const queue of yield* queues.list())
          items.push({ ...(yield* queues.withMembers(queue)), ...(counts.get(queue.id) ?? empty) });
        return { items };
      }),
    ),
    route(createQueue, ({ body }) =>
      db.write(function* () {
        return yield* viewed(yield* queues.create(body));
      }),
    ),
    route(updateQueue, ({ params, body, ifMatch }) =>
      db.write(function* () {
        return yield* viewed(yield* queues.change(params.id, body, ifMatch));
      }),
    ),
    route(setQueueMembers, ({ params, body }) =>
      db.write(function* () {
        return yield* viewed(yield* queues.setMembers(params.id, body.memberIds));
      }),
    ),
  ];
}

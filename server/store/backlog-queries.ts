import type { Work } from '../../engine/runtime/work.ts';
import { all, one, p, statement } from './query.ts';

const effectBeyond = statement<{ limit: number }>()((db) =>
  db.selectFrom('effects').select('availableAt').orderBy('availableAt').limit(1).offset(p<number>('limit')),
);
const eventBeyond = statement<{ limit: number }>()((db) =>
  db.selectFrom('events').select('id').orderBy('id').limit(1).offset(p<number>('limit')),
);

/** Whether more calls to the outside, or more events, wait than this. Looks no further than the limit. */
export function* isBehind(limit: number): Work<boolean> {
  return (
    (yield* one(effectBeyond, { limit })) !== undefined || (yield* one(eventBeyond, { limit })) !== undefined
  );
}

const runsByStatus = statement<object>()((db) =>
  db
    .selectFrom('runs')
    .select('status')
    .select((row) => row.fn.countAll<number>().as('count'))
    .groupBy('status'),
);
export function* countRuns() {
  const counts = new Map((yield* all(runsByStatus, {})).map(({ status, count }) => [status, Number(count)]));
  const of = (status: string): number => counts.get(status) ?? 0;
  return {
    active: of('active'),
    finished: of('finished'),
    failed: of('failed'),
    cancelled: of('cancelled'),
  };
}

const effectCount = statement<{ limit: number }>()((db) =>
  db
    .selectFrom((rows) =>
      rows.selectFrom('effects').select('availableAt').limit(p<number>('limit')).as('some'),
    )
    .select((row) => row.fn.countAll<number>().as('count')),
);
const eventCount = statement<{ limit: number }>()((db) =>
  db
    .selectFrom((rows) => rows.selectFrom('events').select('id').limit(p<number>('limit')).as('some'))
    .select((row) => row.fn.countAll<number>().as('count')),
);
const oldest = statement<object>()((db) =>
  db
    .selectFrom('effects')
    .select('availableAt')
    .where('leaseOwner', 'is', null)
    .where('availableAt', '>', 0)
    .orderBy('availableAt')
    .limit(1),
);
/** What waits to be worked off, counted no further than a little beyond the limit. */
export function* waiting(limit: number) {
  return {
    effects: Number((yield* one(effectCount, { limit: limit + 1 }))?.count ?? 0),
    events: Number((yield* one(eventCount, { limit: limit + 1 }))?.count ?? 0),
    oldestDueAt: (yield* one(oldest, {}))?.availableAt,
  };
}

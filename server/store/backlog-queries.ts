import type { Work } from '../../engine/runtime/work.ts';
import { one, p, statement } from './query.ts';

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

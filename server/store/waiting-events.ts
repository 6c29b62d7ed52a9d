import type { Work } from '../../engine/runtime/work.ts';
import type { EngineTables } from './engine-tables.ts';
import { all, one, p, statement } from './query.ts';

type EventRow = Omit<EngineTables['events'], 'id'> & { id: number };

const firstEvents = statement<{ limit: number }>()((db) =>
  db.selectFrom('events').selectAll().orderBy('id').limit(p<number>('limit')),
);
const firstNews = statement<{ limit: number }>()((db) =>
  db.selectFrom('events').selectAll().where('flowKey', 'is', null).orderBy('id').limit(p<number>('limit')),
);
const flowAfter = statement<{ after: string }>()((db) =>
  db.selectFrom('events').select('flowKey').where('flowKey', '>', p('after')).orderBy('flowKey').limit(1),
);
const startsOfFlow = statement<{ flowKey: string; limit: number }>()((db) =>
  db
    .selectFrom('events')
    .selectAll()
    .where('flowKey', '=', p('flowKey'))
    .orderBy('id')
    .limit(p<number>('limit')),
);

/** Events as they came; when more wait than are taken at once, in turn. */
export function* waitingEvents(limit: number): Work<EventRow[]> {
  const earliest = yield* all(firstEvents, { limit });
  return earliest.length < limit ? earliest : yield* eventsInTurn(earliest, limit);
}

/** More wait than are taken at once: news and the starts of each flow get an equal part, each in its own order. */
function* eventsInTurn(earliest: EventRow[], limit: number): Work<EventRow[]> {
  const flows: string[] = [];
  for (let after = ''; ;) {
    const flowKey: string | null | undefined = (yield* one(flowAfter, { after }))?.flowKey;
    if (!flowKey) break;
    flows.push(flowKey);
    after = flowKey;
  }
  if (flows.length === 0) return earliest;
  const part = Math.max(1, Math.floor(limit / (flows.length + 1)));
  const chosen = new Map((yield* all(firstNews, { limit: part })).map((row) => [row.id, row]));
  for (const flowKey of flows)
    for (const row of yield* all(startsOfFlow, { flowKey, limit: part })) chosen.set(row.id, row);
  for (const row of earliest) if (chosen.size < limit) chosen.set(row.id, row);
  return [...chosen.values()].sort((a, b) => a.id - b.id);
}

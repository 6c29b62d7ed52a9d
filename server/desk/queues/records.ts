import type { Work } from '../../../engine/runtime/work.ts';
import { textSchema, type Text } from '../../../engine/core/text.ts';
import { queueSchema, type Queue } from '../../../engine/records/people.ts';
import type { Database } from '../../store/database.ts';
import { all, insert, one, p, patch, rowById, run, statement } from '../../store/query.ts';
import { stored } from '../../store/stored-json.ts';
import { say } from '../../contract/say.ts';

export interface Membership {
  queueId: string;
  agentId: string;
}
/** A queue without its members. */
export type QueueSettings = Omit<Queue, 'memberIds'>;

const nameDamaged = () => say('queueNameDamaged');

const mostNames = 1000;
const names = new Map<string, Text>();
/** The same few queues are read with every message: each name is parsed and checked once. */
function nameOf(text: string): Text {
  const known = names.get(text);
  if (known) return known;
  const name = Object.freeze(textSchema.parse(stored(text, nameDamaged)));
  if (names.size >= mostNames) names.clear();
  names.set(text, name);
  return name;
}

const toQueue = (row: Database['queues']): QueueSettings => ({
  ...row,
  name: nameOf(row.name),
  method: queueSchema.shape.method.parse(row.method),
  isFallback: row.isFallback === 1,
});
const toRow = (queue: QueueSettings): Database['queues'] => ({
  ...queue,
  name: JSON.stringify(queue.name),
  isFallback: Number(queue.isFallback),
});

const byId = rowById('queues');
const inOrder = statement<object>()((db) =>
  db.selectFrom('queues').selectAll().orderBy('priority').orderBy('id'),
);
const fallback = statement<object>()((db) =>
  db.selectFrom('queues').selectAll().where('isFallback', '=', 1).orderBy('id').limit(1),
);
const otherFallbacks = statement<{ id: string; now: string }>()((db) =>
  db
    .updateTable('queues')
    .set((row) => ({ isFallback: 0, updatedAt: p<string>('now'), version: row('version', '+', 1) }))
    .where('isFallback', '=', 1)
    .where('id', '!=', p<string>('id')),
);

export function* queueById(id: string): Work<QueueSettings | undefined> {
  const row = yield* one(byId, { id });
  return row && toQueue(row);
}
export function* allQueues(): Work<QueueSettings[]> {
  return (yield* all(inOrder, {})).map(toQueue);
}
export function* fallbackQueue(): Work<QueueSettings | undefined> {
  const row = yield* one(fallback, {});
  return row && toQueue(row);
}
export function* insertQueue(queue: QueueSettings): Work<void> {
  yield* insert('queues', toRow(queue));
}
export function* saveQueue(queue: QueueSettings): Work<void> {
  yield* patch('queues', queue.id, toRow(queue));
}
export function* clearOtherFallbacks(id: string, now: string): Work<void> {
  yield* run(otherFallbacks, { id, now });
}

const everyMembership = statement<object>()((db) =>
  db.selectFrom('queueMembers').select(['queueId', 'agentId']).orderBy('agentId'),
);
const membersOf = statement<{ queueId: string }>()((db) =>
  db
    .selectFrom('queueMembers')
    .select('agentId')
    .where('queueId', '=', p<string>('queueId'))
    .orderBy('agentId'),
);
const queuesOf = statement<{ agentId: string }>()((db) =>
  db
    .selectFrom('queueMembers')
    .innerJoin('queues', 'queues.id', 'queueMembers.queueId')
    .selectAll('queues')
    .where('queueMembers.agentId', '=', p<string>('agentId'))
    .orderBy('queues.priority')
    .orderBy('queues.id'),
);
const removeMember = statement<Membership>()((db) =>
  db
    .deleteFrom('queueMembers')
    .where('queueId', '=', p<string>('queueId'))
    .where('agentId', '=', p<string>('agentId')),
);
const takeTurn = statement<Membership>()((db) =>
  db
    .updateTable('queueMembers')
    .set((row) => ({
      turn: row
        .selectFrom('queueMembers as other')
        .select((other) => other(other.fn.max('other.turn'), '+', 1).as('next'))
        .where('other.queueId', '=', p<string>('queueId')),
    }))
    .where('queueId', '=', p<string>('queueId'))
    .where('agentId', '=', p<string>('agentId')),
);

export function* memberships(): Work<Membership[]> {
  return yield* all(everyMembership, {});
}
export function* memberIds(queueId: string): Work<string[]> {
  return (yield* all(membersOf, { queueId })).map(({ agentId }) => agentId);
}
/** First served first. */
export function* queuesOfAgent(agentId: string): Work<QueueSettings[]> {
  return (yield* all(queuesOf, { agentId })).map(toQueue);
}
export function* addMember(member: Membership): Work<void> {
  yield* insert('queueMembers', member);
  // Who joins stands last in turn, so that joining is no way to be served first.
  yield* run(takeTurn, member);
}
export function* dropMember(member: Membership): Work<void> {
  yield* run(removeMember, member);
}
export function* takeNextTurn(member: Membership): Work<void> {
  yield* run(takeTurn, member);
}

import type { Work } from '../../../engine/runtime/work.ts';
import { workItemSchema, type Case, type WorkItem } from '../../../engine/records/cases.ts';
import { queueSchema } from '../../../engine/records/people.ts';
import type { Database } from '../../store/database.ts';
import { all, insert, one, p, patch, rowById, run, statement } from '../../store/query.ts';
import type { Candidate, Method } from './rules.ts';

/** A work item with how its step wanted it to be handed out. */
export interface StoredItem extends WorkItem {
  method: Method | null;
}
const statusSchema = workItemSchema.shape.status;
const requirementsSchema = workItemSchema.shape.requirements;
const methodSchema = queueSchema.shape.method.nullable();

export function toItem(row: Database['workItems']): StoredItem {
  return {
    ...row,
    status: statusSchema.parse(row.status),
    requirements: row.requirements === '[]' ? [] : requirementsSchema.parse(JSON.parse(row.requirements)),
    method: methodSchema.parse(row.method),
  };
}
const toRow = (item: StoredItem): Database['workItems'] => ({
  ...item,
  requirements: JSON.stringify(item.requirements),
});

const byId = rowById('workItems');
const byCase = statement<{ caseId: string }>()((db) =>
  db.selectFrom('workItems').selectAll().where('caseId', '=', p<string>('caseId')),
);
const heldBy = statement<{ agentId: string }>()((db) =>
  db
    .selectFrom('workItems')
    .selectAll()
    .where('agentId', '=', p<string>('agentId'))
    .where('status', '=', 'assigned')
    .orderBy('enqueuedAt'),
);
const waiting = statement<{ queueId: string; limit: number; offset: number }>()((db) =>
  db
    .selectFrom('workItems')
    .selectAll()
    .where('status', '=', 'queued')
    .where('queueId', '=', p<string>('queueId'))
    .orderBy('score', 'desc')
    .orderBy('enqueuedAt')
    .orderBy('id')
    .limit(p<number>('limit'))
    .offset(p<number>('offset')),
);

export function* itemById(id: string): Work<StoredItem | undefined> {
  const row = yield* one(byId, { id });
  return row && toItem(row);
}
export function* itemOfCase(caseId: string): Work<StoredItem | undefined> {
  const row = yield* one(byCase, { caseId });
  return row && toItem(row);
}
/** A case gets its item together with its first queue: one without a queue need not be asked. */
export function* itemOf({ id, queueId }: Pick<Case, 'id' | 'queueId'>): Work<StoredItem | undefined> {
  return queueId === null ? undefined : yield* itemOfCase(id);
}
export function* itemsOfAgent(agentId: string): Work<StoredItem[]> {
  return (yield* all(heldBy, { agentId })).map(toItem);
}
/** In the order they are served. */
export function* waitingIn(queueId: string, limit: number, offset: number): Work<StoredItem[]> {
  return (yield* all(waiting, { queueId, limit, offset })).map(toItem);
}
export function* insertItem(item: StoredItem): Work<void> {
  yield* insert('workItems', toRow(item));
}
export function* saveItem(item: StoredItem): Work<void> {
  yield* patch('workItems', item.id, toRow(item));
}

const candidatesOf = statement<{ queueId: string }>()((db) =>
  db
    .selectFrom('queueMembers')
    .innerJoin('agents', 'agents.id', 'queueMembers.agentId')
    .select((row) => [
      'agents.id',
      'agents.presence',
      'agents.capacity',
      'agents.idleSince',
      'queueMembers.turn',
      row
        .selectFrom('workItems')
        .select((item) => item.fn.coalesce(item.fn.sum<number>('weight'), item.lit(0)).as('load'))
        .whereRef('workItems.agentId', '=', 'agents.id')
        .where('workItems.status', '=', 'assigned')
        .as('load'),
    ])
    .where('queueMembers.queueId', '=', p<string>('queueId'))
    .where('agents.active', '=', 1)
    .where('agents.role', '!=', 'department'),
);
const skillsOfMembers = statement<{ queueId: string }>()((db) =>
  db
    .selectFrom('queueMembers')
    .innerJoin('agentSkills', 'agentSkills.agentId', 'queueMembers.agentId')
    .select(['agentSkills.agentId', 'agentSkills.skillId', 'agentSkills.level'])
    .where('queueMembers.queueId', '=', p<string>('queueId')),
);
const noSkills: ReadonlyMap<string, number> = new Map();

/** The queue's members with their present load, in one query; skills are read only when they matter. */
export function* candidates(queueId: string, withSkills: boolean): Work<Candidate[]> {
  const rows = yield* all(candidatesOf, { queueId });
  const skills = new Map<string, Map<string, number>>();
  if (withSkills)
    for (const { agentId, skillId, level } of yield* all(skillsOfMembers, { queueId }))
      skills.set(agentId, (skills.get(agentId) ?? new Map<string, number>()).set(skillId, level));
  return rows.map(({ id, presence, capacity, load, idleSince, turn }) => ({
    id,
    // The column holds only what `people` writes into it.
    presence: presence as Candidate['presence'],
    capacity,
    load: load ?? 0,
    idleSince,
    turn,
    skills: skills.get(id) ?? noSkills,
  }));
}

const loadOf = statement<{ agentId: string }>()((db) =>
  db
    .selectFrom('workItems')
    .select((row) => row.fn.sum<number | null>('weight').as('load'))
    .where('agentId', '=', p<string>('agentId'))
    .where('status', '=', 'assigned'),
);
const everyLoad = statement<object>()((db) =>
  db
    .selectFrom('workItems')
    .select((row) => ['agentId', row.fn.sum<number>('weight').as('load')])
    .where('status', '=', 'assigned')
    .groupBy('agentId'),
);
export function* agentLoad(agentId: string): Work<number> {
  return (yield* one(loadOf, { agentId }))?.load ?? 0;
}
export function* agentLoads(): Work<Map<string, number>> {
  const rows = yield* all(everyLoad, {});
  return new Map(rows.flatMap(({ agentId, load }) => (agentId === null ? [] : [[agentId, load] as const])));
}

const touchIdle = statement<{ agentId: string; now: number }>()((db) =>
  db
    .updateTable('agents')
    .set({ idleSince: p<number>('now') })
    .where('id', '=', p<string>('agentId')),
);
/** The agent was just given something, or finished something. */
export function* restartIdle(agentId: string, now: number): Work<void> {
  yield* run(touchIdle, { agentId, now });
}

const countByQueue = statement<object>()((db) =>
  db
    .selectFrom('workItems')
    .select((row) => [
      'queueId',
      'status',
      row.fn.countAll<number>().as('count'),
      row.fn.min('enqueuedAt').as('oldest'),
    ])
    .where('status', 'in', ['queued', 'assigned'])
    .groupBy(['queueId', 'status']),
);
export interface QueueCount {
  queued: number;
  assigned: number;
  oldestQueuedAt: string | null;
}
export function* queueCounts(): Work<Map<string, QueueCount>> {
  const counts = new Map<string, QueueCount>();
  for (const { queueId, status, count, oldest } of yield* all(countByQueue, {})) {
    const entry = counts.get(queueId) ?? { queued: 0, assigned: 0, oldestQueuedAt: null };
    counts.set(
      queueId,
      status === 'queued'
        ? { ...entry, queued: count, oldestQueuedAt: oldest }
        : { ...entry, assigned: count },
    );
  }
  return counts;
}

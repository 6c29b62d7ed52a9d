import type { Queue } from '../../../engine/records/people.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { Problem } from '../../contract/problem.ts';
import type { NewQueue, QueueChange } from '../../contract/queues.ts';
import type { DeskContext } from '../context.ts';
import type { People } from '../people/index.ts';
import {
  addMember,
  allQueues,
  clearOtherFallbacks,
  dropMember,
  fallbackQueue,
  insertQueue,
  memberIds,
  memberships,
  queueById,
  queuesOfAgent,
  saveQueue,
  takeNextTurn,
  type QueueSettings,
} from './records.ts';
import { say } from '../../contract/say.ts';

export const noSuchQueue = (id: string): Problem => new Problem('notFound', say('noSuchQueue', { id }));

/** Queues and who works in them. */
export function createQueues({ clock, publish }: DeskContext, people: Pick<People, 'byId'>) {
  const stamp = (): string => new Date(clock.now()).toISOString();

  function* withMembers(queue: QueueSettings): Work<Queue> {
    return { ...queue, memberIds: yield* memberIds(queue.id) };
  }
  function* create(draft: NewQueue): Work<Queue | Problem> {
    if (yield* queueById(draft.id)) return new Problem('conflict', say('idTaken', { id: draft.id }));
    const now = stamp();
    const queue = { ...draft, createdAt: now, updatedAt: now, version: 1 };
    yield* insertQueue(queue);
    if (queue.isFallback) yield* clearOtherFallbacks(queue.id, now);
    yield* publish('queue', queue.id);
    return yield* withMembers(queue);
  }
  function* change(id: string, set: QueueChange, ifMatch?: number): Work<Queue | Problem> {
    const before = yield* queueById(id);
    if (!before) return noSuchQueue(id);
    if (ifMatch !== undefined && ifMatch !== before.version)
      return new Problem('preconditionFailed', say('queueChanged', { id }));
    if (before.isFallback && set.isFallback === false) return new Problem('conflict', say('fallbackNeeded'));
    const after = { ...before, ...set, updatedAt: stamp(), version: before.version + 1 };
    yield* saveQueue(after);
    if (after.isFallback && !before.isFallback) yield* clearOtherFallbacks(id, after.updatedAt);
    yield* publish('queue', id);
    return yield* withMembers(after);
  }
  function* setMembers(id: string, next: readonly string[]): Work<Queue | Problem> {
    const queue = yield* queueById(id);
    if (!queue) return noSuchQueue(id);
    const before = new Set(yield* memberIds(id));
    const after = new Set(next);
    for (const agentId of after) {
      const agent = before.has(agentId) ? undefined : yield* people.byId(agentId);
      if (!before.has(agentId) && (!agent || agent.role === 'department'))
        return new Problem('invalid', say('cannotWorkInQueue', { person: agentId }));
    }
    for (const agentId of before) if (!after.has(agentId)) yield* dropMember({ queueId: id, agentId });
    for (const agentId of after) if (!before.has(agentId)) yield* addMember({ queueId: id, agentId });
    yield* publish('queue', id);
    return yield* withMembers(queue);
  }

  return {
    byId: queueById,
    list: allQueues,
    fallback: fallbackQueue,
    withMembers,
    memberIds,
    memberships,
    ofAgent: queuesOfAgent,
    takeTurn: takeNextTurn,
    create,
    change,
    setMembers,
  };
}
export type Queues = ReturnType<typeof createQueues>;

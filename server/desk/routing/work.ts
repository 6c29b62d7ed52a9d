import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Case } from '../../../engine/records/cases.ts';
import type { Actor } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { Problem } from '../../contract/problem.ts';
import type { Caller } from '../../http/handler.ts';
import { actorOf, systemActor } from '../actor.ts';
import type { DeskContext } from '../context.ts';
import { noSuchPerson, type People } from '../people/index.ts';
import { noSuchQueue, type Queues } from '../queues/index.ts';
import {
  itemById,
  itemOf,
  itemOfCase,
  itemsOfAgent,
  restartIdle,
  saveItem,
  waitingIn,
  type StoredItem,
} from './records.ts';
import type { RoutedCases, Routing } from './routing.ts';
import { isByPriority, scoreOf, weightOf } from './rules.ts';
import { say } from '../../contract/say.ts';

/** More than this waits for agents to become free one by one. */
const distributedAtOnce = 200;

const noSuchItem = (id: string): Problem => new Problem('notFound', say('noSuchWorkItem', { id }));
const leads = (caller: Caller): boolean => caller.role === 'admin' || caller.role === 'supervisor';

/** What people do with work items, and what follows from it for everybody else's. */
export function createWork(
  { clock, ids, publish }: DeskContext,
  { people, queues, cases }: { people: People; queues: Queues; cases: RoutedCases },
  routing: Routing,
) {
  const stamp = (): string => isoTime(clock.now());

  /** The case is solved, closed or laid down: its units are free, and the agent gets the next item at once. */
  function* completeCase(caseId: string): Work<void> {
    const item = yield* itemOfCase(caseId);
    if (item && item.status !== 'completed') yield* close(item);
  }
  function* close(item: StoredItem): Work<StoredItem> {
    const done: StoredItem = { ...item, status: 'completed', updatedAt: stamp(), version: item.version + 1 };
    yield* saveItem(done);
    yield* publish('queue', item.queueId);
    if (item.agentId !== null) {
      yield* restartIdle(item.agentId, clock.now());
      yield* routing.fill(item.agentId);
    }
    return done;
  }

  /** The case is open again: it weighs on whoever owned it, or waits in its queue once more. */
  function* resumeCase(caseId: string): Work<void> {
    const item = yield* itemOfCase(caseId);
    if (item?.status !== 'completed') return;
    const queue = yield* queues.byId(item.queueId);
    const owner = item.agentId === null ? undefined : yield* people.byId(item.agentId);
    if (!queue) return;
    const again = { ...item, enqueuedAt: stamp() };
    if (owner?.active) yield* routing.giveTo(owner.id, again, queue, systemActor);
    else yield* routing.place({ ...again, agentId: null }, queue, systemActor);
  }

  /** The priority changed: an item that stands in line by priority moves to its new place. */
  function* rescore(subject: Case): Work<void> {
    const item = yield* itemOf(subject);
    if (item?.status !== 'queued' || !isByPriority(item.score)) return;
    yield* saveItem({
      ...item,
      score: scoreOf(subject.priority),
      updatedAt: stamp(),
      version: item.version + 1,
    });
    yield* publish('queue', item.queueId);
  }

  /** To the fallback queue, because nothing and nobody else has taken the case. */
  function* fallBack(caseId: string, by: Actor, queueId?: string): Work<void> {
    const named = queueId === undefined ? undefined : yield* queues.byId(queueId);
    const queue = named ?? (yield* queues.fallback());
    if (queue) yield* routing.route({ caseId, queueId: queue.id, skills: [], match: 'none', by });
  }

  /** The queue's members, settings or method changed: hands out what can be handed out now. */
  function* distribute(queueId: string): Work<void> {
    const queue = yield* queues.byId(queueId);
    if (!queue) return;
    for (const item of yield* waitingIn(queueId, distributedAtOnce, 0)) {
      const { chosen } = yield* routing.pick(item, queue);
      if (chosen) yield* routing.giveTo(chosen.id, item, queue, systemActor);
    }
  }

  /** The agent is gone: what they had goes back to its queue and to whoever is free. */
  function* giveBack(agentId: string): Work<void> {
    for (const item of yield* itemsOfAgent(agentId)) yield* requeue(item, item.queueId, systemActor);
  }
  function* requeue(item: StoredItem, queueId: string, by: Actor): Work<StoredItem | Problem> {
    const queue = yield* queues.byId(queueId);
    if (!queue) return noSuchQueue(queueId);
    const except = item.agentId ?? undefined;
    const placed = yield* routing.place({ ...item, enqueuedAt: stamp() }, queue, by, { except });
    if (except !== undefined) yield* routing.fill(except, item.id);
    return placed.item;
  }

  /** Hands a case to one person, whatever their load: somebody decided it. Null gives it back to its queue. */
  function* handTo(caseId: string, agentId: string | null, by: Actor): Work<StoredItem | Problem> {
    const item = yield* itemOfCase(caseId);
    if (agentId === null)
      return item
        ? yield* requeue(item, item.queueId, by)
        : new Problem('conflict', say('caseInNoQueue', { id: caseId }));
    const agent = yield* people.byId(agentId);
    if (!agent) return noSuchPerson(agentId);
    if (!agent.active || agent.role === 'department')
      return new Problem('conflict', say('takesNoCases', { name: agent.name }));
    const held = item ?? (yield* freshItem(caseId));
    if (held instanceof Problem) return held;
    const queue = yield* queues.byId(held.queueId);
    if (!queue) return noSuchQueue(held.queueId);
    const given = yield* routing.giveTo(agentId, held, queue, by, { isNew: !item });
    if (held.status === 'assigned' && held.agentId !== null && held.agentId !== agentId)
      yield* routing.fill(held.agentId);
    return given;
  }
  function* freshItem(caseId: string): Work<StoredItem | Problem> {
    const subject = yield* cases.byId(caseId);
    if (!subject) return new Problem('notFound', say('noSuchCase', { id: caseId }));
    const queueId = subject.queueId ?? (yield* queues.fallback())?.id;
    if (queueId === undefined) return new Problem('conflict', say('noFallbackQueue'));
    const now = stamp();
    return {
      id: ids.next('work'),
      caseId,
      queueId,
      agentId: null,
      status: 'queued',
      score: scoreOf(subject.priority),
      weight: weightOf(subject.channel),
      requirements: [],
      method: null,
      enqueuedAt: now,
      assignedAt: null,
      createdAt: now,
      updatedAt: now,
      version: 0,
    };
  }

  /** Takes a waiting item. The person chose it, so their capacity does not stand in the way. */
  function* accept(id: string, caller: Caller): Work<StoredItem | Problem> {
    const item = yield* itemById(id);
    if (!item) return noSuchItem(id);
    if (item.status !== 'queued') return new Problem('conflict', say('itemTaken'));
    const queue = yield* queues.byId(item.queueId);
    const agent = yield* people.byId(caller.id);
    if (!queue || !agent) return noSuchPerson(caller.id);
    if (!(yield* queues.memberIds(queue.id)).includes(agent.id))
      return new Problem('forbidden', say('notMember', { queue: queue.id }));
    return yield* routing.giveTo(agent.id, item, queue, actorOf(caller));
  }

  function* transfer(
    id: string,
    to: { queueId: string } | { agentId: string },
    caller: Caller,
  ): Work<StoredItem | Problem> {
    const item = yield* mine(id, caller);
    if (item instanceof Problem) return item;
    return 'queueId' in to
      ? yield* requeue(item, to.queueId, actorOf(caller))
      : yield* handTo(item.caseId, to.agentId, actorOf(caller));
  }
  function* complete(id: string, caller: Caller): Work<StoredItem | Problem> {
    const item = yield* mine(id, caller);
    return item instanceof Problem ? item : yield* close(item);
  }
  /** An open item that the caller may move: their own, or anybody's for those who lead. */
  function* mine(id: string, caller: Caller): Work<StoredItem | Problem> {
    const item = yield* itemById(id);
    if (!item) return noSuchItem(id);
    if (item.status === 'completed') return new Problem('conflict', say('itemDone'));
    if (item.agentId !== caller.id && !leads(caller)) return new Problem('forbidden', say('itemNotYours'));
    return item;
  }

  return {
    completeCase,
    resumeCase,
    rescore,
    fallBack,
    distribute,
    giveBack,
    handTo,
    accept,
    transfer,
    complete,
  };
}
export type WorkItems = ReturnType<typeof createWork>;

import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Reason } from '../../../engine/core/step.ts';
import type { Case } from '../../../engine/records/cases.ts';
import type { Actor, Fault, RouteRequest, RouteResult } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { systemActor } from '../actor.ts';
import { isDone, type Cases } from '../cases/index.ts';
import type { DeskContext } from '../context.ts';
import { fault } from '../fault.ts';
import type { People } from '../people/index.ts';
import type { Queues, QueueSettings } from '../queues/index.ts';
import {
  agentLoad,
  candidates,
  insertItem,
  itemOf,
  restartIdle,
  saveItem,
  waitingIn,
  type StoredItem,
} from './records.ts';
import { choose, missingSkill, scoreOf, weightOf, type Choice, type Method } from './rules.ts';
import { say } from '../../contract/say.ts';
import { caseStatusWords } from '../../contract/sentences/values.ts';

/** What the routing needs of the cases. */
export type RoutedCases = Pick<Cases, 'byId' | 'assign' | 'change' | 'addTimeline'>;

/** Items looked at together when an agent has room. */
const page = 50;

const methodOf = (item: Pick<StoredItem, 'method'>, queue: QueueSettings): Method =>
  item.method ?? queue.method;

/** Puts cases into queues and into the hands of whoever can take them, within the caller's commit. */
export function createRouting(
  { clock, ids, emit, publish }: DeskContext,
  { people, queues, cases }: { people: People; queues: Queues; cases: RoutedCases },
) {
  const stamp = (): string => isoTime(clock.now());

  interface Putting {
    isNew?: boolean;
    /** The case as it is, where the caller has just read it. */
    subject?: Case;
  }
  /** Writes the item as it now stands and tells the case, its timeline and whoever listens. */
  function* put(
    item: StoredItem,
    queue: QueueSettings,
    by: Actor,
    { isNew = false, subject }: Putting,
  ): Work<Case | undefined> {
    const { id: workItemId, agentId, queueId, caseId } = item;
    yield* isNew ? insertItem(item) : saveItem(item);
    const to = { queueId, ownerId: agentId };
    const after = subject ? yield* cases.change(subject, to, systemActor) : yield* cases.assign(caseId, to);
    const place = { queueId, queueName: queue.name };
    if (agentId === null) {
      yield* cases.addTimeline(caseId, { code: 'case.queued', params: place, by });
      yield* emit('case.queued', { caseId, queueId, workItemId });
    } else {
      yield* restartIdle(agentId, clock.now());
      const agentName = (yield* people.byId(agentId))?.name ?? agentId;
      yield* cases.addTimeline(caseId, {
        code: 'case.assigned',
        params: { agentId, agentName, ...place },
        by,
      });
      yield* emit('case.assigned', { caseId, queueId, agentId, workItemId });
    }
    yield* publish('queue', queueId);
    return after;
  }

  interface Picking {
    /** Somebody who is passed over. */
    except?: string;
    /** The item as somebody holds it until now: its units do not stand in their own way. */
    held?: StoredItem;
  }
  /** Who of the queue's members would get the item now. */
  function* pick(item: StoredItem, queue: QueueSettings, { except, held }: Picking = {}): Work<Choice> {
    const members = yield* candidates(queue.id, item.requirements.length > 0);
    const holder = held?.status === 'assigned' ? members.find(({ id }) => id === held.agentId) : undefined;
    if (held && holder) holder.load -= held.weight;
    const asked = except === undefined ? members : members.filter(({ id }) => id !== except);
    return choose(asked, item, methodOf(item, queue));
  }

  interface Placed {
    item: StoredItem;
    case: Case | undefined;
    why: Reason[];
  }
  /** Gives the item to the best of the queue's members, or leaves it waiting there. */
  function* place(
    item: StoredItem,
    queue: QueueSettings,
    by: Actor,
    how: Putting & Picking = {},
  ): Work<Placed> {
    const { chosen, why } = yield* pick(item, queue, how);
    const placed: StoredItem = {
      ...item,
      queueId: queue.id,
      agentId: chosen?.id ?? null,
      status: chosen ? 'assigned' : 'queued',
      assignedAt: chosen ? stamp() : null,
      updatedAt: stamp(),
      version: how.isNew ? 1 : item.version + 1,
    };
    if (chosen && methodOf(item, queue) === 'roundRobin')
      yield* queues.takeTurn({ queueId: queue.id, agentId: chosen.id });
    return { item: placed, case: yield* put(placed, queue, by, how), why };
  }

  function* unknownSkill(request: RouteRequest): Work<Fault | undefined> {
    if (request.match === 'none' || request.skills.length === 0) return undefined;
    const known = new Set((yield* people.skills()).map(({ id }) => id));
    const missing = request.skills.find(({ skill }) => !known.has(skill));
    return missing && fault('UNKNOWN_SKILL', say('skillUnknown', { skill: missing.skill }));
  }

  function* findQueue(id: string): Work<QueueSettings | Fault> {
    const queue = yield* queues.byId(id);
    return queue ?? fault('UNKNOWN_QUEUE', say('queueUnknown', { id }));
  }

  function* route(request: RouteRequest): Work<RouteResult | Fault> {
    const subject = yield* cases.byId(request.caseId);
    if (!subject) return fault('NOT_FOUND', say('caseToRoute', { id: request.caseId }));
    if (isDone(subject.status))
      return fault(
        'CONFLICT',
        say('caseIsDoneRoute', { number: subject.number, status: caseStatusWords(subject.status) }),
      );
    const queue = yield* findQueue(request.queueId);
    if ('fault' in queue) return queue;
    const wrong = yield* unknownSkill(request);
    if (wrong) return wrong;

    const before = yield* itemOf(subject);
    const now = stamp();
    const item: StoredItem = {
      id: before?.id ?? ids.next('work'),
      caseId: subject.id,
      queueId: queue.id,
      agentId: null,
      status: 'queued',
      score: request.score ?? scoreOf(subject.priority),
      weight: weightOf(subject.channel),
      requirements: request.match === 'none' ? [] : request.skills,
      method: request.method ?? null,
      enqueuedAt: before?.status === 'queued' ? before.enqueuedAt : now,
      assignedAt: null,
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
      version: before?.version ?? 1,
    };
    const rule: Reason[] = request.rule ? [{ text: request.rule, result: queue.id }] : [];
    if (before?.status === 'assigned' && before.queueId === queue.id) {
      // Whoever works on it in this queue keeps it: a second message must not move the customer.
      const { agentId, assignedAt } = before;
      yield* saveItem({ ...item, agentId, assignedAt, status: 'assigned', enqueuedAt: before.enqueuedAt });
      return result(before, subject, [...rule, { text: 'agent.keeps', left: agentId }]);
    }
    const placed = yield* place(item, queue, request.by, { isNew: !before, subject, held: before });
    if (before?.status === 'assigned' && before.agentId) yield* fill(before.agentId, item.id);
    return result(placed.item, placed.case ?? subject, [...rule, ...placed.why]);
  }
  const result = (item: StoredItem, subject: Case, why: Reason[]): RouteResult => ({
    status: item.agentId === null ? 'queued' : 'assigned',
    workItemId: item.id,
    queueId: item.queueId,
    agentId: item.agentId,
    case: subject,
    why,
  });

  /** The first waiting item that the agent can take, looking through their queues in order of priority. */
  function* nextFor(
    agentId: string,
    free: number,
    skills: ReadonlyMap<string, number>,
    except: string | undefined,
  ): Work<{ item: StoredItem; queue: QueueSettings } | undefined> {
    for (const queue of yield* queues.ofAgent(agentId)) {
      for (let offset = 0; ; offset += page) {
        const items = yield* waitingIn(queue.id, page, offset);
        const item = items.find(
          ({ id, weight, requirements, method }) =>
            id !== except &&
            weight <= free &&
            methodOf({ method }, queue) !== 'manualPick' &&
            missingSkill(skills, requirements) === undefined,
        );
        if (item) return { item, queue };
        if (items.length < page) break;
      }
    }
    return undefined;
  }

  /** Gives an agent waiting work until they have no room left. `except`: an item they just gave away. */
  function* fill(agentId: string, except?: string): Work<number> {
    const agent = yield* people.byId(agentId);
    if (!agent?.active || agent.presence !== 'available' || agent.role === 'department') return 0;
    let free = agent.capacity - (yield* agentLoad(agentId));
    if (free <= 0) return 0;
    const held = yield* people.heldSkills(agentId);
    const skills = new Map(held.map(({ skillId, level }) => [skillId, level]));
    for (let given = 0; ; given += 1) {
      const next = free > 0 ? yield* nextFor(agentId, free, skills, except) : undefined;
      if (!next) return given;
      yield* giveTo(agentId, next.item, next.queue, systemActor);
      free -= next.item.weight;
    }
  }

  /** Assigns without asking whether it fits: the caller has decided. */
  function* giveTo(
    agentId: string,
    item: StoredItem,
    queue: QueueSettings,
    by: Actor,
    { isNew = false } = {},
  ): Work<StoredItem> {
    const now = stamp();
    const given: StoredItem = {
      ...item,
      agentId,
      status: 'assigned',
      assignedAt: now,
      updatedAt: now,
      version: item.version + 1,
    };
    if (methodOf(item, queue) === 'roundRobin') yield* queues.takeTurn({ queueId: queue.id, agentId });
    yield* put(given, queue, by, { isNew });
    return given;
  }

  return { route, findQueue, pick, place, giveTo, fill };
}
export type Routing = ReturnType<typeof createRouting>;

import type { Reason } from '../../../engine/core/step.ts';
import type { Channel, Priority, WorkItem } from '../../../engine/records/cases.ts';
import type { Agent, Queue } from '../../../engine/records/people.ts';

export type Requirement = WorkItem['requirements'][number];
export type Method = Queue['method'];

/** Somebody who might be given an item, as they are at this moment. */
export interface Candidate {
  id: string;
  presence: Agent['presence'];
  capacity: number;
  /** Units of work they have. */
  load: number;
  /** Epoch ms since when they were given nothing and finished nothing. */
  idleSince: number;
  /** Number of their latest turn in the queue. */
  turn: number;
  skills: ReadonlyMap<string, number>;
}
export interface Demand {
  weight: number;
  requirements: readonly Requirement[];
}

/** Units of work that a case of this channel takes. */
export const weightOf = (channel: Channel): number => (channel === 'chat' ? 3 : 2);

const scores: Record<Priority, number> = { low: 100, normal: 200, high: 300, critical: 400 };
/** The order of service when the flow gives no score of its own. */
export const scoreOf = (priority: Priority): number => scores[priority];
/** Whether an item stands in line by its priority alone. A flow that scores for itself keeps to other numbers. */
export const isByPriority = (score: number): boolean => Object.values(scores).includes(score);

export const freeUnits = ({ capacity, load }: Pick<Candidate, 'capacity' | 'load'>): number =>
  capacity - load;

/** The first required skill that is missing or too low. Additional skills never stand in the way. */
export const missingSkill = (
  skills: ReadonlyMap<string, number>,
  requirements: readonly Requirement[],
): Requirement | undefined =>
  requirements.find(({ skill, minLevel, additional }) => !additional && (skills.get(skill) ?? 0) < minLevel);

/** Why this person cannot take the item now; undefined when they can. */
export function unfit(candidate: Candidate, { weight, requirements }: Demand): Reason | undefined {
  const { id, presence, skills } = candidate;
  if (presence !== 'available')
    return { text: 'agent.notAvailable', left: id, op: 'eq', right: 'available', result: presence };
  const missing = missingSkill(skills, requirements);
  if (missing)
    return {
      text: `agent.lacksSkill.${missing.skill}`,
      left: id,
      op: 'gte',
      right: missing.minLevel,
      result: skills.get(missing.skill) ?? 0,
    };
  const free = freeUnits(candidate);
  if (free < weight) return { text: 'agent.noCapacity', left: id, op: 'gte', right: weight, result: free };
  return undefined;
}

type Order = (a: Candidate, b: Candidate) => number;
const longestIdle: Order = (a, b) => a.idleSince - b.idleSince || (a.id < b.id ? -1 : 1);
/** Who is served first among those who can take the item. Ties go to who has been idle longest. */
const orders: Record<Exclude<Method, 'manualPick'>, Order> = {
  highestCapacity: (a, b) => freeUnits(b) - freeUnits(a) || longestIdle(a, b),
  roundRobin: (a, b) => a.turn - b.turn || longestIdle(a, b),
  longestIdle,
};

export interface Choice {
  chosen: Candidate | null;
  /** One line for each person looked at, the chosen one first. */
  why: Reason[];
}
/** How many of the skills that are only nice to have this person has. */
const extras = ({ skills }: Candidate, requirements: readonly Requirement[]): number =>
  requirements.filter(({ skill, minLevel, additional }) => additional && (skills.get(skill) ?? 0) >= minLevel)
    .length;

/** Who of the queue's members gets the item; nobody when all are busy, away or lack a skill. */
export function choose(candidates: readonly Candidate[], demand: Demand, method: Method): Choice {
  if (method === 'manualPick') return { chosen: null, why: [{ text: 'queue.manualPick', result: 'queued' }] };
  const fit: Candidate[] = [];
  const refused: Reason[] = [];
  for (const candidate of candidates) {
    const reason = unfit(candidate, demand);
    if (reason) refused.push(reason);
    else fit.push(candidate);
  }
  const order = orders[method];
  const [chosen, ...others] = fit.toSorted(
    (a, b) => extras(b, demand.requirements) - extras(a, demand.requirements) || order(a, b),
  );
  if (!chosen) return { chosen: null, why: refused.length > 0 ? refused : [{ text: 'queue.noMembers' }] };
  return {
    chosen,
    why: [
      { text: 'agent.chosen', left: chosen.id, op: method, result: freeUnits(chosen) },
      ...others.map((other) => ({
        text: 'agent.later',
        left: other.id,
        op: method,
        result: freeUnits(other),
      })),
      ...refused,
    ],
  };
}

import type { Agent } from '../../../engine/records/people.ts';
import type { Db, Work } from '../../../engine/runtime/work.ts';
import {
  createAgent,
  getPresence,
  listAgents,
  listSkills,
  saveSkill,
  setAgentSkills,
  setPresence,
  updateAgent,
  type AgentView,
} from '../../contract/people.ts';
import { Problem } from '../../contract/problem.ts';
import { route, type Route } from '../../http/handler.ts';
import { noSuchPerson, type People } from './people.ts';

/** What people have to do with work. The queues and the routing know. */
export interface Workload {
  loads(): Work<ReadonlyMap<string, number>>;
  load(agentId: string): Work<number>;
  memberships(): Work<readonly { queueId: string; agentId: string }[]>;
  /** The person may take more than before: gives them what waits. */
  fill(agentId: string): Work<unknown>;
  /** The person takes no more work at all: what they had goes back to its queue. */
  giveBack(agentId: string): Work<unknown>;
}

export function peopleRoutes(db: Db, people: People, workload: Workload): Route[] {
  function* views(agents: readonly Agent[]): Work<AgentView[]> {
    const [held, loads, memberships] = [
      yield* people.heldSkills(),
      yield* workload.loads(),
      yield* workload.memberships(),
    ];
    return agents.map((agent) => ({
      ...agent,
      skills: held
        .filter(({ agentId }) => agentId === agent.id)
        .map(({ skillId, level }) => ({ skillId, level })),
      queueIds: memberships.filter(({ agentId }) => agentId === agent.id).map(({ queueId }) => queueId),
      load: loads.get(agent.id) ?? 0,
    }));
  }
  function* viewed(result: Agent | Problem): Work<AgentView | Problem> {
    if (result instanceof Problem) return result;
    // One person in, one view out.
    return (yield* views([result]))[0]!;
  }
  function* presenceOf(id: string) {
    const agent = yield* people.byId(id);
    if (!agent) return noSuchPerson(id);
    const { presence, capacity } = agent;
    return { presence, capacity, load: yield* workload.load(id) };
  }

  return [
    route(listAgents, ({ query }) =>
      db.read(function* () {
        const items = yield* views(yield* people.list());
        return {
          items: items
            .filter((agent) => query.role === undefined || agent.role === query.role)
            .filter((agent) => query.queue === undefined || agent.queueIds.includes(query.queue)),
        };
      }),
    ),
    route(createAgent, ({ body }) =>
      db.write(function* () {
        return yield* viewed(yield* people.create(body));
      }),
    ),
    route(updateAgent, ({ params, body, ifMatch }) =>
      db.write(function* () {
        const agent = yield* people.change(params.id, body, ifMatch);
        if (!(agent instanceof Problem)) {
          const takesCases = agent.active && agent.role !== 'department';
          yield* takesCases ? workload.fill(agent.id) : workload.giveBack(agent.id);
        }
        return yield* viewed(agent);
      }),
    ),
    route(setAgentSkills, ({ params, body }) =>
      db.write(function* () {
        const agent = yield* people.setSkills(params.id, body.skills);
        if (!(agent instanceof Problem)) yield* workload.fill(agent.id);
        return yield* viewed(agent);
      }),
    ),
    route(getPresence, ({ caller }) => db.read(() => presenceOf(caller.id))),
    route(setPresence, ({ caller, body }) =>
      db.write(function* () {
        const agent = yield* people.setPresence(caller.id, body.presence);
        if (agent instanceof Problem) return agent;
        yield* workload.fill(agent.id);
        return yield* presenceOf(agent.id);
      }),
    ),
    route(listSkills, () =>
      db.read(function* () {
        return { items: yield* people.skills() };
      }),
    ),
    route(saveSkill, ({ params, body }) => db.write(() => people.saveSkill({ id: params.id, ...body }))),
  ];
}

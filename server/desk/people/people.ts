import type { Work } from '../../../engine/runtime/work.ts';
import type { Agent } from '../../../engine/records/people.ts';
import type { AgentChange, NewAgent } from '../../contract/people.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import {
  activeLeads,
  activeOfDepartment,
  activeWithRole,
  agentByEmail,
  agentById,
  allAgents,
  allSkills,
  heldSkills,
  insertAgent,
  replaceSkills,
  saveAgent,
  savePresence,
  saveSkillRow,
  type HeldSkill,
  type Skill,
} from './records.ts';
import { departmentFault, losesLastAdmin } from './rules.ts';
import { say } from '../../contract/say.ts';

export const noSuchPerson = (id: string): Problem => new Problem('notFound', say('noSuchPerson', { id }));

/** People, their presence and their skills. */
export function createPeople({ clock, publish }: DeskContext) {
  const stamp = (): string => new Date(clock.now()).toISOString();

  function* refusal(agent: Agent): Work<Problem | undefined> {
    const fault = departmentFault(agent.role, agent.department);
    if (fault) return new Problem('invalid', fault);
    const other = yield* agentByEmail(agent.email);
    if (other && other.id !== agent.id)
      return new Problem('conflict', say('addressTaken', { name: other.name, email: agent.email }));
    return undefined;
  }

  function* create(draft: NewAgent): Work<Agent | Problem> {
    if (yield* agentById(draft.id)) return new Problem('conflict', say('idTaken', { id: draft.id }));
    const now = stamp();
    const agent: Agent = {
      ...draft,
      email: draft.email.toLowerCase(),
      presence: 'offline',
      active: true,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    const problem = yield* refusal(agent);
    if (problem) return problem;
    yield* insertAgent(agent, clock.now());
    return agent;
  }

  function* change(id: string, set: AgentChange, ifMatch?: number): Work<Agent | Problem> {
    const before = yield* agentById(id);
    if (!before) return noSuchPerson(id);
    if (ifMatch !== undefined && ifMatch !== before.version)
      return new Problem('preconditionFailed', say('recordChanged', { name: before.name }));
    const after: Agent = { ...before, ...set, updatedAt: stamp(), version: before.version + 1 };
    after.email = after.email.toLowerCase();
    if (!after.active) after.presence = 'offline';
    if (losesLastAdmin(before, after, (yield* activeWithRole('admin')).length))
      return new Problem('conflict', say('lastAdmin', { name: before.name }));
    const problem = yield* refusal(after);
    if (problem) return problem;
    yield* saveAgent(after);
    return after;
  }

  /** Idle time counts from becoming available. */
  function* setPresence(id: string, presence: Agent['presence']): Work<Agent | Problem> {
    const agent = yield* agentById(id);
    if (!agent) return noSuchPerson(id);
    if (agent.presence === presence) return agent;
    yield* savePresence(id, presence, presence === 'available' ? clock.now() : undefined);
    yield* publish('queue', id);
    return { ...agent, presence };
  }

  function* setSkills(id: string, skills: Omit<HeldSkill, 'agentId'>[]): Work<Agent | Problem> {
    const agent = yield* agentById(id);
    if (!agent) return noSuchPerson(id);
    const known = new Set((yield* allSkills()).map((skill) => skill.id));
    const unknown = skills.find(({ skillId }) => !known.has(skillId));
    if (unknown) return new Problem('invalid', say('skillToAdd', { id: unknown.skillId }));
    if (new Set(skills.map(({ skillId }) => skillId)).size < skills.length)
      return new Problem('invalid', say('skillTwice'));
    yield* replaceSkills(id, skills);
    return agent;
  }

  function* saveSkill(skill: Skill): Work<Skill> {
    yield* saveSkillRow(skill);
    return skill;
  }

  return {
    byId: agentById,
    byEmail: agentByEmail,
    list: allAgents,
    /** Active people only. */
    withRole: activeWithRole,
    leads: activeLeads,
    ofDepartment: activeOfDepartment,
    create,
    change,
    setPresence,
    skills: allSkills,
    saveSkill,
    heldSkills,
    setSkills,
  };
}
export type People = ReturnType<typeof createPeople>;

import type { z } from 'zod';
import type { Work } from '../../../engine/runtime/work.ts';
import { agentSchema, skillSchema, type Agent } from '../../../engine/records/people.ts';
import { textSchema } from '../../../engine/core/text.ts';
import type { Database } from '../../store/database.ts';
import { all, insert, one, p, patch, rowById, run, statement } from '../../store/query.ts';

type Row = Database['agents'];
export type Skill = z.infer<typeof skillSchema>;
export interface HeldSkill {
  agentId: string;
  skillId: string;
  level: number;
}

const enums = agentSchema.pick({ role: true, department: true, locale: true, presence: true });
function toAgent(row: Row): Agent {
  const { id, name, email, capacity, createdAt, updatedAt, version } = row;
  return {
    id,
    name,
    email,
    ...enums.parse(row),
    isLead: row.isLead === 1,
    capacity,
    active: row.active === 1,
    createdAt,
    updatedAt,
    version,
  };
}
function toRow(agent: Agent): Omit<Row, 'idleSince'> {
  return { ...agent, isLead: Number(agent.isLead), active: Number(agent.active) };
}
const toSkill = (row: Database['skills']): Skill => ({
  id: row.id,
  name: textSchema.parse(JSON.parse(row.name)),
  kind: skillSchema.shape.kind.parse(row.kind),
});

const byId = rowById('agents');
const byEmail = statement<{ email: string }>()((db) =>
  db.selectFrom('agents').selectAll().where('email', '=', p<string>('email')),
);
const everybody = statement<object>()((db) =>
  db.selectFrom('agents').selectAll().orderBy('name').orderBy('id'),
);
const withRole = statement<{ role: string }>()((db) =>
  db
    .selectFrom('agents')
    .selectAll()
    .where('role', '=', p<string>('role'))
    .where('active', '=', 1)
    .orderBy('id'),
);
const leads = statement<object>()((db) =>
  db.selectFrom('agents').selectAll().where('isLead', '=', 1).where('active', '=', 1).orderBy('id'),
);
const ofDepartment = statement<{ department: string }>()((db) =>
  db
    .selectFrom('agents')
    .selectAll()
    .where('department', '=', p<string>('department'))
    .where('active', '=', 1)
    .orderBy('id'),
);

export function* agentById(id: string): Work<Agent | undefined> {
  const row = yield* one(byId, { id });
  return row && toAgent(row);
}
export function* agentByEmail(email: string): Work<Agent | undefined> {
  const row = yield* one(byEmail, { email: email.toLowerCase() });
  return row && toAgent(row);
}
export function* allAgents(): Work<Agent[]> {
  return (yield* all(everybody, {})).map(toAgent);
}
export function* activeWithRole(role: string): Work<Agent[]> {
  return (yield* all(withRole, { role })).map(toAgent);
}
export function* activeLeads(): Work<Agent[]> {
  return (yield* all(leads, {})).map(toAgent);
}
export function* activeOfDepartment(department: string): Work<Agent[]> {
  return (yield* all(ofDepartment, { department })).map(toAgent);
}
export function* insertAgent(agent: Agent, idleSince: number): Work<void> {
  yield* insert('agents', { ...toRow(agent), idleSince });
}
export function* saveAgent(agent: Agent): Work<void> {
  yield* patch('agents', agent.id, toRow(agent));
}
/** Presence comes and goes; it does not make a new version of the person. */
export function* savePresence(id: string, presence: Agent['presence'], idleSince?: number): Work<void> {
  yield* patch('agents', id, idleSince === undefined ? { presence } : { presence, idleSince });
}

const skills = statement<object>()((db) => db.selectFrom('skills').selectAll().orderBy('id'));
const skillById = rowById('skills');
const held = statement<object>()((db) => db.selectFrom('agentSkills').selectAll().orderBy('skillId'));
const heldBy = statement<{ agentId: string }>()((db) =>
  db.selectFrom('agentSkills').selectAll().where('agentId', '=', p<string>('agentId')).orderBy('skillId'),
);
const dropSkills = statement<{ agentId: string }>()((db) =>
  db.deleteFrom('agentSkills').where('agentId', '=', p<string>('agentId')),
);

export function* allSkills(): Work<Skill[]> {
  return (yield* all(skills, {})).map(toSkill);
}
export function* saveSkillRow({ id, name, kind }: Skill): Work<void> {
  const row = { name: JSON.stringify(name), kind };
  if (yield* one(skillById, { id })) yield* patch('skills', id, row);
  else yield* insert('skills', { id, ...row });
}
export function* heldSkills(agentId?: string): Work<HeldSkill[]> {
  return agentId === undefined ? yield* all(held, {}) : yield* all(heldBy, { agentId });
}
export function* replaceSkills(agentId: string, next: Omit<HeldSkill, 'agentId'>[]): Work<void> {
  yield* run(dropSkills, { agentId });
  for (const { skillId, level } of next) yield* insert('agentSkills', { agentId, skillId, level });
}

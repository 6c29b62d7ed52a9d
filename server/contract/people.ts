import { z } from 'zod';
import { localeSchema, textSchema } from '../../engine/core/text.ts';
import { keySchema } from '../../engine/core/names.ts';
import {
  agentSchema,
  departmentSchema,
  presenceSchema,
  roleSchema,
  skillSchema,
} from '../../engine/records/people.ts';
import { endpoint } from './endpoint.ts';

const tag = 'People';
const admins = ['admin'] as const;
const leaders = ['admin', 'supervisor'] as const;
const staff = ['admin', 'supervisor', 'agent', 'department'] as const;
const agentParams = z.object({ id: keySchema });

const heldSkillSchema = z.object({ skillId: z.string().min(1).max(64), level: z.int().min(1).max(10) });

/** A person with what routing knows of them. `load`: units of work they have now. */
export const agentViewSchema = agentSchema.extend({
  skills: z.array(heldSkillSchema),
  queueIds: z.array(z.string()),
  load: z.int(),
});
export type AgentView = z.infer<typeof agentViewSchema>;

const person = {
  name: z.string().trim().min(1).max(100),
  email: z.email().max(200),
  role: roleSchema.exclude(['integration']),
  isLead: z.boolean(),
  department: departmentSchema.nullable(),
  locale: localeSchema,
  capacity: z.int().min(0).max(100),
};
/** `department` is needed with the role `department` and must be null with all others. */
export const newAgentSchema = z.object({
  id: keySchema,
  name: person.name,
  email: person.email,
  role: person.role,
  isLead: person.isLead.default(false),
  department: person.department.default(null),
  locale: person.locale.default('en'),
  capacity: person.capacity.default(6),
});
export type NewAgent = z.infer<typeof newAgentSchema>;
export const agentChangeSchema = z.object({ ...person, active: z.boolean() }).partial();
export type AgentChange = z.infer<typeof agentChangeSchema>;

export const listAgents = endpoint({
  id: 'listAgents',
  method: 'GET',
  path: '/agents',
  tag,
  who: staff,
  summary: 'List people with their skills, queues and load',
  query: z.object({ role: roleSchema.optional(), queue: z.string().max(64).optional() }),
  result: z.object({ items: z.array(agentViewSchema) }),
});
export const createAgent = endpoint({
  id: 'createAgent',
  method: 'POST',
  path: '/agents',
  tag,
  who: admins,
  summary: 'Add a person',
  description: 'They get in by an invitation link; nobody chooses a password for them.',
  body: newAgentSchema,
  result: agentViewSchema,
  status: 201,
});
export const updateAgent = endpoint({
  id: 'updateAgent',
  method: 'PATCH',
  path: '/agents/:id',
  tag,
  who: admins,
  summary: 'Change a person',
  description: 'The last active admin can neither be deactivated nor given another role (409).',
  params: agentParams,
  body: agentChangeSchema,
  result: agentViewSchema,
  ifMatch: true,
});
export const setAgentSkills = endpoint({
  id: 'setAgentSkills',
  method: 'PUT',
  path: '/agents/:id/skills',
  tag,
  who: leaders,
  summary: "Replace a person's skills",
  params: agentParams,
  body: z.object({ skills: z.array(heldSkillSchema).max(50) }),
  result: agentViewSchema,
});

const presenceBody = z.object({ presence: presenceSchema });
export const getPresence = endpoint({
  id: 'getPresence',
  method: 'GET',
  path: '/agents/me/presence',
  tag,
  who: 'person',
  summary: 'Read my presence',
  result: presenceBody.extend({ capacity: z.int(), load: z.int() }),
});
export const setPresence = endpoint({
  id: 'setPresence',
  method: 'PUT',
  path: '/agents/me/presence',
  tag,
  who: 'person',
  summary: 'Change my presence',
  description: 'Who becomes available is given waiting work at once.',
  body: presenceBody,
  result: presenceBody.extend({ capacity: z.int(), load: z.int() }),
});

export const listSkills = endpoint({
  id: 'listSkills',
  method: 'GET',
  path: '/skills',
  tag,
  who: staff,
  summary: 'List skills',
  result: z.object({ items: z.array(skillSchema) }),
});
export const saveSkill = endpoint({
  id: 'saveSkill',
  method: 'PUT',
  path: '/skills/:id',
  tag,
  who: admins,
  summary: 'Add or rename a skill',
  params: agentParams,
  body: z.object({ name: textSchema, kind: skillSchema.shape.kind }),
  result: skillSchema,
});

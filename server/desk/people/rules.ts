import type { Agent, Department, Role } from '../../../engine/records/people.ts';
import { say } from '../../contract/say.ts';
import type { Said } from '../../../engine/core/sentence.ts';

/** A department member belongs to exactly one department; nobody else to any. */
export function departmentFault(role: Role, department: Department | null): Said | undefined {
  if (role === 'department' && department === null) return say('departmentNeeded');
  if (role !== 'department' && department !== null) return say('departmentNotAllowed');
  return undefined;
}

type Standing = Pick<Agent, 'role' | 'active'>;
const keepsHouse = (agent: Standing): boolean => agent.role === 'admin' && agent.active;

/** Without an active admin nobody could ever let anybody in again. */
export function losesLastAdmin(before: Standing, after: Standing, activeAdmins: number): boolean {
  return keepsHouse(before) && !keepsHouse(after) && activeAdmins <= 1;
}

import type { Agent, Department, Role } from '../../../engine/records/people.ts';

/** A department member belongs to exactly one department; nobody else to any. */
export function departmentFault(role: Role, department: Department | null): string | undefined {
  if (role === 'department' && department === null)
    return 'A member of a department needs the department. Send `department`.';
  if (role !== 'department' && department !== null)
    return 'Only people with the role `department` belong to a department. Send `department: null`.';
  return undefined;
}

type Standing = Pick<Agent, 'role' | 'active'>;
const keepsHouse = (agent: Standing): boolean => agent.role === 'admin' && agent.active;

/** Without an active admin nobody could ever let anybody in again. */
export function losesLastAdmin(before: Standing, after: Standing, activeAdmins: number): boolean {
  return keepsHouse(before) && !keepsHouse(after) && activeAdmins <= 1;
}

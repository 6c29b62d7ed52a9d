export { createPeople, noSuchPerson, type People } from './people.ts';
export { peopleRoutes, type Workload } from './routes.ts';
export type { HeldSkill, Skill } from './records.ts';

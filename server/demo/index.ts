import type { Db, Work } from '../../engine/runtime/work.ts';
import { Problem } from '../contract/problem.ts';
import { systemActor } from '../desk/actor.ts';
import type { DeskParts } from '../desk/desk.ts';
import { demoArticles } from './articles.ts';
import { demoAccounts, demoContacts, demoPersonas } from './customers.ts';
import { demoAgents, demoDepartments, demoSkills, type DemoAgent } from './people.ts';
import { demoHours, demoPolicies, demoQueues, fallbackQueue, generalMembers } from './queues.ts';
import { demoRulesets } from './rulesets.ts';
import { demoTemplates } from './templates.ts';

/**
 * Loads the company of the examples, all at once or not at all. A house that is furnished already is left as it is.
 * Says whether it was loaded.
 */
export const installDemo = (db: Db, desk: DeskParts): Promise<boolean> =>
  db.write(function* () {
    if ((yield* desk.queues.list()).length > 0) return false;
    yield* basics(desk);
    for (const skill of demoSkills) yield* desk.people.saveSkill(skill);
    for (const agent of [...demoAgents, ...demoDepartments]) yield* addPerson(desk, agent);
    yield* addQueues(desk);
    for (const [id, policy] of Object.entries(demoPolicies)) sure(yield* desk.sla.save(id, policy));
    for (const [key, ruleset] of Object.entries(demoRulesets))
      sure(yield* desk.classification.save(key, ruleset));
    for (const [key, template] of Object.entries(demoTemplates))
      sure(yield* desk.notifications.templates.save(key, template));
    for (const article of demoArticles) sure(yield* desk.knowledge.articles.create(article, systemActor));
    yield* addCustomers(desk);
    return true;
  });

/** What even an empty house needs: office hours and one queue where nothing is lost. */
export const installBasics = (db: Db, desk: DeskParts): Promise<boolean> =>
  db.write(function* () {
    if ((yield* desk.queues.list()).length > 0) return false;
    yield* basics(desk);
    return true;
  });

function* basics({ hours, queues }: DeskParts): Work<void> {
  for (const [id, body] of Object.entries(demoHours)) sure(yield* hours.save(id, body));
  sure(yield* queues.create(fallbackQueue));
}

function* addPerson({ people }: DeskParts, { skills, ...draft }: DemoAgent): Work<void> {
  sure(yield* people.create({ ...draft, email: `${draft.id}@kazehana.example` }));
  const held = Object.entries(skills).map(([skillId, level]) => ({ skillId, level }));
  sure(yield* people.setSkills(draft.id, held));
  if (draft.role !== 'department') sure(yield* people.setPresence(draft.id, 'available'));
}
function* addQueues({ queues }: DeskParts): Work<void> {
  for (const { members, ...queue } of demoQueues) {
    sure(yield* queues.create(queue));
    sure(yield* queues.setMembers(queue.id, members));
  }
  sure(yield* queues.setMembers(fallbackQueue.id, generalMembers));
}
function* addCustomers({ customers }: DeskParts): Work<void> {
  for (const [id, account] of Object.entries(demoAccounts)) yield* customers.createAccount(account, id);
  for (const [id, contact] of Object.entries(demoContacts)) sure(yield* customers.create(contact, id));
  for (const { contactId, provider, handle } of demoPersonas)
    yield* customers.linkPersona(contactId, provider, handle);
}

/** The demo is our own data: a refusal is a mistake in it, not something to go on with. */
function sure(result: unknown): void {
  if (result instanceof Problem) throw new Error(`The demo company cannot be loaded: ${result.detail}`);
}

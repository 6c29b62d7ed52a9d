import type { Locale } from '../../../engine/core/text.ts';
import type { Agent, Contact } from '../../../engine/records/people.ts';
import type { Recipient } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Cases } from '../cases/index.ts';
import type { Customers } from '../customers/index.ts';
import type { People } from '../people/index.ts';
import type { Queues } from '../queues/index.ts';

/** Somebody who is to be told, once, however many ways lead to them. */
export type Target =
  | { kind: 'agent'; id: string; email: string; locale: Locale }
  | { kind: 'contact'; id: string; email: string | null; locale: Locale }
  | { kind: 'webhook'; id: string };

export interface RecipientDeps {
  people: Pick<People, 'byId' | 'withRole' | 'leads' | 'ofDepartment' | 'list'>;
  queues: Pick<Queues, 'memberIds'>;
  cases: Pick<Cases, 'byId'>;
  customers: Pick<Customers, 'byId'>;
}

const ofAgent = ({ id, email, locale }: Agent): Target => ({ kind: 'agent', id, email, locale });
const ofContact = ({ id, emails, locale }: Contact): Target => ({
  kind: 'contact',
  id,
  email: emails[0] ?? null,
  locale,
});

/** Who is meant by the recipients of a step, as the desk is staffed now. Nobody is named twice. */
export function createRecipients({ people, queues, cases, customers }: RecipientDeps) {
  function* members(queueId: string): Work<Agent[]> {
    const found: Agent[] = [];
    for (const id of yield* queues.memberIds(queueId)) {
      const agent = yield* people.byId(id);
      if (agent?.active) found.push(agent);
    }
    return found;
  }
  /** Nobody owns a case that still waits: then those who could take it are told. */
  function* owners(caseId: string): Work<Agent[]> {
    const subject = yield* cases.byId(caseId);
    if (!subject) return [];
    const owner = subject.ownerId === null ? undefined : yield* people.byId(subject.ownerId);
    if (owner?.active) return [owner];
    return subject.queueId === null ? [] : yield* members(subject.queueId);
  }
  /** Those of the queue; where it has none of that role, everybody who has it, because somebody must hear. */
  function* inRole(role: 'admin' | 'supervisor' | 'lead' | 'agent', queueId?: string): Work<Agent[]> {
    const everybody = role === 'lead' ? yield* people.leads() : yield* people.withRole(role);
    if (queueId === undefined) return everybody;
    const ids = new Set(yield* queues.memberIds(queueId));
    const ofQueue = everybody.filter(({ id }) => ids.has(id));
    return ofQueue.length > 0 ? ofQueue : everybody;
  }
  function* one(recipient: Recipient): Work<Target[]> {
    if ('owner' in recipient) return (yield* owners(recipient.owner)).map(ofAgent);
    if ('role' in recipient) return (yield* inRole(recipient.role, recipient.queueId)).map(ofAgent);
    if ('queue' in recipient) return (yield* members(recipient.queue)).map(ofAgent);
    if ('department' in recipient) return (yield* people.ofDepartment(recipient.department)).map(ofAgent);
    if ('agent' in recipient) {
      const agent = yield* people.byId(recipient.agent);
      return agent?.active ? [ofAgent(agent)] : [];
    }
    if ('contact' in recipient) {
      const contact = yield* customers.byId(recipient.contact);
      return contact ? [ofContact(contact)] : [];
    }
    return [{ kind: 'webhook', id: recipient.webhook }];
  }

  return function* resolve(recipients: readonly Recipient[]): Work<Target[]> {
    const targets = new Map<string, Target>();
    for (const recipient of recipients)
      for (const target of yield* one(recipient)) targets.set(`${target.kind}:${target.id}`, target);
    return [...targets.values()];
  };
}

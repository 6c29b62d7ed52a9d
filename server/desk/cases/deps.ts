import type { Actor } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Case, Message } from '../../../engine/records/cases.ts';
import type { Conversations } from '../conversations/index.ts';
import type { Customers } from '../customers/index.ts';
import type { Timeline } from '../timeline/index.ts';

/**
 * What cases need of their neighbours. Work and clocks look at cases themselves, so they are given as functions
 * and joined where the desk is put together.
 */
export interface CaseDeps {
  customers: Customers;
  conversations: Conversations;
  timeline: Timeline;
  work: {
    /** The case is done: its owner is free for the next one, in the same commit. */
    complete(caseId: string): Work<void>;
    /** The case is open again after it was done: it counts as work again. */
    resume(caseId: string): Work<void>;
    /** The priority of the case has changed: so may its place in line. */
    rescore(subject: Case): Work<void>;
    /** Gives the case to an agent, or with null back to its queue. Answers a `Problem` where it refuses. */
    assign(caseId: string, agentId: string | null, by: Actor): Work<unknown>;
    /** To the fallback queue: nobody else has claimed it. */
    fallBack(caseId: string, by: Actor): Work<void>;
  };
  sla: {
    /** An agent has answered: the first-response clock has stopped in time, or late. */
    answered(caseId: string): Work<void>;
    /** Nobody waits any more: the case is done without an answer. */
    cancel(caseId: string): Work<void>;
  };
  /** An agent has set fields: what they made of what models had said. */
  judged(caseId: string, changes: Partial<Case>, by: Actor): Work<void>;
  /** Brings an agent's answer to the customer. */
  deliver(message: Message, subject: Case): Work<void>;
}

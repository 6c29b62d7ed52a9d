import type { Message } from '../../engine/records/cases.ts';
import type { Fault } from '../../engine/runtime/desk.ts';
import type { Work } from '../../engine/runtime/work.ts';
import { newMessageSchema, type ReceivedMessage } from '../../server/contract/conversations.ts';
import { Problem } from '../../server/contract/problem.ts';
import { createCases } from '../../server/desk/cases/index.ts';
import { createConversations, createIntake, type Received } from '../../server/desk/conversations/index.ts';
import { createCustomers } from '../../server/desk/customers/index.ts';
import { isFault } from '../../server/desk/fault.ts';
import { createHours } from '../../server/desk/hours/index.ts';
import { createRecords } from '../../server/desk/records/index.ts';
import { createSla } from '../../server/desk/sla/index.ts';
import { createTimeline } from '../../server/desk/timeline/index.ts';
import { openTestDesk } from './store.ts';

export const day = 86_400_000;
export const minute = 60_000;
export const automation = { kind: 'automation', id: 'run_1', name: 'intake' } as const;
export const mori = { kind: 'agent', id: 'mori', name: 'Mori' } as const;

/**
 * Customers, conversations, cases and clocks over a real store. What routing and delivery are asked to do is
 * only written down; the flow that takes a message is the test's own.
 */
export function openCaseDesk() {
  const desk = openTestDesk();
  const { context, store } = desk;
  const asked: string[] = [];
  const delivered: Message[] = [];
  const flow: { take: (message: Message) => Work<ReceivedMessage['runs']> } = {
    *take(message) {
      const opened = yield* cases.openCase({
        messageId: message.id,
        subject: message.text,
        reopenWithinDays: 7,
        by: automation,
      });
      must(opened);
      return [{ id: `run of ${message.id}`, flowKey: 'intake', status: 'finished' }];
    },
  };

  const customers = createCustomers(context);
  const conversations = createConversations(context, customers);
  const timeline = createTimeline(context);
  const hours = createHours(context);
  const sla = createSla(context, { hours, timeline });
  const ask = (text: string) =>
    function* (): Work<void> {
      asked.push(text);
    };
  const cases = createCases(context, {
    customers,
    conversations,
    timeline,
    sla,
    work: {
      complete: (id) => ask(`complete ${id}`)(),
      resume: (id) => ask(`resume ${id}`)(),
      assign: (id, agentId) => ask(`assign ${id} ${agentId}`)(),
      *rescore() {},
      fallBack: (id) => ask(`fallBack ${id}`)(),
    },
    *judged() {},
    *deliver(message) {
      delivered.push(message);
    },
  });
  const intake = createIntake(context, {
    conversations,
    cases,
    startFlows: (message) => flow.take(message),
  });
  const records = createRecords({
    cases,
    customers,
    conversations,
    ticket: { table: 'tickets', fields: new Map(), decode: (row) => row },
    *ticketById() {
      return undefined;
    },
  });

  const write = <T>(work: () => Work<T>): Promise<T> => store.write(work);
  /** Hands in a message; `@miwa_saeki` on X says "Hello" unless told otherwise. */
  async function send(part: object = {}, request?: { key: string; hash: string }): Promise<Received> {
    const input = newMessageSchema.parse({ channel: 'x', handle: '@miwa_saeki', text: 'Hello', ...part });
    return must(await write(() => intake.receive(input, request)));
  }
  return {
    ...desk,
    asked,
    delivered,
    flow,
    customers,
    conversations,
    timeline,
    hours,
    sla,
    cases,
    intake,
    records,
    write,
    send,
    /** Names of the events since the last look. */
    news: () => desk.emitted.splice(0).map(({ name }) => name),
  };
}

/** The result of work that was not to be refused. */
export function must<T>(result: T): Exclude<T, Problem | Fault> {
  if (result instanceof Problem) throw new Error(result.detail);
  if (isFault(result)) throw new Error(result.fault.message);
  // What is left of the union after the two refusals.
  return result as Exclude<T, Problem | Fault>;
}

import type { Work } from '../../engine/runtime/work.ts';
import { newMessageSchema, type NewMessage } from '../../server/contract/conversations.ts';
import { installDemo } from '../../server/demo/index.ts';
import { createDesk } from '../../server/desk/desk.ts';
import type { Outgoing, Sent } from '../../server/desk/notifications/sender.ts';
import type { Caller } from '../../server/http/handler.ts';
import { must } from './case-desk.ts';
import { openTestDesk } from './store.ts';

export const automation = { kind: 'automation', id: 'run_1', name: 'intake' } as const;

/** Says how a try to send ends. Without a script everything arrives. */
export type Script = (outgoing: Outgoing) => Sent | Promise<Sent>;

/** The whole service department of the demo company over a real store. What is sent is written down. */
export async function openHouse() {
  const base = openTestDesk();
  const sent: Outgoing[] = [];
  const reports: unknown[] = [];
  const script: { answer: Script } = { answer: () => ({ ok: true }) };
  const sender = {
    async send(outgoing: Outgoing): Promise<Sent> {
      sent.push(outgoing);
      return script.answer(outgoing);
    },
  };
  const parts = createDesk({
    db: base.store,
    context: base.context,
    *startFlows() {
      return [];
    },
    senders: { email: sender, webhook: sender },
    report: (error) => void reports.push(error),
  });
  const write = <T>(work: () => Work<T>): Promise<T> => base.store.write(work);
  await installDemo(base.store, parts);

  let conversations = 0;
  /** A new case of a customer of its own, in no queue yet. */
  async function openCase(part: Partial<NewMessage> = {}): Promise<string> {
    conversations += 1;
    const input = newMessageSchema.parse({
      channel: 'x',
      handle: `@customer_${conversations}`,
      text: 'Hello',
      ...part,
    });
    return write(function* () {
      const { conversation } = yield* parts.conversations.thread(input);
      const message = yield* parts.conversations.keep(input, conversation, null);
      const request = { messageId: message.id, subject: input.text, reopenWithinDays: 7, by: automation };
      return must(yield* parts.cases.openCase(request)).case.id;
    });
  }
  /** Calls a route of the desk as if the HTTP room had let the caller in. */
  async function call(id: string, caller: Caller, part: object = {}): Promise<unknown> {
    const found = parts.routes.find(({ endpoint }) => endpoint.id === id);
    if (!found) throw new Error(`No route ${id}`);
    const parsed = { params: {}, query: {}, body: {}, ...part };
    const now = base.clock.now();
    return found.handle({
      ...parsed,
      query: found.endpoint.query.parse(parsed.query),
      body: found.endpoint.body.parse(parsed.body),
      caller,
      locale: caller.locale,
      now,
      ip: () => '127.0.0.1',
    });
  }
  return { ...base, ...parts, write, openCase, call, sent, reports, script };
}
export type House = Awaited<ReturnType<typeof openHouse>>;

export const caller = (id: string, part: Partial<Caller> = {}): Caller => ({
  kind: 'person',
  id,
  name: id,
  role: 'agent',
  department: null,
  locale: 'en',
  ...part,
});

import { testCondition } from '../core/expression/expression.ts';
import type { Trigger } from '../core/flow.ts';
import type { RecordRefs } from '../core/run.ts';
import type { Driver, RunRequest } from './driver.ts';
import type { Programs } from './programs.ts';
import type { RunStore } from './run-store.ts';
import type { Started } from './ports.ts';
import type { Db, Work } from './work.ts';

export interface Triggers {
  /** Reads the live flows anew; called at start and whenever one goes live or off. */
  reload(): Promise<void>;
  /** Starts every live flow whose message trigger fits. */
  startForMessage(message: TriggerMessage, conversation: Record<string, unknown>): Work<StartedFlow[]>;
  startForEvent(name: string, payload: Record<string, unknown>): Work<StartedFlow[]>;
  /** Whether a live flow listens to this event. */
  listensTo(name: string): boolean;
}
export type StartedFlow = Started & { flowKey: string };
export interface TriggerMessage extends Record<string, unknown> {
  id: string;
  channel: string;
  conversationId: string;
  caseId: string | null;
}

type Of<T extends Trigger['type']> = Extract<Trigger, { type: T }>;
interface Listening<T extends Trigger['type']> {
  flowKey: string;
  trigger: Of<T>;
}

export function createTriggers(ports: {
  db: Db;
  store: RunStore;
  programs: Programs;
  driver: Driver;
}): Triggers {
  let messages: Listening<'message'>[] = [];
  let events = new Map<string, Listening<'event'>[]>();

  function* startUnless(skip: boolean, request: RunRequest): Work<StartedFlow[]> {
    if (skip) return [];
    const started = yield* ports.driver.start(request);
    return 'refused' in started ? [] : [{ ...started, flowKey: request.flowKey }];
  }

  /** A flow that may run once per record or conversation is not started while such a run is active. */
  function* occupied(flowKey: string, reentry: Of<'message'>['reentry'], refs: RecordRefs): Work<boolean> {
    if (reentry === undefined || reentry === 'always') return false;
    const { caseId, conversationId } = refs;
    if (reentry === 'onePerRecord')
      return caseId !== undefined && (yield* ports.store.hasActiveRun(flowKey, { caseId }));
    if (reentry === 'onePerConversation') {
      return conversationId !== undefined && (yield* ports.store.hasActiveRun(flowKey, { conversationId }));
    }
    return yield* ports.store.hasActiveRun(flowKey, {});
  }

  return {
    async reload() {
      const live = (await ports.db.read(ports.programs.reload)).map(({ flow }) => flow);
      messages = live.flatMap(({ key, trigger }) =>
        trigger.type === 'message' ? [{ flowKey: key, trigger }] : [],
      );
      events = new Map();
      for (const { key, trigger } of live) {
        if (trigger.type !== 'event') continue;
        events.set(trigger.name, [...(events.get(trigger.name) ?? []), { flowKey: key, trigger }]);
      }
    },

    *startForMessage(message, conversation) {
      const started: StartedFlow[] = [];
      const refs = {
        messageId: message.id,
        conversationId: message.conversationId,
        caseId: message.caseId ?? undefined,
      };
      for (const { flowKey, trigger } of messages) {
        if (trigger.channels && !trigger.channels.includes(message.channel)) continue;
        if (trigger.when && !holds(testCondition(trigger.when, { message, conversation }))) continue;
        const skip = yield* occupied(flowKey, trigger.reentry, refs);
        started.push(
          ...(yield* startUnless(skip, { flowKey, refs, records: { message }, trigger: 'message' })),
        );
      }
      return started;
    },

    *startForEvent(name, payload) {
      const started: StartedFlow[] = [];
      const refs = eventRefs(payload);
      for (const { flowKey, trigger } of events.get(name) ?? []) {
        if (trigger.when && !holds(testCondition(trigger.when, { event: payload }))) continue;
        const skip = yield* occupied(flowKey, trigger.reentry, refs);
        started.push(...(yield* startUnless(skip, { flowKey, refs, trigger: `event:${name}`, input: {} })));
      }
      return started;
    },

    listensTo: (name) => events.has(name),
  };
}

/** A trigger whose condition fails does not fire; the check refuses conditions that cannot be evaluated. */
const holds = (tested: ReturnType<typeof testCondition>): boolean => tested.ok && tested.value;

function eventRefs(payload: Record<string, unknown>): RecordRefs {
  const id = (name: string): string | undefined =>
    typeof payload[name] === 'string' ? payload[name] : undefined;
  return {
    caseId: id('caseId'),
    contactId: id('contactId'),
    conversationId: id('conversationId'),
    messageId: id('messageId'),
  };
}

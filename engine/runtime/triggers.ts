import { loopOf, ownRun } from '../core/causes.ts';
import { testCondition } from '../core/expression/expression.ts';
import type { Condition } from '../core/condition.ts';
import type { RecordRefs } from '../core/run.ts';
import type { Trigger, TriggerOf } from '../core/trigger.ts';
import { causesOf } from './causes-of.ts';
import type { Desk } from './desk.ts';
import type { Driver } from './driver.ts';
import type { LiveVersion, Programs } from './programs.ts';
import type { Clock, Started, StartRequest } from './ports.ts';
import { createRecordTriggers, type Asked, type RecordChange } from './record-triggers.ts';
import type { RunStore, StoredEvent } from './run-store.ts';
import type { Db, Work } from './work.ts';

export interface Triggers {
  /** Reads the live flows anew; called at start and whenever one goes live or off. */
  reload(): Promise<void>;
  /** Starts every live flow whose message trigger fits. */
  startForMessage(message: TriggerMessage, conversation: Record<string, unknown>): Work<StartedFlow[]>;
  /** The flows that a change of a record is to start: judged now, while it is known how the record was. */
  askedBy(change: RecordChange): Work<Asked[]>;
  /** The starts that a stored event asks for. */
  wakesOf(event: StoredEvent): Wake[];
  /** Starts the flow, unless it would only go on waking itself. */
  wake(wake: Wake): Work<void>;
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
export interface Wake {
  flowKey: string;
  trigger: string;
  refs: RecordRefs;
  /** The record whose change it is. */
  recordId?: string;
  event: StoredEvent;
}

interface Listening<T extends Trigger['type']> {
  flowKey: string;
  trigger: TriggerOf<T>;
}
export interface TriggersPorts {
  db: Db;
  store: RunStore;
  programs: Programs;
  driver: Driver;
  desk: Desk;
  clock: Clock;
}

export function createTriggers(ports: TriggersPorts): Triggers {
  const { store, clock } = ports;
  const records = createRecordTriggers(ports);
  let messages: Listening<'message'>[] = [];
  let events = new Map<string, Listening<'event'>[]>();
  const now = (): string => new Date(clock.now()).toISOString();

  function* start(request: StartRequest): Work<StartedFlow[]> {
    const started = yield* ports.driver.start(request);
    return 'refused' in started ? [] : [{ ...started, flowKey: request.flowKey }];
  }

  /** A flow is not woken by its own doing on the record it is about, however it is written. */
  function* isEcho({ refs, recordId }: Wake, own: string | undefined): Work<boolean> {
    const run = own === undefined ? undefined : yield* store.loadRun(own);
    if (!run) return false;
    const about = recordId ?? refs.ticketId ?? refs.caseId ?? refs.contactId;
    return about === undefined || Object.values(run.state.data.refs).includes(about);
  }

  function read(programs: readonly LiveVersion[]): void {
    const live = programs.map(({ flow }) => ({ flowKey: flow.key, trigger: flow.trigger }));
    messages = live.flatMap(({ flowKey, trigger }) =>
      trigger.type === 'message' ? [{ flowKey, trigger }] : [],
    );
    events = new Map();
    for (const { flowKey, trigger } of live) {
      if (trigger.type !== 'event') continue;
      events.set(trigger.name, [...(events.get(trigger.name) ?? []), { flowKey, trigger }]);
    }
    records.listen(programs);
  }

  return {
    askedBy: records.askedBy,
    listensTo: (name) => events.has(name),
    async reload() {
      read(await ports.db.read(ports.programs.reload));
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
        if (!holds(trigger.when, { message, conversation, now: now() })) continue;
        started.push(...(yield* start({ flowKey, refs, records: { message }, trigger: 'message' })));
      }
      return started;
    },

    wakesOf(event) {
      if (event.flowKey !== null) return [records.wakeOf(event, event.flowKey)];
      const refs = eventRefs(event.payload);
      return (events.get(event.name) ?? [])
        .filter(({ trigger }) => holds(trigger.when, { event: event.payload, now: now() }))
        .map(({ flowKey }) => ({ flowKey, trigger: `event:${event.name}`, refs, event }));
    },

    *wake(wake) {
      const { flowKey, trigger, refs, recordId, event } = wake;
      const causes =
        event.causeRunId === null ? [] : yield* causesOf(store, event.causeRunId, event.createdAt);
      if (yield* isEcho(wake, ownRun(causes, flowKey))) return;
      const flows = loopOf(causes, flowKey, clock.now());
      const last = causes.at(-1);
      if (flows && last) return yield* ports.desk.stopLoop({ flows, runId: last.run, caseId: refs.caseId });
      yield* start({ flowKey, refs, trigger, origin: { recordId, causes } });
    },
  };
}

/** A trigger whose condition fails does not fire; the check refuses conditions that cannot be evaluated. */
function holds(when: Condition | undefined, scope: Record<string, unknown>): boolean {
  if (when === undefined) return true;
  const tested = testCondition(when, scope);
  return tested.ok && tested.value;
}

function eventRefs(payload: Record<string, unknown>): RecordRefs {
  const id = (name: string): string | undefined =>
    typeof payload[name] === 'string' ? payload[name] : undefined;
  return {
    caseId: id('caseId'),
    contactId: id('contactId'),
    ticketId: id('ticketId'),
    conversationId: id('conversationId'),
    messageId: id('messageId'),
  };
}

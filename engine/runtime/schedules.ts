import { testCondition } from '../core/expression/expression.ts';
import type { Flow } from '../core/flow.ts';
import { narrowing } from '../core/narrowing.ts';
import { refsOfRecord } from '../core/records-in-run.ts';
import { nextDue, type Schedule } from '../core/schedule.ts';
import type { TriggerOf } from '../core/trigger.ts';
import type { Desk } from './desk.ts';
import type { Driver } from './driver.ts';
import type { Clock } from './ports.ts';
import type { Programs } from './programs.ts';
import { readsOf, recordsAround } from './record-triggers.ts';
import type { RunStore } from './run-store.ts';
import type { Work } from './work.ts';

type Data = Record<string, unknown>;
export interface Schedules {
  /** Gives a flow that goes live its one timer, or takes it away: in the commit that makes it live. */
  follow(flow: Flow, version: number): Work<void>;
  /** A flow was taken off. */
  forget(flowKey: string): Work<void>;
  /** At the start: every live schedule has its timer, and no other flow has one. */
  reconcile(live: readonly { flow: Flow; version: number }[]): Work<void>;
  timers: Readonly<Record<'schedule' | 'fanOut', (subject: string, data: Data) => Work<void>>>;
}
export interface SchedulesPorts {
  store: RunStore;
  programs: Programs;
  driver: Driver;
  desk: Desk;
  clock: Clock;
  timerSet(dueAt: number): void;
  report(error: unknown, context: Record<string, unknown>): void;
}

/** Records looked at, and runs started, in one commit: others get their turn between two. */
const pageSize = 100;
const mostStarts = 25;

export const scheduleOf = ({ trigger, settings }: Flow): Schedule | undefined =>
  trigger.type === 'schedule'
    ? { cron: trigger.cron, timezone: trigger.timezone ?? settings.timezone }
    : undefined;

/**
 * Flows that start at set times. A flow has one timer row, which says when it is due next. However long nobody looked,
 * it fires once; what comes next is counted from now.
 */
export function createSchedules(ports: SchedulesPorts): Schedules {
  const { store, programs, clock } = ports;

  function* set(kind: 'schedule' | 'fanOut', subject: string, dueAt: number, data: Data): Work<void> {
    yield* store.setTimer({ id: `${kind}:${subject}`, kind, subject, token: '', dueAt, data });
    yield* store.afterCommit(() => ports.timerSet(dueAt));
  }

  function* follow(flow: Flow, version: number): Work<void> {
    const schedule = scheduleOf(flow);
    if (!schedule) return yield* store.cancelTimer('schedule', flow.key);
    const [known] = yield* store.timersOf('schedule', flow.key);
    const isSame = known?.data.cron === schedule.cron && known.data.timezone === schedule.timezone;
    const last = isSame ? Number(known.data.last) : 0;
    // Never before it was last due; and no later than it should be, in case the clock had once run ahead.
    const fresh = nextDue(schedule, Math.max(clock.now(), last));
    const dueAt = isSame ? Math.min(known.dueAt, fresh ?? Infinity) : fresh;
    if (dueAt === undefined) return yield* store.cancelTimer('schedule', flow.key);
    yield* set('schedule', flow.key, dueAt, { ...schedule, version, dueAt, last });
  }

  /** The next time is set first, so that nothing that goes wrong with this one can end the schedule. */
  function* due(flowKey: string, data: Data): Work<void> {
    const version = Number(data.version);
    const dueAt = Number(data.dueAt);
    const now = clock.now();
    const schedule = { cron: String(data.cron), timezone: String(data.timezone) };
    const next = nextDue(schedule, Math.max(now, dueAt));
    if (next !== undefined) yield* set('schedule', flowKey, next, { ...data, dueAt: next, last: dueAt });
    const program = yield* programs.get(flowKey, version);
    if (program?.flow.trigger.type !== 'schedule') return;
    if (program.flow.trigger.forEach)
      return yield* set('fanOut', `${flowKey}:${dueAt}`, now, { flowKey, version, now, after: '' });
    yield* start({ flowKey, version, refs: {} });
  }

  /** One record's bug must not hold up the others. */
  function* start(about: { flowKey: string; version: number; refs: Data; recordId?: string }): Work<void> {
    const { recordId, ...request } = about;
    const origin = recordId === undefined ? undefined : { recordId, causes: [] };
    const begin = () => ports.driver.start({ ...request, trigger: 'schedule', origin });
    const outcome = yield* store.isolated(begin);
    if (!outcome.ok) ports.report(outcome.error, { trigger: 'schedule', flow: about.flowKey, recordId });
  }

  /** A page of the records a flow is to run for. How far it came is in the same commit as the runs. */
  function* fanOut(subject: string, data: Data): Work<void> {
    const flowKey = String(data.flowKey);
    const version = Number(data.version);
    const program = yield* programs.get(flowKey, version);
    const isLive = programs.live(flowKey) !== undefined;
    if (!isLive || program?.flow.trigger.type !== 'schedule' || !program.flow.trigger.forEach) return;
    const { forEach } = program.flow.trigger;
    const records = yield* page(forEach, Number(data.now), String(data.after));
    const isMet = tester(forEach, program.flow, Number(data.now));
    let after = String(data.after);
    let starts = 0;
    for (const record of records) {
      if (starts === mostStarts) break;
      after = String(record.id);
      if (!(yield* isMet(record))) continue;
      starts++;
      const refs = { ...refsOfRecord(forEach.object, record) };
      yield* start({ flowKey, version, refs, recordId: after });
    }
    if (starts === mostStarts || records.length === pageSize)
      yield* set('fanOut', subject, clock.now(), { ...data, after });
  }

  /** In the order of their ids, which never change; what came after the flow was due is not meant. */
  function* page({ object, when }: ForEach, now: number, after: string): Work<Data[]> {
    const found = yield* ports.desk.findRecords({
      object,
      where: [
        ...narrowing(object, when, now),
        { field: 'createdAt', op: 'lte', value: new Date(now).toISOString() },
        { field: 'id', op: 'gt', value: after },
      ],
      sort: { field: 'id', direction: 'asc' },
      limit: pageSize,
      isCounted: false,
    });
    if ('fault' in found) throw new Error(`A schedule cannot read records: ${found.fault.message}`);
    return found.records;
  }

  function tester({ object, when }: ForEach, flow: Flow, now: number) {
    const reads = readsOf(when);
    const common = {
      now: new Date(now).toISOString(),
      flow: { key: flow.key, timezone: flow.settings.timezone },
    };
    return function* (record: Data): Work<boolean> {
      if (when === undefined) return true;
      const around = yield* recordsAround(ports.desk, object, record, reads);
      const tested = testCondition(when, { ...common, ...around, [object]: record });
      return tested.ok && tested.value;
    };
  }

  return {
    follow,
    forget: (flowKey) => store.cancelTimer('schedule', flowKey),
    *reconcile(live) {
      const keys = new Set(live.map(({ flow }) => flow.key));
      for (const { subject } of yield* store.timersOf('schedule'))
        if (!keys.has(subject)) yield* store.cancelTimer('schedule', subject);
      for (const { flow, version } of live) yield* follow(flow, version);
    },
    timers: { schedule: due, fanOut },
  };
}
type ForEach = NonNullable<TriggerOf<'schedule'>['forEach']>;

import { compileCondition, testCondition } from '../core/expression/expression.ts';
import { isRecord } from '../core/expression/plain.ts';
import { refsOfRecord, refsToRead } from '../core/records-in-run.ts';
import type { RecordRefs } from '../core/run.ts';
import type { LiveRecords } from '../core/step.ts';
import type { ChangeKind, RecordObject, TriggerOf } from '../core/trigger.ts';
import type { Desk } from './desk.ts';
import type { Clock } from './ports.ts';
import type { LiveVersion } from './programs.ts';
import type { StoredEvent } from './run-store.ts';
import type { Wake } from './triggers.ts';
import type { Work } from './work.ts';

type Plain = Readonly<Record<string, unknown>>;
/** A record as it was, if it was there, and as it is. */
export interface RecordChange {
  object: RecordObject;
  before: Plain | null;
  after: Plain;
}
/** A start that a change asks for, to be stored with the change. */
export interface Asked {
  flowKey: string;
  name: string;
  payload: { recordId: string; refs: RecordRefs };
}

interface Watching {
  flowKey: string;
  timezone: string;
  trigger: TriggerOf<'recordChange'>;
  /** The records its condition looks at. */
  reads: ReadonlySet<string>;
}

/** What every change of a record changes: no news of its own. */
const bookkeeping: ReadonlySet<string> = new Set(['updatedAt', 'version']);

/** Which changes of records start which flows. */
export function createRecordTriggers({ desk, clock }: { desk: Desk; clock: Clock }) {
  let watching = new Map<RecordObject, Watching[]>();

  function* meets(watch: Watching, { object, before, after }: RecordChange): Work<boolean> {
    const { when, onlyWhenChangedToMeet } = watch.trigger;
    if (when === undefined) return true;
    const around = yield* recordsAround(desk, object, after, watch.reads);
    const shared = {
      ...around,
      now: new Date(clock.now()).toISOString(),
      flow: { key: watch.flowKey, timezone: watch.timezone },
    };
    const holds = (now: Plain, then: Plain | null): boolean => {
      const tested = testCondition(when, { ...shared, [object]: now, previous: { [object]: then } });
      return tested.ok && tested.value;
    };
    if (!holds(after, before)) return false;
    return !onlyWhenChangedToMeet || before === null || !holds(before, before);
  }

  return {
    listen(programs: readonly LiveVersion[]): void {
      watching = new Map();
      for (const { flow } of programs) {
        const { trigger } = flow;
        if (trigger.type !== 'recordChange') continue;
        const { timezone } = flow.settings;
        const watch = { flowKey: flow.key, timezone, trigger, reads: readsOf(trigger.when) };
        watching.set(trigger.object, [...(watching.get(trigger.object) ?? []), watch]);
      }
    },

    *askedBy(change: RecordChange): Work<Asked[]> {
      const asked: Asked[] = [];
      const { object, before, after } = change;
      const kind: ChangeKind = before === null ? 'create' : 'update';
      const candidates = watching.get(object)?.filter(({ trigger }) => trigger.on.includes(kind)) ?? [];
      if (candidates.length === 0 || (before !== null && !differ(before, after))) return asked;
      const payload = { recordId: String(after.id), refs: refsOfRecord(object, after) };
      for (const watch of candidates)
        if (yield* meets(watch, change))
          asked.push({ flowKey: watch.flowKey, name: `recordChange:${object}`, payload });
      return asked;
    },

    wakeOf(event: StoredEvent, flowKey: string): Wake {
      const { recordId, refs } = event.payload;
      return {
        flowKey,
        trigger: event.name,
        recordId: String(recordId),
        // Written by `askedBy`.
        refs: isRecord(refs) ? (refs as RecordRefs) : {},
        event,
      };
    },
  };
}

/** The records that belong to one, as far as they are looked at. */
export function recordsAround(
  desk: Desk,
  object: RecordObject,
  record: Plain,
  reads: ReadonlySet<string>,
): Work<LiveRecords> {
  return desk.liveRecords(refsToRead(refsOfRecord(object, record), reads, { [object]: record }));
}

export const readsOf = (when: TriggerOf<'recordChange'>['when']): ReadonlySet<string> =>
  new Set(when === undefined ? [] : compileCondition(when).reads.map((path) => path.split('.')[0] ?? ''));

function differ(before: Plain, after: Plain): boolean {
  return Object.keys(after).some(
    (field) => !bookkeeping.has(field) && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
}

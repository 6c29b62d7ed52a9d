import { waitingEvents } from './waiting-events.ts';
import type { RunStore } from '../../engine/runtime/run-store.ts';
import type { Work } from '../../engine/runtime/work.ts';
import type { EngineTables } from './engine-tables.ts';
import { all, builder, dynamic, insert, one, p, run as change, statement, type Statement } from './query.ts';

type RestQueries = Pick<
  RunStore,
  | 'openRest'
  | 'closeVisit'
  | 'setTimer'
  | 'cancelTimer'
  | 'dueTimers'
  | 'deleteTimer'
  | 'nextTimerAt'
  | 'insertEvent'
  | 'nextEvents'
  | 'deleteEvent'
  | 'subscribers'
  | 'awaitedEvents'
>;

/** Stands for "whatever the value": a subscription without a field to match. */
const anyValue = '*';

interface Visit {
  runId: string;
  token: string;
}
const closeTimers = statement<Visit>()((db) =>
  db
    .deleteFrom('timers')
    .where('kind', '=', 'run')
    .where('subject', '=', p('runId'))
    .where('token', '=', p('token')),
);
const closeSubscriptions = statement<Visit>()((db) =>
  db.deleteFrom('subscriptions').where('runId', '=', p('runId')).where('token', '=', p('token')),
);
const closeTasks = statement<Visit>()((db) =>
  db.deleteFrom('tasks').where('runId', '=', p('runId')).where('token', '=', p('token')),
);
const closeEffect = statement<{ id: string }>()((db) => db.deleteFrom('effects').where('id', '=', p('id')));

const cancel = statement<{ kind: string; subject: string }>()((db) =>
  db.deleteFrom('timers').where('kind', '=', p('kind')).where('subject', '=', p('subject')),
);
const due = statement<{ now: number; limit: number }>()((db) =>
  db
    .selectFrom('timers')
    .selectAll()
    .where('dueAt', '<=', p('now'))
    .orderBy('dueAt')
    .orderBy('id')
    .limit(p<number>('limit')),
);
const shareAfter = statement<{ after: string }>()((db) =>
  db
    .selectFrom('timers')
    .select((row) => row.fn.min('share').as('share'))
    .where('share', '>', p('after')),
);
const dueOfShare = statement<{ share: string; now: number; limit: number }>()((db) =>
  db
    .selectFrom('timers')
    .selectAll()
    .where('share', '=', p('share'))
    .where('dueAt', '<=', p('now'))
    .orderBy('dueAt')
    .limit(p<number>('limit')),
);
const removeTimer = statement<{ id: string }>()((db) => db.deleteFrom('timers').where('id', '=', p('id')));
const nextTimer = statement<object>()((db) =>
  db.selectFrom('timers').select((sum) => sum.fn.min('dueAt').as('at')),
);

const removeEvent = statement<{ id: number }>()((db) => db.deleteFrom('events').where('id', '=', p('id')));

/** The next name in the index: a look per name, where `distinct` would go through every subscription. */
const eventAfter = statement<{ after: string }>()((db) =>
  db
    .selectFrom('subscriptions')
    .select((row) => row.fn.min('event').as('event'))
    .where('event', '>', p('after')),
);
const subscribersByCount = new Map<number, Statement<object, Visit>>();
/** One statement per number of values, since SQL has no list parameter that all databases share. */
function subscribersOf(count: number): Statement<object, Visit> {
  const known = subscribersByCount.get(count);
  if (known) return known;
  const slots = Array.from({ length: count }, (_, index) => p<string>(`value${index}`));
  const query = builder
    .selectFrom('subscriptions')
    .select(['runId', 'token'])
    .distinct()
    .where('event', '=', p<string>('event'))
    .where('matchValue', 'in', [p<string>('any'), ...slots]);
  const written = dynamic(query);
  subscribersByCount.set(count, written);
  return written;
}

type TimerRow = EngineTables['timers'];
/** More is due than is taken at once: each flow gets an equal part, and the earliest of all fill up what is left. */
function* inTurn(earliest: TimerRow[], now: number, limit: number): Work<TimerRow[]> {
  const shares: string[] = [];
  for (let after = ''; ;) {
    const share: string | undefined = (yield* one(shareAfter, { after }))?.share;
    if (!share) break;
    if (yield* one(dueOfShare, { share, now, limit: 1 })) shares.push(share);
    after = share;
  }
  const part = Math.max(1, Math.floor(limit / shares.length));
  const chosen = new Map<string, TimerRow>();
  for (const share of shares)
    for (const row of yield* all(dueOfShare, { share, now, limit: part })) chosen.set(row.id, row);
  for (const row of earliest) if (chosen.size < limit) chosen.set(row.id, row);
  return [...chosen.values()].sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
}

/** One damaged row must not hold up those behind it. */
function readPayload(text: string): { payload: Record<string, unknown>; isDamaged?: boolean } {
  try {
    // Written below, from a payload.
    return { payload: JSON.parse(text) as Record<string, unknown> };
  } catch {
    return { payload: {}, isDamaged: true };
  }
}

export const restQueries: RestQueries = {
  *openRest(run, token, stepId, rest, ids) {
    const visit = { runId: run.id, token };
    const id = `${run.id}:${token}`;
    if (rest.expiresAt !== undefined) {
      yield* insert('timers', {
        id,
        kind: 'run',
        subject: run.id,
        token,
        dueAt: rest.expiresAt,
        data: '{}',
        share: run.flowKey,
      });
    }
    for (const [index, { name, match }] of (rest.events ?? []).entries()) {
      const [field = '', value = anyValue] = Object.entries(match)[0] ?? [];
      yield* insert('subscriptions', {
        id: `${id}:${index}`,
        ...visit,
        event: name,
        matchField: field,
        matchValue: value,
      });
    }
    if (rest.form) {
      const caseId = run.state.data.refs.caseId ?? null;
      const createdAt = run.startedAt;
      yield* insert('tasks', {
        id: ids.task,
        ...visit,
        stepId,
        caseId,
        form: JSON.stringify(rest.form),
        createdAt,
        assigneeId: null,
        approvers: rest.approvers ? JSON.stringify(rest.approvers) : null,
      });
    }
  },
  *closeVisit(runId, token) {
    // A visit is outside or at rest, never both.
    if ((yield* change(closeEffect, { id: `${runId}:${token}` })) > 0) return;
    yield* change(closeTimers, { runId, token });
    yield* change(closeSubscriptions, { runId, token });
    yield* change(closeTasks, { runId, token });
  },
  *setTimer(timer) {
    yield* change(cancel, { kind: timer.kind, subject: timer.subject });
    yield* insert('timers', { ...timer, data: JSON.stringify(timer.data), share: timer.kind });
  },
  *cancelTimer(kind, subject) {
    yield* change(cancel, { kind, subject });
  },
  *dueTimers(now, limit) {
    const earliest = yield* all(due, { now, limit });
    const rows = earliest.length < limit ? earliest : yield* inTurn(earliest, now, limit);
    return rows.map(({ share: _share, ...row }) => ({
      ...row,
      data: readPayload(row.data).payload,
    }));
  },
  *deleteTimer(id) {
    return (yield* change(removeTimer, { id })) > 0;
  },
  *nextTimerAt() {
    return (yield* one(nextTimer, {}))?.at ?? undefined;
  },
  *insertEvent(name, payload, now, { causeRunId = null, flowKey = null } = {}) {
    const row = { name, payload: JSON.stringify(payload), createdAt: now, causeRunId, flowKey };
    yield* insert('events', row);
  },
  *nextEvents(limit) {
    const rows = yield* waitingEvents(limit);
    return rows.map((row) => ({ ...row, ...readPayload(row.payload) }));
  },
  *deleteEvent(id) {
    return (yield* change(removeEvent, { id })) > 0;
  },
  *awaitedEvents() {
    const names: string[] = [];
    for (let after = ''; ;) {
      const name: string | undefined = (yield* one(eventAfter, { after }))?.event ?? undefined;
      if (name === undefined) return names;
      names.push(name);
      after = name;
    }
  },
  *subscribers(event, values) {
    const params = Object.fromEntries(values.map((value, index) => [`value${index}`, value]));
    return yield* all(subscribersOf(values.length), { event, any: anyValue, ...params });
  },
};

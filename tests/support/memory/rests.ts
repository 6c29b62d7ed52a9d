import type { RunStore } from '../../../engine/runtime/run-store.ts';
import type { MemoryTables } from './tables.ts';

type Rests = Pick<
  RunStore,
  'openRest' | 'closeVisit' | 'insertEvent' | 'nextEvents' | 'deleteEvent' | 'awaitedEvents' | 'subscribers'
>;
/** Stands for "whatever the value": a subscription without a field to match. */
const anyValue = '*';
/** As many as a rest may have, and more. */
const mostEvents = 20;

/** What a resting step waits for, and the events that come. */
export function restsAndEvents(tables: MemoryTables): Rests {
  const { runs, effects, timers, subscriptions, tasks, events } = tables;
  let lastEvent = 0;
  return {
    *openRest(run, token, stepId, rest) {
      if (!runs.get(run.id)) throw new Error(`FOREIGN KEY constraint failed: no run ${run.id}.`);
      const visit = { runId: run.id, token };
      const id = `${run.id}:${token}`;
      if (rest.expiresAt !== undefined)
        timers.insert(id, {
          id,
          kind: 'run',
          subject: run.id,
          token,
          dueAt: rest.expiresAt,
          data: '{}',
          share: run.flowKey,
        });
      for (const [index, { name, match }] of (rest.events ?? []).entries()) {
        const [, matchValue = anyValue] = Object.entries(match)[0] ?? [];
        subscriptions.insert(`${id}:${index}`, { ...visit, event: name, matchValue });
      }
      if (rest.form) tasks.insert(id, { ...visit, stepId, form: JSON.stringify(rest.form) });
    },
    *closeVisit(runId, token) {
      const id = `${runId}:${token}`;
      timers.remove(id);
      for (let index = 0; index < mostEvents && subscriptions.remove(`${id}:${index}`); index++) continue;
      tasks.remove(id);
      effects.remove(id);
    },
    *insertEvent(name, payload, createdAt, { causeRunId = null, flowKey = null } = {}) {
      const id = ++lastEvent;
      const text = JSON.stringify(payload);
      events.insert(String(id), { id, name, payload: text, causeRunId, flowKey, createdAt });
    },
    *nextEvents(limit) {
      if (events.size === 0) return [];
      const first = events
        .all()
        .sort((a, b) => a.id - b.id)
        .slice(0, limit);
      return first.map((row) => ({ ...row, payload: JSON.parse(row.payload) as Record<string, unknown> }));
    },
    *deleteEvent(id) {
      return events.remove(String(id));
    },
    *awaitedEvents() {
      return [...new Set(subscriptions.all().map(({ event }) => event))];
    },
    *subscribers(name, values) {
      const found = new Map<string, { runId: string; token: string }>();
      for (const { runId, token, event, matchValue } of subscriptions.values()) {
        if (event !== name || (matchValue !== anyValue && !values.includes(matchValue))) continue;
        found.set(`${runId}:${token}`, { runId, token });
      }
      return [...found.values()];
    },
  };
}

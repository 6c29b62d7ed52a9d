import type { RunStore } from '../../../engine/runtime/run-store.ts';
import type { EventRow, MemoryTables } from './tables.ts';
import { atOnce } from './at-once.ts';

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
    openRest: (run, token, stepId, rest) =>
      atOnce(() => {
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
      }),
    closeVisit: (runId, token) =>
      atOnce(() => {
        const id = `${runId}:${token}`;
        timers.remove(id);
        for (let index = 0; index < mostEvents && subscriptions.remove(`${id}:${index}`); index++) continue;
        tasks.remove(id);
        effects.remove(id);
      }),
    insertEvent: (name, payload, createdAt, { causeRunId = null, flowKey = null } = {}) =>
      atOnce(() => {
        const id = ++lastEvent;
        const text = JSON.stringify(payload);
        events.insert(String(id), { id, name, payload: text, causeRunId, flowKey, createdAt });
      }),
    nextEvents: (limit) =>
      atOnce(() => {
        if (events.size === 0) return [];
        const waiting = events.all().sort((a, b) => a.id - b.id);
        const taken = waiting.length > limit ? inTurn(waiting, limit) : waiting;
        return taken.map((row) => ({ ...row, payload: JSON.parse(row.payload) as Record<string, unknown> }));
      }),
    deleteEvent: (id) => atOnce(() => events.remove(String(id))),
    awaitedEvents: () =>
      atOnce(() => {
        return [...new Set(subscriptions.all().map(({ event }) => event))];
      }),
    subscribers: (name, values) =>
      atOnce(() => {
        const found = new Map<string, { runId: string; token: string }>();
        for (const { runId, token, event, matchValue } of subscriptions.values()) {
          if (event !== name || (matchValue !== anyValue && !values.includes(matchValue))) continue;
          found.set(`${runId}:${token}`, { runId, token });
        }
        return [...found.values()];
      }),
  };
}

/** More wait than are taken at once: news and the starts of each flow get an equal part, each in its own order. */
function inTurn(waiting: readonly EventRow[], limit: number): EventRow[] {
  const lines = new Map<string | null, EventRow[]>([[null, []]]);
  for (const row of waiting) lines.set(row.flowKey, [...(lines.get(row.flowKey) ?? []), row]);
  const part = Math.max(1, Math.floor(limit / lines.size));
  const chosen = new Set([...lines.values()].flatMap((line) => line.slice(0, part)));
  for (const row of waiting.slice(0, limit)) if (chosen.size < limit) chosen.add(row);
  return [...chosen].sort((a, b) => a.id - b.id);
}

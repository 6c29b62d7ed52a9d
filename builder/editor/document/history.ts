import type { Flow } from '../../../engine/browser.ts';
import { apply } from './apply.ts';
import type { Command, CommandName } from './command.ts';

/** One thing that can be undone. `visit` is set while later changes of the same field join it. */
export interface Entry {
  name: CommandName;
  before: Flow;
  after: Flow;
  visit?: string;
}
/** The document and what led to it. Documents share all that did not change, so keeping many costs little. */
export interface History {
  present: Flow;
  done: readonly Entry[];
  undone: readonly Entry[];
}
export const maxEntries = 500;

export const startHistory = (flow: Flow): History => ({ present: flow, done: [], undone: [] });

/** Applies a command. Changes with the same `visit` in a row are one entry: one undo per visit to a field. */
export function perform(history: History, command: Command, visit?: string): History {
  const after = apply(history.present, command);
  if (after === history.present) return history;
  const last = history.done.at(-1);
  const joins = visit !== undefined && last?.visit === visit;
  const entry: Entry = {
    name: command.type,
    before: joins ? last.before : history.present,
    after,
    ...(visit === undefined ? {} : { visit }),
  };
  const done = [...(joins ? history.done.slice(0, -1) : history.done), entry].slice(-maxEntries);
  return { present: after, done, undone: [] };
}

export function undo(history: History): History {
  const entry = history.done.at(-1);
  if (!entry) return history;
  return { present: entry.before, done: history.done.slice(0, -1), undone: [...history.undone, entry] };
}

/** A redone entry is closed: what is typed afterwards is an entry of its own. */
export function redo(history: History): History {
  const entry = history.undone.at(-1);
  if (!entry) return history;
  const { visit: _closed, ...closed } = entry;
  return { present: entry.after, done: [...history.done, closed], undone: history.undone.slice(0, -1) };
}

import type { Flow } from '../../../engine/browser.ts';
import {
  dueAt,
  isDirty,
  saveStep,
  startSaving,
  statusOf,
  type SaveEvent,
  type SaveState,
  type SaveStatus,
} from './save-state.ts';

export type SaveAnswer =
  { ok: true; revision: number } | { ok: false; kind: 'offline' | 'failed' | 'conflict' };

/** What the saver needs of the world. */
export interface SaverWorld {
  now(): number;
  send(document: Flow, revision: number): Promise<SaveAnswer>;
  /** Keeps the document on this device; `undefined` once there is nothing left to keep. */
  keep(unsaved: { document: Flow; revision: number; at: number } | undefined): void;
}
export interface Saver {
  edited(document: Flow): void;
  /** Sends at once and answers when the server has it, or has refused. */
  flush(): Promise<SaveStatus>;
  retry(): void;
  adopt(document: Flow, revision: number): void;
  state(): SaveState;
  subscribe(listener: () => void): () => void;
  stop(): void;
}

/** Drives the save state: the only place where saving meets time and network. */
export function createSaver(document: Flow, revision: number, world: SaverWorld): Saver {
  let state = startSaving(document, revision);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  const happen = (event: SaveEvent) => {
    state = saveStep(state, event);
    for (const listener of listeners) listener();
    clearTimeout(timer);
    const due = dueAt(state);
    if (due !== undefined) timer = setTimeout(send, Math.max(0, due - world.now()));
  };
  const send = () => {
    clearTimeout(timer);
    const { latest, revision: base } = state;
    happen({ type: 'sent', document: latest });
    underWay = world.send(latest, base).then((answer) => {
      const now = world.now();
      happen(
        answer.ok
          ? { type: 'saved', revision: answer.revision, now }
          : { type: 'refused', kind: answer.kind, now },
      );
      if (!isDirty(state)) world.keep(undefined);
    });
  };
  const keep = () => {
    const { latest, revision: base } = state;
    world.keep(isDirty(state) ? { document: latest, revision: base, at: world.now() } : undefined);
  };

  return {
    edited(next) {
      happen({ type: 'edited', document: next, now: world.now() });
      keep();
    },
    async flush() {
      await underWay;
      if (state.edited && state.trouble?.kind !== 'conflict') send();
      await underWay;
      return statusOf(state);
    },
    retry: () => happen({ type: 'retry', now: world.now() }),
    adopt(next, base) {
      happen({ type: 'adopted', document: next, revision: base, now: world.now() });
      world.keep(undefined);
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => clearTimeout(timer),
  };
}

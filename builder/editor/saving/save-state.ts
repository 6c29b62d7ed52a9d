import type { Flow } from '../../../engine/browser.ts';

/** How the draft on screen stands to the one the server keeps. Pure: the clock comes in as an argument. */
export interface SaveState {
  /** Revision of the server's draft, the `If-Match` of the next save. */
  revision: number;
  stored: Flow;
  latest: Flow;
  sending?: Flow;
  /** First and last edit that have not been sent, epoch milliseconds. */
  edited?: { first: number; last: number };
  trouble?: { kind: 'offline' | 'failed'; tries: number; retryAt: number } | { kind: 'conflict' };
  savedAt?: number;
}
export type SaveEvent =
  | { type: 'edited'; document: Flow; now: number }
  | { type: 'sent'; document: Flow }
  | { type: 'saved'; revision: number; now: number }
  | { type: 'refused'; kind: 'offline' | 'failed' | 'conflict'; now: number }
  | { type: 'retry'; now: number }
  | { type: 'adopted'; document: Flow; revision: number; now: number };
export type SaveStatus = 'saved' | 'saving' | 'offline' | 'failed' | 'conflict';

/** A pause this long in editing, or editing for this long, sends the draft. */
export const pauseMs = 800;
export const patienceMs = 3000;
const firstRetryMs = 1000;
const lastRetryMs = 30_000;

export const startSaving = (document: Flow, revision: number): SaveState => ({
  revision,
  stored: document,
  latest: document,
});

export function saveStep(state: SaveState, event: SaveEvent): SaveState {
  switch (event.type) {
    case 'edited': {
      const edited = { first: state.edited?.first ?? event.now, last: event.now };
      return settled({ ...state, latest: event.document, edited });
    }
    case 'sent': {
      const { edited: _sent, ...rest } = state;
      return { ...rest, sending: event.document };
    }
    case 'saved': {
      const { sending, trouble: _over, ...rest } = state;
      const stored = sending ?? state.stored;
      return settled({ ...rest, stored, revision: event.revision, savedAt: event.now });
    }
    case 'refused':
      return refused(state, event.kind, event.now);
    case 'retry':
      return state.trouble && 'retryAt' in state.trouble
        ? { ...state, trouble: { ...state.trouble, retryAt: event.now } }
        : state;
    case 'adopted':
      return { ...startSaving(event.document, event.revision), savedAt: event.now };
    default:
      return event satisfies never;
  }
}

function refused(state: SaveState, kind: 'offline' | 'failed' | 'conflict', now: number): SaveState {
  const { sending: _lost, ...rest } = state;
  const edited = state.edited ?? { first: now, last: now };
  if (kind === 'conflict') return { ...rest, edited, trouble: { kind } };
  const tries = (state.trouble && 'tries' in state.trouble ? state.trouble.tries : 0) + 1;
  const wait = Math.min(firstRetryMs * 2 ** (tries - 1), lastRetryMs);
  return { ...rest, edited, trouble: { kind, tries, retryAt: now + wait } };
}

/** Undone to what the server has: there is nothing to send. */
function settled(state: SaveState): SaveState {
  if (state.latest !== state.stored || state.sending) return state;
  const { edited: _none, ...rest } = state;
  return rest;
}

/** When the draft is to be sent; undefined while there is nothing to send or it may not be sent. */
export function dueAt({ edited, sending, trouble }: SaveState): number | undefined {
  if (!edited || sending || trouble?.kind === 'conflict') return undefined;
  const due = Math.min(edited.last + pauseMs, edited.first + patienceMs);
  return trouble ? Math.max(due, trouble.retryAt) : due;
}

export function statusOf({ edited, sending, trouble }: SaveState): SaveStatus {
  if (trouble) return trouble.kind;
  return edited || sending ? 'saving' : 'saved';
}
export const isDirty = ({ edited, sending }: SaveState): boolean =>
  edited !== undefined || sending !== undefined;

import type { Cause } from '../core/causes.ts';
import type { HistoryEntry, Move, RunState } from '../core/run.ts';
import type { Rest, StepError } from '../core/step.ts';
import type { Text } from '../core/text.ts';
import type { Work } from './work.ts';

/** A run as it is kept: its state, and what is looked up without reading the state. */
export interface StoredRun {
  id: string;
  flowId: string;
  flowKey: string;
  flowVersion: number;
  trigger: string;
  state: RunState;
  startedAt: string;
  /** Grows with every move; the sequence of its history rows. */
  revision: number;
  parent: { runId: string; token: string; depth: number } | null;
  caller: string | null;
  idempotencyKey: string | null;
  requestHash: string | null;
  /** The run of which this one repeats a part, and from which step. */
  rerun: { of: string; stepId: string } | null;
}

export interface PendingEffect {
  id: string;
  runId: string;
  token: string;
  stepId: string;
  stepType: string;
  config: unknown;
  /** Tries so far. */
  attempts: number;
  /** Whose turn it takes: its flow's key. */
  share: string;
}
/** An effect in somebody's hands. Owner and end together name the lease: no two leases of an effect share both. */
export interface LeasedEffect extends PendingEffect {
  leaseOwner: string;
  leaseUntil: number;
}
export interface DueTimer {
  id: string;
  kind: string;
  subject: string;
  token: string;
  data: Record<string, unknown>;
  dueAt: number;
}
export interface StoredEvent {
  id: number;
  name: string;
  payload: Record<string, unknown>;
  /** The run that did what is told. */
  causeRunId: string | null;
  /** Set when it is a start of this flow, and no news for others. */
  flowKey: string | null;
  createdAt: number;
  /** What it carried cannot be read any more. */
  isDamaged?: boolean;
}
/** Why a run was started: about which record, and what led to it. */
export interface RunOrigin {
  recordId?: string;
  causes: Cause[];
}

/** One of these at most. */
export interface RunSubject {
  caseId?: string;
  conversationId?: string;
  recordId?: string;
}

/** What is known of a run that was failed without reading its state. */
export interface SetAsideRun {
  flowKey: string;
  flowTitle: Text;
  stepId: string;
  caseId?: string;
  parent: StoredRun['parent'];
}

/** What the runtime keeps, one query per method. All of it runs inside the caller's commit. */
export interface RunStore {
  insertRun(run: StoredRun, now: string): Work<void>;
  /** Writes a run's next state. Its revision must be the stored one plus one. */
  saveRun(run: StoredRun, now: string): Work<void>;
  /** Throws `Unreadable` when the run is damaged. */
  loadRun(id: string): Work<StoredRun | undefined>;
  isAtRevision(id: string, revision: number): Work<boolean>;
  /** Fails an active run by its columns alone, and closes all that it waited for. Undefined when it is not active. */
  setAside(id: string, now: number, error: StepError): Work<SetAsideRun | undefined>;
  findByIdempotencyKey(caller: string, key: string): Work<StoredRun | undefined>;
  /** Whether this flow has an active run about this case, conversation or other record; about anything if none is given. */
  hasActiveRun(flowKey: string, about: RunSubject): Work<boolean>;
  keepOrigin(runId: string, flowKey: string, origin: RunOrigin): Work<void>;
  originOf(runId: string): Work<RunOrigin | undefined>;
  /** Keeps one move: what went in, and what came of it line by line. */
  appendHistory(runId: string, sequence: number, move: Move, entries: HistoryEntry[]): Work<void>;

  /** Remembers what a resting step waits for: its timer, its events, its screen. */
  openRest(run: StoredRun, token: string, stepId: string, rest: Rest, ids: { task: string }): Work<void>;
  /** Forgets everything a visit left: timer, subscriptions, screen, effect. */
  closeVisit(runId: string, token: string): Work<void>;

  insertEffect(effect: PendingEffect & { leaseUntil: number; leaseOwner: string | null }): Work<void>;
  /** Takes due effects whose lease has run out, under a new lease; share by share in turn when there are too many. */
  claimEffects(now: number, leaseUntil: number, owner: string, limit: number): Work<LeasedEffect[]>;
  /** Whether this lease still stands. False: it has been taken over, or the effect is gone. */
  holdsEffect(effect: LeasedEffect): Work<boolean>;
  /** Puts a failed try off. */
  postponeEffect(id: string, attempts: number, nextAttemptAt: number): Work<void>;
  /** After a restart nobody holds a lease. */
  releaseEffects(): Work<number>;
  nextEffectAt(): Work<number | undefined>;

  setTimer(timer: DueTimer): Work<void>;
  cancelTimer(kind: string, subject: string): Work<void>;
  timersOf(kind: string, subject?: string): Work<DueTimer[]>;
  /** The earliest; when there are more, every flow that has some is given a part. */
  dueTimers(now: number, limit: number): Work<DueTimer[]>;
  /** False: somebody else has handled it. */
  deleteTimer(id: string): Work<boolean>;
  nextTimerAt(): Work<number | undefined>;

  insertEvent(
    name: string,
    payload: Record<string, unknown>,
    now: number,
    why?: { causeRunId?: string; flowKey?: string },
  ): Work<void>;
  /** In order; when there are more, news and the starts of each flow are given a part. */
  nextEvents(limit: number): Work<StoredEvent[]>;
  /** False: somebody else has handled it. */
  deleteEvent(id: number): Work<boolean>;
  /** Every event that some run rests on. */
  awaitedEvents(): Work<string[]>;
  /** Runs that rest on this event with these values. Narrowed by one field; the core looks at the rest. */
  subscribers(event: string, values: readonly string[]): Work<{ runId: string; token: string }[]>;

  /** Runs the work so that a throw undoes it alone. */
  isolated<T>(work: () => Work<T>): Work<{ ok: true; value: T } | { ok: false; error: unknown }>;
  afterCommit(callback: () => void): Work<void>;
}

/** The values of an event's payload that a subscription may be narrowed by. */
export const textValues = (payload: Readonly<Record<string, unknown>>): string[] =>
  Object.values(payload).filter((value): value is string => typeof value === 'string');

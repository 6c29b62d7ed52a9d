import type { Issue } from './issue.ts';
import type { LiveRecords, Reason, Rest, Settled, Signal, StepError, StepResult } from './step.ts';

/** `<stepId>.<visit>`: names one visit to a step, so that a late or double answer is recognised. */
export type Token = string;
export const runStatuses = ['active', 'finished', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** Where a run stands, one per parallel branch. */
export interface Position {
  token: Token;
  stepId: string;
  /** `record` and `effect` are answered by the runtime itself; the rest by people, events and clocks. */
  waitingFor: 'record' | 'effect' | Rest['waitingFor'];
  rest?: Rest;
  /** The step's config as it was rendered on entering. */
  config?: unknown;
  warnings?: string[] | undefined;
  /** Tries that failed and are to be repeated. */
  attempts?: number | undefined;
}

/** The whole truth of a run: plain JSON, and its round trip never changes the future. */
export interface RunState {
  status: RunStatus;
  /** Value of the XState snapshot: which steps are entered, in which branches. */
  value: unknown;
  positions: Position[];
  visits: Record<string, number>;
  /** Step executions since the last rest. */
  executions: number;
  data: RunData;
  /** The loops under way: their lists, as they were on entry, and the item each is at. */
  loops?: Record<string, LoopProgress> | undefined;
  /** Characters of JSON that its data holds, at most: what was replaced is taken off only when the limit is near. */
  size?: number | undefined;
  /** What the other branches were at when the run failed: taken up with it when people repair it. */
  interrupted?: Position[] | undefined;
  /** Signals that came before their step waited. */
  inbox: Signal[];
  outcome?: string;
  error?: StepError & { stepId: string };
}
export interface LoopProgress {
  items: readonly unknown[];
  index: number;
  /** What was used of the step budget when it began. */
  before?: number;
  /** Whether it has taken a breath since. */
  hasRested?: boolean;
}
export interface RunData {
  input: Record<string, unknown>;
  vars: Record<string, unknown>;
  steps: Record<string, unknown>;
  /** Ids of the live records; the records themselves are read afresh whenever the run moves on. */
  refs: RecordRefs;
  error?: StepError & { stepId: string };
  outputs?: Record<string, unknown>;
  user?: Record<string, unknown>;
}
export interface RecordRefs {
  caseId?: string;
  contactId?: string;
  accountId?: string;
  ticketId?: string;
  messageId?: string;
  conversationId?: string;
}

/** What the runtime knows at the moment a run moves on. The core has no clock and reads no records itself. */
export interface Moment {
  now: number;
  records: LiveRecords;
  run: { id: string; number?: number };
}

export type RunEvent =
  | { type: 'completed'; token: Token; result: Settled | { rest: Rest } }
  | { type: 'signalled'; token?: Token; signal: Signal }
  | { type: 'cancelled'; reason: string; by?: Person }
  | Repair;

/** Who did something by hand. */
export interface Person {
  id: string;
  name: string;
}
/** What people do to a run that has gone wrong. Each leaves a line that says who and why. */
export type Repair = { reason?: string; by?: Person } & (
  | /** Takes a failed run up again at the step that failed. */
    { type: 'retried' }
    /** Ends a failed or waiting step in its place, by this outcome and with what it would have given. */
  | { type: 'skipped'; stepId: string; outcome: string; output?: unknown }
  /** Leaves wherever the run stands, and enters this step. */
  | { type: 'moved'; to: string }
);

/** How a run begins. */
export interface RunStart {
  input: Record<string, unknown>;
  /** The declared variables' first values: `readInput`. */
  vars: Record<string, unknown>;
  refs: RecordRefs;
  user?: Record<string, unknown>;
  /** A run anew from a step of another one, with what that run had got so far. */
  rerun?: {
    of: string;
    stepId: string;
    vars: Record<string, unknown>;
    steps: Record<string, unknown>;
    loops?: RunState['loops'];
    reason: string;
    by?: Person;
  };
}

/** All that went into one move of a run. A run's moves, in order, rebuild each of its states: see `replay.ts`. */
export interface Move {
  now: number;
  event: ({ type: 'started' } & RunStart) | RunEvent;
  /** The live records it saw. */
  records: LiveRecords;
  /** What its record steps returned, in the order in which they were carried out. */
  results: StepResult[];
}

/** Work for the runtime, as data. `execute` carries the config already rendered. */
export type Effect =
  | { type: 'record'; token: Token; stepId: string; stepType: string; config: unknown }
  | { type: 'act'; token: Token; stepId: string; stepType: string; config: unknown }
  /** An act step is tried again: its effect waits until then. */
  | { type: 'postpone'; token: Token; stepId: string; attempts: number; dueAt: number }
  | { type: 'rest'; token: Token; stepId: string; rest: Rest }
  | { type: 'cancelRun'; token: Token; stepId: string; runId: string }
  | { type: 'close'; token: Token; stepId: string };

/** One line of what happened, with the why: one per step execution. */
export interface HistoryEntry {
  stepId: string;
  token: Token;
  /** `repaired`: somebody stepped in; `outcome` says how, `output` who and why. */
  kind: 'settled' | 'rested' | 'retrying' | 'failed' | 'cancelled' | 'started' | 'ended' | 'repaired';
  outcome?: string;
  /** Next step, where there is one. */
  to?: string;
  /** The config as it was rendered. Left out where it has no templates: then it is what the version says. */
  input?: unknown;
  output?: unknown;
  why?: Reason[];
  warnings?: string[];
  error?: StepError;
}

export interface Transition {
  state: RunState;
  effects: Effect[];
  history: HistoryEntry[];
}
export type Refusal = { refused: 'finished' | 'stale' | 'notAwaited' | 'invalid'; issues?: Issue[] };

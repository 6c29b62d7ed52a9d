import type { z } from 'zod';
import type { Condition } from './condition.ts';
import type { Form } from './form.ts';
import type { Issue } from './issue.ts';
import type { Department } from '../records/people.ts';
import type { Worded } from './sentence.ts';
import type { Text } from './text.ts';

/** The palette's groups. */
export type Category = 'intake' | 'logic' | 'routing' | 'people' | 'communication' | 'knowledge' | 'data';

/** One way a step can end. `error` outcomes are taken by failures only. */
export interface Outcome {
  id: string;
  label: Text;
  kind: 'done' | 'branch' | 'timeout' | 'error';
  /** The step itself never ends in it: it only leads on those outcomes that have no wire of their own. */
  fallback?: boolean;
  /** Needs a wire of its own: `done` does not stand in for it. */
  own?: boolean;
}

/** `code` is stable. `sentence` and `params` say in any language what `message` says in English. */
export interface StepError extends Worded {
  code: string;
  retryable?: boolean;
}

/** One line of a receipt: what was looked at, what it was compared with, and what came of it. */
export interface Reason {
  text: string;
  left?: unknown;
  op?: string;
  right?: unknown;
  result?: unknown;
}

/** How a step ended. `records` replaces live records in the run's scope; `vars` sets declared variables. */
export interface Settled<Output = unknown> {
  outcome: string;
  output?: Output;
  vars?: Record<string, unknown>;
  records?: LiveRecords;
  why?: Reason[];
  error?: StepError;
}

/** People who may decide: who they are is asked when they do. */
export type Approver =
  | { role: 'admin' | 'supervisor' | 'lead' | 'agent'; queueId?: string }
  | { queue: string }
  | { department: Department }
  | { agent: string };

/** What a resting step waits for. The first of signal and expiry decides; the other is void. */
export interface Rest {
  waitingFor: 'screen' | 'event' | 'timer' | 'run' | 'delivery' | 'retry' | 'approval';
  /** The events that move it, each with the payload fields that must be equal. The first that comes decides. */
  events?: { name: string; match: Record<string, string> }[];
  /** Epoch milliseconds at which the step's `receive` gets a `timeout` signal. */
  expiresAt?: number;
  /** Where `expiresAt` is only when to look again: the end of the wait, null for none. */
  limit?: number | null;
  /** The run it started and waits for; it is cancelled when this visit is given up. */
  childRunId?: string;
  /** The form a person fills in. */
  form?: Form;
  /** Only they may answer. */
  approvers?: Approver[];
  /** Returned so far, readable as `steps.<id>` while it waits. */
  output?: unknown;
  records?: LiveRecords;
  why?: Reason[];
}
export type StepResult<Output = unknown> = Settled<Output> | { rest: Rest };

/** What moves a resting step. A `timeout` comes from the clock, the rest from people and systems. */
export type Signal =
  | { type: 'answer'; values: Record<string, unknown>; by?: string }
  | { type: 'cancelScreen'; by?: string }
  | { type: 'decided'; decision: 'approved' | 'rejected'; comment: string; by: string; byName: string }
  | { type: 'event'; name: string; payload: Record<string, unknown> }
  | { type: 'timeout' };

/** The live records a run is about, as they are when it moves on. */
export interface LiveRecords {
  case?: Record<string, unknown> | null;
  contact?: Record<string, unknown> | null;
  account?: Record<string, unknown> | null;
  ticket?: Record<string, unknown> | null;
  message?: Record<string, unknown> | null;
  conversation?: Record<string, unknown> | null;
}

/** What a pure step may look at. */
export interface StepView {
  now: number;
  scope: Readonly<Record<string, unknown>>;
  test(condition: Condition): Tested;
}
export type Tested = { ok: true; value: boolean; why: Reason[] } | { ok: false; error: StepError };

/** What every step type says of itself. Browser-safe: the builder draws palette and form from it. */
export interface StepInfo<Config> {
  type: string;
  /** Version of the config's shape; raise it together with a migration. */
  version: number;
  category: Category;
  title: Text;
  summary: Text;
  /** Name of a lucide icon, kebab-case. */
  icon: string;
  /** Parses to `Config`; declared loosely so that definitions of all types fit in one list. */
  config: z.ZodType;
  /** Parses to `Output`. */
  output: z.ZodType;
  /** Config keys whose templates keep the type of what they read; templates of all others become text. */
  values?: readonly (keyof Config & string)[];
  /** The outcomes a step with this config can end in, in the order they are drawn. */
  outcomes(config: Config): Outcome[];
  /** A config that passes the schema: what a new step starts with, and the documentation's example. */
  example: unknown;
  /** Leaves nothing behind, so that it may be carried out again unasked. */
  harmless?: true;
  migrations?: Record<number, (config: unknown) => unknown>;
}

/** Pure: settles within the transition. */
export interface DecideStep<Config, Output> extends StepInfo<Config> {
  kind: 'decide';
  decide(config: Config, view: StepView): Settled<Output>;
}
/** Works on our own records inside the run's commit, so exactly once. May rest afterwards. */
export interface RecordStep<Config, Output> extends StepInfo<Config> {
  kind: 'record';
  /** Whether it can fail in a way that passes by itself, so that trying again may help. Most cannot. */
  mayPass?(config: Config): boolean;
  receive?(config: Config, signal: Signal, view: StepView & { output: unknown }): Settled<Output> | undefined;
  /** The condition it waits for: looked at after every move of the run, and when time may have changed it. */
  awaits?(config: Config): Condition | undefined;
}
/** Leaves the building: at least once, from the outbox, always with the same idempotency key. */
export interface ActStep<Config> extends StepInfo<Config> {
  kind: 'act';
  retry: RetryPolicy;
}
/** Rests until a person, an event or a clock moves it. */
export interface WaitStep<Config, Output> extends StepInfo<Config> {
  kind: 'wait';
  begin(config: Config, view: StepView): StepResult<Output>;
  /** `undefined`: the signal is not for this step. Issues: the data is refused and the step goes on waiting. */
  receive(
    config: Config,
    signal: Signal,
    view: StepView & { output: unknown },
  ): Settled<Output> | { issues: Issue[] } | undefined;
}
/** Runs branches side by side; the core joins them. */
export interface ParallelStep<Config> extends StepInfo<Config> {
  kind: 'parallel';
  branches(config: Config): { keys: string[]; join: 'all' | 'any' };
}
/** Repeats its body, the steps behind `each`, once per item. The body ends where it leads back to the step. */
export interface LoopStep<Config> extends StepInfo<Config> {
  kind: 'loop';
  /** The list to go through, as it is on entry. */
  items(config: Config): { items: readonly unknown[] } | { error: StepError };
}
/** Ends its path. In the flow's own path it ends the run with outputs. */
export interface EndStep<Config> extends StepInfo<Config> {
  kind: 'end';
  end(config: Config, view: StepView): { outcome: string; outputs?: Record<string, unknown> };
}

export interface RetryPolicy {
  /** Further tries after the first. */
  times: number;
  /** Seconds before the first further try; doubles each time. */
  backoffSec: number;
}

export type StepDefinition<Config, Output> =
  | DecideStep<Config, Output>
  | RecordStep<Config, Output>
  | ActStep<Config>
  | WaitStep<Config, Output>
  | ParallelStep<Config>
  | LoopStep<Config>
  | EndStep<Config>;

/** A definition whose config type is known only to itself. Configs are parsed before they reach it. */
export type AnyStep = StepDefinition<never, unknown>;

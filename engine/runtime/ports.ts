import type { Locale } from '../core/text.ts';
import type { Issue } from '../core/issue.ts';
import type { Condition } from '../core/condition.ts';
import type { LiveRecords, Settled, StepError, StepResult, Tested } from '../core/step.ts';
import type { RecordRefs, RunStatus } from '../core/run.ts';
import type { RunOrigin } from './run-store.ts';
import type { Desk } from './desk.ts';
import type { Work } from './work.ts';
import type { Worded } from '../core/sentence.ts';

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once, at or after `at`. Only wakes a worker early; what is due is decided by stored rows. */
  wake(at: number, callback: () => void): { cancel(): void };
}

export interface Ids {
  /** `case_…`: sorts by creation, never repeats. */
  next(prefix: string): string;
}

/** What a step's executor is told of the run that calls it. */
export interface StepCall {
  runId: string;
  flowKey: string;
  stepId: string;
  token: string;
  /** The same for every repeat of this visit; passed on to whatever is called outside. */
  idempotencyKey: string;
  now: number;
  timezone: string;
  refs: RecordRefs;
  depth: number;
  user?: { id: string; name: string };
  locale: Locale;
  /** Tests a condition of the config against what the run knows on entry to the step. */
  test(condition: Condition): Tested;
  /** Whether time alone, or another branch of the run, may change what a condition says. */
  mayChange(condition: Condition): boolean;
}

export interface StartRequest {
  flowKey: string;
  version?: number;
  input?: Record<string, unknown>;
  refs?: RecordRefs;
  /** Records of `refs` that the caller has just read or written; they are not read again. */
  records?: LiveRecords;
  trigger: string;
  parent?: { runId: string; token: string; depth: number };
  /** How it came to be, for a run that no person and no program asked for. */
  origin?: RunOrigin;
  user?: { id: string; name: string };
}

/** A run as it stands when it first rests or ends. `outcome` and `outputs` are there once it has finished. */
export interface Started {
  runId: string;
  status: RunStatus;
  outcome?: string;
  outputs?: Record<string, unknown>;
  error?: StepError;
}
/**
 * Starting runs from inside other work; used by triggers and by the subflow step. A run with a parent emits
 * `run.finished` { runId, status, outcome, outputs, error } when it ends.
 */
export interface Runs {
  start(request: StartRequest): Work<Started | { refused: string; issues?: Issue[] }>;
}

/** What a record step may use inside the commit. */
export interface RecordServices {
  desk: Desk;
  runs: Runs;
}
export type RecordExecutor<Config, Output> = (
  services: RecordServices,
  config: Config,
  call: StepCall,
) => Work<StepResult<Output>>;

export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
}
export type HttpFault = 'BAD_ANSWER' | 'HOST_NOT_ALLOWED' | 'TIMEOUT' | 'TOO_LARGE' | 'UNREACHABLE';
export type HttpReply =
  | { ok: true; status: number; headers: Record<string, string>; body: string }
  | ({ ok: false; code: HttpFault } & Worded);

/** What an act step may use. Nothing here touches our own records. */
export interface ActServices {
  http(request: HttpRequest): Promise<HttpReply>;
}
export type ActExecutor<Config, Output> = (
  services: ActServices,
  config: Config,
  call: StepCall,
) => Promise<Settled<Output>>;

import type { TraceEntry } from '../../server/contract/runs.ts';

export type AttemptStatus = 'done' | 'failed' | 'waiting' | 'cancelled';

/** One visit to a step, with all its trace lines folded into one. Times are epoch milliseconds. */
export interface Attempt {
  /** `<stepId>.<visit>`: the same name the engine gives the visit. */
  key: string;
  stepId: string;
  visit: number;
  startedAt: number;
  /** Null while the step still waits. */
  endedAt: number | null;
  status: AttemptStatus;
  outcome: string | null;
  to: string | null;
  input: unknown;
  output: unknown;
  why: TraceEntry['why'];
  warnings: string[];
  error: TraceEntry['error'];
}

/**
 * The visits of a run in the order they began. A visit begins where its first line stands or, for a step that
 * settled at once, at that line; it ends with its last line unless that line says it rests.
 */
export function attemptsOf(trace: readonly TraceEntry[]): Attempt[] {
  const attempts = new Map<string, Attempt>();
  for (const entry of trace) {
    const key = `${entry.stepId}.${entry.visit}`;
    const known = attempts.get(key);
    attempts.set(key, known ? followed(known, entry) : begun(key, entry));
  }
  return [...attempts.values()].toSorted((a, b) => a.startedAt - b.startedAt);
}

function begun(key: string, entry: TraceEntry): Attempt {
  const at = Date.parse(entry.at);
  return {
    key,
    stepId: entry.stepId,
    visit: entry.visit,
    startedAt: at,
    endedAt: isOpen(entry) ? null : at,
    status: statusOf(entry),
    outcome: entry.outcome,
    to: entry.to,
    input: entry.input,
    output: entry.output,
    why: entry.why,
    warnings: entry.warnings,
    error: entry.error,
  };
}

/** A later line has the last word; what it leaves out stays as the earlier line said it. */
function followed(attempt: Attempt, entry: TraceEntry): Attempt {
  return {
    ...attempt,
    endedAt: isOpen(entry) ? null : Date.parse(entry.at),
    status: statusOf(entry),
    outcome: entry.outcome ?? attempt.outcome,
    to: entry.to ?? attempt.to,
    input: entry.input ?? attempt.input,
    output: entry.output ?? attempt.output,
    why: [...attempt.why, ...entry.why],
    warnings: [...attempt.warnings, ...entry.warnings],
    error: entry.error,
  };
}

const isOpen = (entry: TraceEntry): boolean => entry.kind === 'rested' || entry.kind === 'started';

function statusOf(entry: TraceEntry): AttemptStatus {
  switch (entry.kind) {
    case 'started':
    case 'rested':
      return 'waiting';
    case 'settled':
    case 'ended':
      return 'done';
    case 'failed':
      return 'failed';
    case 'cancelled':
      return 'cancelled';
    default:
      return entry.kind satisfies never;
  }
}

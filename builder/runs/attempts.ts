import type { runsApi } from '../../server/client.ts';

type TraceEntry = runsApi.TraceEntry;

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
  /** It stands for its branches: its lines are written when they begin and when they join. */
  isParallel: boolean;
  outcome: string | null;
  to: string | null;
  input: unknown;
  output: unknown;
  why: TraceEntry['why'];
  warnings: string[];
  error: TraceEntry['error'];
}

/**
 * The visits of a run in the order they began: where the step before led to them, otherwise at their first line.
 * A visit ends with its last line unless that line says it rests. The run's own last line is no visit.
 */
export function attemptsOf(trace: readonly TraceEntry[]): Attempt[] {
  const attempts = new Map<string, Attempt>();
  const arrivals = new Map<string, number>();
  for (const entry of trace) {
    if (entry.stepId === '' || entry.kind === 'repaired') continue;
    const key = `${entry.stepId}.${entry.visit}`;
    const known = attempts.get(key);
    attempts.set(key, known ? followed(known, entry) : begun(key, entry, arrivals.get(entry.stepId)));
    if (!known) arrivals.delete(entry.stepId);
    if (entry.to !== null) arrivals.set(entry.to, Date.parse(entry.at));
  }
  return [...attempts.values()].toSorted((a, b) => a.startedAt - b.startedAt);
}

function begun(key: string, entry: TraceEntry, arrivedAt: number | undefined): Attempt {
  const at = Date.parse(entry.at);
  return {
    key,
    stepId: entry.stepId,
    visit: entry.visit,
    startedAt: arrivedAt ?? at,
    isParallel: entry.kind === 'started',
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
    // What a screen's second line got are the answers; they are also its output.
    input: attempt.input ?? entry.input,
    output: entry.output ?? attempt.output,
    why: [...attempt.why, ...entry.why],
    warnings: [...attempt.warnings, ...entry.warnings],
    error: entry.error,
  };
}

const isOpen = ({ kind }: TraceEntry): boolean => ['rested', 'started', 'retrying'].includes(kind);

function statusOf(entry: TraceEntry): AttemptStatus {
  switch (entry.kind) {
    case 'started':
    case 'rested':
    case 'retrying':
      return 'waiting';
    case 'settled':
    case 'ended':
      // A failure that a wire catches is written as settled, with the error it had.
      return entry.error === null ? 'done' : 'failed';
    case 'failed':
      return 'failed';
    case 'cancelled':
      return 'cancelled';
    case 'repaired':
      // No visit of its own; left out above.
      return 'done';
    default:
      return entry.kind satisfies never;
  }
}

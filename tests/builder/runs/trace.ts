import type { TraceEntry } from '../../../server/contract/runs.ts';

const start = Date.parse('2026-06-01T01:00:00.000Z');

/** Epoch milliseconds so many minutes after the run began. */
export const minutes = (count: number): number => start + count * 60_000;

/** A trace line, `at` minutes into the run. */
export const entry = (
  stepId: string,
  kind: TraceEntry['kind'],
  at: number,
  more: Partial<TraceEntry> = {},
): TraceEntry => ({
  at: new Date(minutes(at)).toISOString(),
  stepId,
  visit: 1,
  kind,
  outcome: null,
  to: null,
  input: null,
  output: null,
  why: [],
  warnings: [],
  error: null,
  ...more,
});

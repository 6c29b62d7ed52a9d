import type { Program } from '../../engine/core/program.ts';
import { activeSteps } from '../../engine/core/machine.ts';
import { replayTo } from '../../engine/core/replay.ts';
import type { Flow } from '../../engine/core/flow.ts';
import type { Move } from '../../engine/core/run.ts';
import type { StoredRun } from '../../engine/runtime/run-store.ts';
import type { Runtime } from '../../engine/runtime/runtime.ts';
import type { Work } from '../../engine/runtime/work.ts';
import { Problem } from '../contract/problem.ts';
import type { Replay } from '../contract/repairs.ts';
import type { DatedEntry } from '../store/history-json.ts';
import { movesOf, type KeptMove } from '../store/run-lists.ts';
import { runStore } from '../store/run-queries.ts';
import { noSuchRun } from './run-answers.ts';
import { tracer } from './run-bodies.ts';
import { say } from '../contract/say.ts';

/** A run with all that went into it. */
export interface Past {
  run: StoredRun;
  program: Program;
  moves: Move[];
  lines: DatedEntry[];
}

/** Reads what a replay needs; runs from before the journal cannot be replayed, and say so. */
export function* pastOf(runtime: Runtime, runId: string): Work<Past | Problem> {
  const run = yield* runStore.loadRun(runId);
  const program = run && (yield* runtime.programs.get(run.flowKey, run.flowVersion));
  if (!run || !program) return noSuchRun(runId);
  const kept = yield* movesOf(runId);
  const moves = kept.flatMap(({ move }) => move ?? []);
  if (moves.length < kept.length || moves.length === 0)
    return new Problem('conflict', say('noJournal', { runId }));
  return { run, program, moves, lines: kept.flatMap(({ entries }) => entries) };
}

export function replayBody(
  { run, program, moves, lines }: Past,
  step: number,
  asNames: boolean,
): Replay | Problem {
  const line = lines[step - 1];
  const then = line && replayTo(program, run.id, moves, step);
  if (!line || !then)
    return new Problem('notFound', say('traceLength', { runId: run.id, length: lines.length }));
  const { input, vars, steps, outputs, error } = then.state.data;
  return {
    step,
    steps: lines.length,
    line: tracer(program.flow)(line),
    status: then.state.status,
    standing: then.state.status === 'active' ? activeSteps(then.state.value) : [],
    data: { input, vars, steps, outputs: outputs ?? {}, error: error ? { ...error } : null },
    records: recordsBody(then.scope, asNames),
  };
}

const live = ['case', 'contact', 'account', 'message', 'conversation'] as const;
/** The records a run saw. `asNames`: which ones, and nothing of what is in them. */
export function recordsBody(
  from: Readonly<Record<string, unknown>>,
  asNames: boolean,
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const name of live) {
    const record = from[name];
    if (record === undefined) continue;
    body[name] = asNames ? nameOf(record) : record;
  }
  return body;
}
function nameOf(record: unknown): unknown {
  if (typeof record !== 'object' || record === null) return record;
  const { id, version } = record as { id?: unknown; version?: unknown };
  return { id, version };
}

/** One page of the moves. `cursor` is the number of the last move seen. */
export function historyBody(
  kept: readonly KeptMove[],
  flow: Flow,
  { after, limit, asNames }: { after: number; limit: number; asNames: boolean },
) {
  const shown = tracer(flow);
  let firstLine = 1;
  const all = kept.map((each) => {
    const item = { ...each, firstLine };
    firstLine += each.entries.length;
    return item;
  });
  const page = all.filter(({ sequence }) => sequence > after);
  const items = page.slice(0, limit).map(({ sequence, at, move, entries, firstLine: line }) => ({
    number: sequence,
    at: new Date(at).toISOString(),
    event: move ? { ...move.event } : null,
    records: recordsBody(move ? { ...move.records } : {}, asNames),
    results: move?.results ?? [],
    firstLine: line,
    lines: entries.map(shown),
  }));
  const last = items.at(-1);
  return { items, next: page.length > limit && last ? String(last.number) : null };
}

import { compileConfig } from '../../engine/core/expression/expression.ts';
import type { Flow } from '../../engine/core/flow.ts';
import type { StoredRun } from '../../engine/runtime/run-store.ts';
import type { DatedEntry } from '../store/history-json.ts';
import type { Run, RunSummary, StartedRun, Task, TraceEntry } from '../contract/runs.ts';
import { saidIn } from '../../engine/core/sentence.ts';

/** What a start or an answer to a screen says of the run. */
export function startedBody({ id, state }: StoredRun, task: Task | null): StartedRun {
  return {
    id,
    status: state.status,
    waitingFor: state.positions[0]?.waitingFor ?? null,
    outcome: state.outcome ?? null,
    outputs: state.data.outputs ?? {},
    caseId: state.data.refs.caseId ?? null,
    task,
  };
}

export function runBody(
  summary: RunSummary,
  run: StoredRun,
  document: Flow,
  history: DatedEntry[],
  task: Task | null,
  reruns: Run['reruns'],
): Run {
  const { state } = run;
  return {
    ...summary,
    document,
    trace: history.map(tracer(document)),
    outputs: state.data.outputs ?? {},
    error: state.error
      ? { code: state.error.code, ...saidIn(state.error), stepId: state.error.stepId }
      : null,
    positions: state.positions.map(({ stepId, waitingFor, rest }) => ({
      stepId,
      waitingFor,
      expiresAt: rest?.expiresAt === undefined ? null : new Date(rest.expiresAt).toISOString(),
    })),
    task,
    reruns,
  };
}

/** Lines as the API shows them. The settings of a step are looked at once, however many lines it has. */
export function tracer({ steps }: Flow): (entry: DatedEntry) => TraceEntry {
  const fixed = new Map<string, Settings>();
  /** Settings without templates are the same in every run: they stand in its version, and not in each of its lines. */
  const fixedSettings = (stepId: string): Settings => {
    const known = fixed.get(stepId) ?? withoutTemplates(steps[stepId]?.config ?? {});
    fixed.set(stepId, known);
    return known;
  };
  const settings = ({ kind, stepId, input }: DatedEntry): unknown => {
    if (!kindsWithSettings.has(kind)) return input ?? null;
    const fixed = fixedSettings(stepId);
    // Its templates could not be filled in.
    if (input === undefined && !fixed.isAll) return null;
    // Lines of older runs have all settings.
    return Object.assign({}, fixed.settings, input);
  };
  return (entry) => ({
    at: new Date(entry.at).toISOString(),
    stepId: entry.stepId,
    visit: Number(entry.token.split('.')[1] ?? 0),
    kind: entry.kind,
    outcome: entry.outcome ?? null,
    to: entry.to ?? null,
    input: settings(entry),
    output: entry.output ?? null,
    why: entry.why ?? [],
    warnings: entry.warnings ?? [],
    error: entry.error ? { code: entry.error.code, ...saidIn(entry.error) } : null,
  });
}

interface Settings {
  settings: Record<string, unknown>;
  /** Nothing is filled in when the step runs. */
  isAll: boolean;
}
function withoutTemplates(config: Record<string, unknown>): Settings {
  const { filled } = compileConfig(config, []);
  const settings = Object.entries(config).filter(([name]) => !filled.includes(name));
  return { settings: Object.fromEntries(settings), isAll: filled.length === 0 };
}

const kindsWithSettings: ReadonlySet<DatedEntry['kind']> = new Set([
  'settled',
  'rested',
  'retrying',
  'failed',
]);

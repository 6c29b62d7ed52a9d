import { replayTo } from '../../engine/core/replay.ts';
import { notEnterable } from '../../engine/core/repair.ts';
import type { Issue } from '../../engine/core/issue.ts';
import type { Person, RunData, RunState } from '../../engine/core/run.ts';
import { coerceVariable } from '../../engine/core/variables.ts';
import type { Program } from '../../engine/core/program.ts';
import type { StoredRun } from '../../engine/runtime/run-store.ts';
import type { Runtime } from '../../engine/runtime/runtime.ts';
import type { Work } from '../../engine/runtime/work.ts';
import { Problem } from '../contract/problem.ts';
import { pastOf, type Past } from './past.ts';
import { moveProblem, startedBefore, startProblem, type StartKey } from './run-answers.ts';
import { say } from '../contract/say.ts';
import { saidIn, type Worded } from '../../engine/core/sentence.ts';

export interface RerunRequest {
  fromStep: string;
  version?: number;
  input?: Record<string, unknown>;
  vars?: Record<string, unknown>;
  steps?: Record<string, unknown>;
  repeatEffects: boolean;
  reason: string;
}

/** Starts a run anew from a step, with what the first run knew when it last came there and what was changed since. */
export function* rerun(
  runtime: Runtime,
  runId: string,
  request: RerunRequest,
  by: Person,
  key?: StartKey,
): Work<{ run: StoredRun } | Problem> {
  const before = key && (yield* startedBefore(key));
  if (before) return before;
  const past = yield* pastOf(runtime, runId);
  if (past instanceof Problem) return past;
  const { flowKey } = past.run;
  const version = request.version ?? past.run.flowVersion;
  const program = yield* runtime.programs.get(flowKey, version);
  if (!program) return new Problem('notFound', say('noSuchVersion', { flow: flowKey, number: version }));
  const wrongPlace = notEnterable(program, 'fromStep', request.fromStep);
  if (wrongPlace) return moveProblem(runId, wrongPlace);

  const at = lastArrival(past, request.fromStep);
  const repeated = request.repeatEffects ? [] : effectsAfter(past, at);
  if (repeated.length > 0)
    return new Problem('conflict', say('stepsRepeated', { steps: repeated.join(', ') }));
  const { data, loops } = stateBefore(past, at);
  const edited = edit(program, data, request);
  if ('issues' in edited) return new Problem('invalid', say('dataMisfit'), edited.issues);
  const begun = yield* runtime.driver.begin({
    flowKey,
    version,
    input: { ...data.input, ...request.input },
    refs: data.refs,
    trigger: 'rerun',
    user: data.user && { ...data.user, id: String(data.user.id), name: String(data.user.name) },
    rerun: { of: runId, stepId: request.fromStep, ...edited, loops, reason: request.reason, by },
    ...key,
  });
  return 'refused' in begun ? startProblem(flowKey, begun) : begun;
}

/** How many lines the trace had when the run last came to the step; all of them when it never did. */
function lastArrival({ lines }: Past, stepId: string): number {
  const token = lines.findLast((line) => line.stepId === stepId && line.token !== '')?.token;
  return token === undefined ? lines.length : lines.findIndex((line) => line.token === token);
}

/** The steps from there on that have left something behind, in our records or elsewhere. */
function effectsAfter({ lines, program }: Past, at: number): string[] {
  const done = lines.slice(at).filter(({ stepId, kind, error }) => {
    const definition = program.steps.get(stepId)?.definition;
    const acts = definition?.kind === 'act' || definition?.kind === 'record';
    return acts && !definition.harmless && !error && (kind === 'settled' || kind === 'rested');
  });
  return [...new Set(done.map(({ stepId }) => stepId))];
}

function stateBefore({ run, program, moves }: Past, at: number): Pick<RunState, 'data' | 'loops'> {
  const then = at > 0 ? replayTo(program, run.id, moves, at)?.state : undefined;
  if (then) return then;
  const first = moves[0]?.event;
  if (first?.type !== 'started')
    throw new Error(`The journal of run ${run.id} does not begin with its start.`);
  const { input, vars, refs, user } = first;
  return { data: { input, vars, steps: {}, refs, user } };
}

function edit(
  program: Program,
  data: RunData,
  request: RerunRequest,
): { vars: Record<string, unknown>; steps: Record<string, unknown> } | { issues: Issue[] } {
  const issues: Issue[] = [];
  const refuse = (path: string, code: string, said: Worded): void =>
    void issues.push({ path, code, severity: 'error', ...said });
  // Another version may have dropped variables and steps; what it does not know it does not get.
  const vars = Object.fromEntries(Object.entries(data.vars).filter(([name]) => program.variables.has(name)));
  for (const [name, value] of Object.entries(request.vars ?? {})) {
    const coerced = coerceVariable(program.variables.get(name), name, value);
    if ('error' in coerced) refuse(`vars.${name}`, coerced.error.code, saidIn(coerced.error));
    else vars[name] = coerced.value;
  }
  for (const id of Object.keys(request.steps ?? {}))
    if (!program.steps.has(id)) refuse(`steps.${id}`, 'UNKNOWN_STEP', say('flowHasNoStep', { stepId: id }));
  return issues.length > 0 ? { issues } : { vars, steps: { ...data.steps, ...request.steps } };
}

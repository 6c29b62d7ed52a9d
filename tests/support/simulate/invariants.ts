import type { Condition } from '../../../engine/core/condition.ts';
import { testCondition } from '../../../engine/core/expression/expression.ts';
import { isRecord } from '../../../engine/core/expression/plain.ts';
import { replayMove } from '../../../engine/core/replay.ts';
import type { Move, RunState } from '../../../engine/core/run.ts';
import { readLines, type DatedEntry } from '../../../server/store/history-json.ts';
import type { World } from './world.ts';
import { stateOf } from '../memory/tables.ts';

interface Told {
  id: string;
  flowKey: string;
  isChild: boolean;
  text: string;
  state: RunState;
  moves: Move[];
  history: DatedEntry[];
}

/** What must be true once nothing is under way any more, whatever happened before. */
export function checkAll(world: World): void {
  const runs = tell(world);
  for (const run of runs) {
    checkReplay(world, run);
    checkTokens(world, run);
    checkTimes(world, run);
    countRare(world, run);
  }
  checkRecords(world, runs);
  checkRows(world, runs);
  checkEvents(world, runs);
  checkDecisions(world, runs);
}

function tell(world: World): Told[] {
  const { runs, runHistory } = world.memory.tables;
  const told = new Map<string, Told>();
  for (const row of runs.values())
    told.set(row.run.id, {
      id: row.run.id,
      flowKey: row.run.flowKey,
      isChild: row.run.parent !== null,
      text: row.state,
      state: stateOf(row),
      moves: [],
      history: [],
    });
  const rows = runHistory.all().sort((a, b) => a.sequence - b.sequence);
  for (const { runId, at, entries, inputs } of rows) {
    const run = told.get(runId);
    run?.moves.push({ now: at, ...(JSON.parse(inputs) as Omit<Move, 'now'>) });
    run?.history.push(...readLines(at, entries));
  }
  return [...told.values()];
}

/** From its history alone every run becomes what is stored, to the letter. */
function checkReplay(world: World, { id, flowKey, moves, text }: Told): void {
  const program = world.house.programs.get(`${flowKey}@1`);
  if (!program) return world.fail(`run ${id} is of no flow`);
  let state: RunState | undefined;
  for (const move of moves) state = replayMove(program, id, state, move).state;
  if (JSON.stringify(state) !== text)
    world.fail(`run ${id} replays to ${JSON.stringify(state)}, not ${text}`);
}

/** Each visit ends once: by an answer, an event, the clock, a failure or because it was left. */
function checkTokens(world: World, { id, history, state }: Told): void {
  const ended = new Set<string>();
  const open = new Set<string>();
  for (const { token, kind } of history) {
    // A repair takes interrupted visits up again.
    if (kind === 'repaired') ended.clear();
    if (token === '') continue;
    if (kind === 'settled' || kind === 'failed' || kind === 'cancelled') {
      if (ended.has(token)) world.fail(`visit ${id}:${token} ended twice`);
      ended.add(token);
      open.delete(token);
    } else if (kind === 'started' && open.has(token)) world.fail(`visit ${id}:${token} began twice`);
    else open.add(token);
  }
  if (state.status !== 'failed' && open.size > 0)
    world.fail(`visits of ${id} never ended: ${[...open].join()}`);
}

/** No wait ends by the clock before its time. */
function checkTimes(world: World, { id, history }: Told): void {
  for (const { at, token, why } of history) {
    const due = why?.find(({ text }) => text === 'wait.time')?.left;
    if (typeof due !== 'string') continue;
    world.count('waits ended by the clock');
    if (at < Date.parse(due)) world.fail(`wait ${id}:${token} ended ${Date.parse(due) - at} ms early`);
  }
}

/** What the worlds are to contain, though seldom. */
function countRare(world: World, { flowKey, history }: Told): void {
  const program = world.house.programs.get(`${flowKey}@1`);
  for (const { stepId, kind, error } of history) {
    const step = program?.steps.get(stepId);
    if (kind === 'failed' && error?.code === 'STEP_LIMIT') world.count('budgets used up');
    if (kind === 'rested' && step?.definition.kind === 'loop') world.count('breaths of loops');
    if (step?.definition.kind === 'end' && step.within !== undefined) world.count('ends in branches');
  }
}

/** Each record effect that the history tells of is there once, and no other. */
function checkRecords(world: World, runs: Told[]): void {
  const told = new Set<string>();
  for (const { id, flowKey, history } of runs) {
    const steps = world.house.flows.get(flowKey)?.steps ?? {};
    let skipped: string | undefined;
    for (const { stepId, token, kind, error, outcome } of history) {
      const type = steps[stepId]?.type;
      const isSettled = kind === 'settled' && !error && stepId !== skipped;
      const isWritten = type === 'note' ? isSettled : type === 'approval' && kind === 'rested';
      if (isWritten) told.add(`${id}:${token}`);
      // Whoever skips a step says how it ended; it did nothing.
      if (kind === 'repaired' && outcome === 'skipped') skipped = stepId;
      else if (stepId === skipped) skipped = undefined;
    }
  }
  const written = world.ledger.written.all().map(({ key }) => key);
  const twice = written.filter((key, at) => written.indexOf(key) !== at);
  const untold = written.filter((key) => !told.has(key));
  const lost = [...told].filter((key) => !written.includes(key));
  if (twice.length > 0) world.fail(`record effects twice: ${twice.join()}`);
  if (untold.length > 0) world.fail(`record effects of nobody: ${untold.join()}`);
  if (lost.length > 0) world.fail(`record effects lost: ${lost.join()}`);
  const failures = runs.flatMap(({ isChild, history }) =>
    isChild ? [] : history.filter(({ kind }) => kind === 'failed'),
  );
  if (failures.length !== world.ledger.takenOver.size)
    world.fail(`${failures.length} failures, ${world.ledger.takenOver.size} taken over`);
}

/** Exactly those rows are there that waiting runs need: nothing hangs, and nothing is left of what has ended. */
function checkRows(world: World, runs: Told[]): void {
  const { effects, timers, subscriptions, tasks, events } = world.memory.tables;
  const needed: string[] = [];
  for (const { id, state } of runs) {
    if (state.status !== 'active' && state.positions.length > 0)
      world.fail(`run ${id} ended and stands somewhere`);
    if (state.status === 'active' && state.positions.length === 0) world.fail(`run ${id} waits for nothing`);
    for (const { token, waitingFor, rest } of state.positions) {
      const visit = `${id}:${token}`;
      if (waitingFor === 'record') world.fail(`${visit} waits for a record step`);
      if (waitingFor === 'effect') needed.push(`effect ${visit}`);
      if (rest?.expiresAt !== undefined) needed.push(`timer ${visit} ${rest.expiresAt}`);
      if (rest?.form) needed.push(`task ${visit}`);
      for (const { name } of rest?.events ?? []) needed.push(`subscription ${visit} ${name}`);
    }
    // What other branches waited for when the run failed: they are still to hear of it.
    for (const { token, rest } of state.interrupted ?? [])
      if (rest?.childRunId === undefined)
        for (const { name } of rest?.events ?? []) needed.push(`subscription ${id}:${token} ${name}`);
  }
  const stored = [
    ...effects.all().map(({ id }) => `effect ${id}`),
    ...timers.all().map(({ id, dueAt }) => `timer ${id} ${dueAt}`),
    ...tasks.all().map(({ runId, token }) => `task ${runId}:${token}`),
    ...subscriptions.all().map(({ runId, token, event }) => `subscription ${runId}:${token} ${event}`),
    ...events.all().map(({ name }) => `event ${name}`),
  ];
  const missing = needed.filter((row) => !stored.includes(row));
  const extra = stored.filter((row) => !needed.includes(row));
  if (missing.length > 0) world.fail(`rows missing: ${missing.join()}`);
  if (extra.length > 0) world.fail(`rows left behind: ${extra.join()}`);
}

/** Whoever waited for an event when it came has heard it. */
function checkHeard(world: World): void {
  const { subscriptions, runs } = world.memory.tables;
  const waiting = new Set(subscriptions.all().map(({ runId, token }) => `${runId}:${token}`));
  // A failed run has heard what is in its inbox, and goes on listening.
  for (const row of runs.values()) {
    const { inbox, interrupted = [] } = stateOf(row);
    if (inbox.length > 0) for (const { token } of interrupted) waiting.delete(`${row.run.id}:${token}`);
  }
  for (const { runId, token } of world.ledger.owed.values())
    if (waiting.has(`${runId}:${token}`))
      world.fail(`${runId}:${token} did not hear the event it waited for`);
}

/** Flows that listen to an event ran once each time it came, and those that watch the case as often as it asked for it. */
function checkEvents(world: World, runs: Told[]): void {
  const { heard, asked } = world.ledger;
  const due: Record<string, number> = { heard: heard.size, hot: 0, heated: 0 };
  for (const { flowKey } of asked.values()) due[flowKey] = (due[flowKey] ?? 0) + 1;
  for (const [flow, times] of Object.entries(due)) {
    const started = runs.filter(({ flowKey }) => flowKey === flow).length;
    if (started !== times) world.fail(`${times} events started ${started} runs of ${flow}`);
  }
}

/** Whoever was told that his decision counts has decided. */
function checkDecisions(world: World, runs: Told[]): void {
  for (const { id, history } of runs)
    for (const { token, kind, outcome } of history) {
      const decision = world.decisions.get(`${id}:${token}`);
      if (kind === 'settled' && decision !== undefined && outcome !== decision)
        world.fail(`${id}:${token} was ${decision} and ended as ${outcome}`);
    }
}

/** Once nothing is under way and no clock is set, only the world outside may be waited for. */
export function checkQuiet(world: World): void {
  checkHeard(world);
  for (const row of world.memory.tables.runs.values())
    for (const { token, waitingFor, rest } of stateOf(row).positions) {
      if (waitingFor === 'effect') world.fail(`nobody works on ${row.run.id}:${token}`);
      if (rest?.expiresAt !== undefined) world.fail(`no clock is set for ${row.run.id}:${token}`);
    }
  checkConditions(world);
}

/** Nobody waits for what is so already. */
function checkConditions(world: World): void {
  const now = new Date(world.clock.time).toISOString();
  for (const row of world.memory.tables.runs.values()) {
    const { positions, data } = stateOf(row);
    const { caseId } = data.refs;
    const record = caseId === undefined ? {} : { case: { id: caseId, heat: world.ledger.heat } };
    for (const { token, config } of positions) {
      const condition = awaitedBy(config);
      if (!condition) continue;
      world.count('waits for a condition');
      const tested = testCondition(condition, { ...data, ...record, now });
      if (!tested.ok || tested.value) world.fail(`${row.run.id}:${token} waits for what is so`);
    }
  }
}

function awaitedBy(config: unknown): Condition | undefined {
  const isWait = isRecord(config) && config.for === 'condition';
  // A wait's config, as its definition parsed it.
  return isWait ? (config.condition as Condition) : undefined;
}

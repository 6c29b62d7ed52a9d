import type { Advance } from '../core/advance.ts';
import { completeStep, openAdvance, openStart } from '../core/transition.ts';
import { isoTime } from '../core/iso-time.ts';
import { readInput } from '../core/variables.ts';
import type { Issue } from '../core/issue.ts';
import type { LiveRecords } from '../core/step.ts';
import type { Program } from '../core/program.ts';
import { recordsSeen, refsToRead } from '../core/records-in-run.ts';
import type { Moment, Move, RecordRefs, Refusal, RunEvent, RunStart } from '../core/run.ts';
import type { Causes } from './causes.ts';
import type { Clock, Ids, RecordExecutor, Runs, Started, StartRequest } from './ports.ts';
import type { Desk } from './desk.ts';
import { isOccupied } from './reentry.ts';
import { runRecordStep } from './record-step.ts';
import type { Programs } from './programs.ts';
import type { RunStore, StoredRun } from './run-store.ts';
import { keepEffects, type EffectsPort } from './keep-effects.ts';
import type { SetAside } from './set-aside.ts';
import { Unreadable, type Work } from './work.ts';
import { say } from '../core/sentences/say.ts';
import { saidIn } from '../core/sentence.ts';

export interface DriverPorts {
  store: RunStore;
  programs: Programs;
  desk: Desk;
  executors: Readonly<Record<string, RecordExecutor<never, unknown> | undefined>>;
  clock: Clock;
  ids: Ids;
  effects: EffectsPort;
  causes: Causes;
  emit(name: string, payload: Record<string, unknown>): Work<void>;
  publish(topic: 'run', id: string): Work<void>;
  /** A run is about to rest on events of this name. */
  awaits(name: string): void;
  setAside: SetAside;
  /** Called after each commit in which a run moved; wakes whoever waits for it. */
  moved(runId: string, run: StoredRun): void;
}

export interface RunRequest extends StartRequest {
  caller?: string;
  idempotencyKey?: string;
  requestHash?: string;
  /** Begins in the midst of the flow, where another run has been. */
  rerun?: RunStart['rerun'];
}
export type StartRefusal = {
  refused: 'noSuchFlow' | 'occupied' | 'invalidInput';
  issues?: Issue[];
};

/** There is no such run, or it is damaged and was set aside. */
export interface Missed {
  refused: 'noSuchRun' | 'unreadable';
}

/** Moves runs: loads, lets the core think, carries out record steps on the same commit, and saves. */
export interface Driver extends Runs {
  begin(request: RunRequest): Work<{ run: StoredRun } | StartRefusal>;
  apply(runId: string, event: RunEvent): Work<{ run: StoredRun } | Refusal | Missed>;
}

export function createDriver(ports: DriverPorts): Driver {
  const { store, programs, clock, ids } = ports;
  const services = { desk: ports.desk, runs: { start } };
  const keeping = { ...ports, cancel };

  function* begin(request: RunRequest): Work<{ run: StoredRun } | StartRefusal> {
    const live = programs.live(request.flowKey);
    const number = request.version ?? live?.number;
    if (number === undefined) return { refused: 'noSuchFlow' };
    const program = yield* programs.get(request.flowKey, number);
    // A version that is named runs on when its flow is taken off: whoever named it relies on it.
    const flowId = live?.flowId ?? (yield* programs.idOf(request.flowKey));
    if (!program || flowId === undefined) return { refused: 'noSuchFlow' };
    if (yield* isOccupied(store, program.flow, request)) return { refused: 'occupied' };
    const input = readInput(program.flow, request.input ?? {});
    if ('issues' in input) return { refused: 'invalidInput', issues: input.issues };

    const id = ids.next('run');
    const refs = request.refs ?? {};
    const moment = yield* momentOf(id, refs, program, request.records);
    const { user, rerun } = request;
    const first: RunStart = { input: request.input ?? {}, vars: input.vars, refs, user, rerun };
    const advance = openStart(program, first, moment);
    const run: StoredRun = {
      id,
      flowId,
      flowKey: request.flowKey,
      flowVersion: number,
      trigger: request.trigger,
      state: advance.state,
      startedAt: isoTime(moment.now),
      revision: 1,
      parent: request.parent ?? null,
      caller: request.caller ?? null,
      idempotencyKey: request.idempotencyKey ?? null,
      requestHash: request.requestHash ?? null,
      rerun: rerun ? { of: rerun.of, stepId: rerun.stepId } : null,
    };
    yield* carryOn(run, program, advance, moveOf({ type: 'started', ...first }, moment), store.insertRun);
    if (request.origin) yield* store.keepOrigin(id, request.flowKey, request.origin);
    return { run };
  }

  function* apply(runId: string, event: RunEvent): Work<{ run: StoredRun } | Refusal | Missed> {
    const loaded = yield* load(runId);
    if ('refused' in loaded) return loaded;
    const { run, program } = loaded;
    const moment = yield* momentOf(runId, run.state.data.refs, program);
    const advance = openAdvance(program, run.state, event, moment);
    if ('refused' in advance) return advance;
    run.revision += 1;
    yield* carryOn(run, program, advance, moveOf(event, moment), store.saveRun);
    return { run };
  }

  function* load(runId: string): Work<{ run: StoredRun; program: Program } | Missed> {
    try {
      const run = yield* store.loadRun(runId);
      if (!run) return { refused: 'noSuchRun' };
      const program = yield* programs.get(run.flowKey, run.flowVersion);
      if (program) return { run, program };
      throw new Unreadable(say('versionGone', { version: run.flowVersion, flow: run.flowKey }));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      yield* ports.setAside(runId, error);
      return { refused: 'unreadable' };
    }
  }

  function* momentOf(
    runId: string,
    refs: RecordRefs,
    { reads }: Program,
    atHand: LiveRecords = {},
  ): Work<Moment> {
    const read = yield* ports.desk.liveRecords(refsToRead(refs, reads, atHand));
    const records = Object.assign({}, read, recordsSeen(atHand, reads));
    return { now: clock.now(), records, run: { id: runId } };
  }
  const moveOf = (event: Move['event'], { now, records }: Moment): Move => ({
    now,
    event,
    records,
    results: [],
  });

  /** Carries out record steps one after another, feeding each result straight back, until the run rests or ends. */
  function* carryOn(
    run: StoredRun,
    program: Program,
    advance: Advance,
    move: Move,
    save: RunStore['saveRun'],
  ): Work<void> {
    const { state, effects, history } = advance;
    // The list grows while it is worked through.
    for (const effect of effects) {
      if (effect.type !== 'record' || !advance.awaits(effect.token)) continue;
      const result = yield* runRecordStep(ports, services, run, advance, effect);
      move.results.push(result);
      if (!completeStep(advance, effect.token, result))
        throw new Error(`Run ${run.id} refused the result of its own step ${effect.token}.`);
    }
    run.state = state;
    yield* save(run, isoTime(move.now));
    yield* store.appendHistory(run.id, run.revision, move, history);
    yield* keepEffects(keeping, { run, program }, effects);
    // A failed run that only heard something has ended before.
    if (state.status !== 'active' && history.length > 0) yield* ended(run, program);
    yield* ports.publish('run', run.id);
    yield* store.afterCommit(() => ports.moved(run.id, run));
  }

  /** One that has ended meanwhile refuses, and stays as it ended. */
  function cancel(runId: string): Work<unknown> {
    return apply(runId, { type: 'cancelled', reason: 'The run that started it no longer waits for it.' });
  }

  function* ended(run: StoredRun, program: Program): Work<void> {
    const { state } = run;
    if (run.parent) {
      yield* ports.emit('run.finished', {
        runId: run.id,
        status: state.status,
        outcome: state.outcome ?? '',
        outputs: state.data.outputs ?? {},
        error: state.error ?? null,
      });
    }
    // A child's failure is its parent's to handle; only the outermost run is taken over by people.
    if (state.status !== 'failed' || !state.error || run.parent) return;
    const failure = {
      runId: run.id,
      flowKey: run.flowKey,
      flowTitle: program.flow.title,
      stepId: state.error.stepId,
      error: { code: state.error.code, ...saidIn(state.error) },
      caseId: state.data.refs.caseId,
      fallbackQueueId: program.flow.settings.fallbackQueue,
    };
    yield* ports.causes.because(run.id, () => ports.desk.takeOverFailedRun(failure));
  }

  function* start(request: StartRequest): Work<Started | StartRefusal> {
    const answer = yield* begin(request);
    if ('refused' in answer) return answer;
    const { id, state } = answer.run;
    return {
      runId: id,
      status: state.status,
      outcome: state.outcome,
      outputs: state.data.outputs,
      error: state.error,
    };
  }

  return { begin, apply, start };
}

import type { Repair } from '../../../engine/core/run.ts';
import type { Signal } from '../../../engine/core/step.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { eventKeys, eventNames, hotFrom } from './flows.ts';
import { caseId } from './ledger.ts';
import type { Process } from './process.ts';
import type { World } from './world.ts';
import { stateOf } from '../memory/tables.ts';

/** A start that somebody asked for, under a key of theirs. */
interface Start {
  key: string;
  caseId: string | undefined;
  /** The run it was answered with. */
  runId?: string;
}

/** A visit that waits for somebody: at a screen, or for a decision. */
interface Asked {
  runId: string;
  token: string;
  stepId: string;
}

/** Enough for runs to meet each other; more would only cost time. */
const mostStarts = 3;

/** Those outside: programs that start runs, agents who answer screens, systems that send events. */
export class People {
  readonly starts: Start[] = [];
  /** Visits whose answer was accepted, once each. */
  private readonly accepted = new Set<string>();
  /** Screens somebody once had before them; they may be answered again, or late. */
  private readonly seen: Asked[] = [];
  constructor(private readonly world: World) {}

  start(process: Process): void {
    const { random } = this.world;
    if (this.starts.length === mostStarts) return this.startAgain(process);
    const about = random.chance(0.7) ? caseId : undefined;
    const start = { key: `start ${this.starts.length}`, caseId: about };
    this.starts.push(start);
    this.ask(process, start);
  }
  /** Asked again with the same key, as a program does that got no answer, or by mistake. */
  startAgain(process: Process): void {
    if (this.starts.length > 0) this.ask(process, this.world.random.pick(this.starts));
  }
  startUnanswered(process: Process): void {
    for (const start of this.starts) if (start.runId === undefined) this.ask(process, start);
  }

  private ask(process: Process, start: Start): void {
    const { world } = this;
    const { driver } = process.runtime;
    const begin = function* (): Work<string> {
      const known = yield* world.store.findByIdempotencyKey('client', start.key);
      if (known) return known.id;
      const refs = start.caseId === undefined ? {} : { caseId: start.caseId };
      const request = { flowKey: 'main', trigger: 'api', caller: 'client', idempotencyKey: start.key, refs };
      const begun = yield* driver.begin(request);
      if ('refused' in begun) throw new Error(begun.refused);
      return begun.run.id;
    };
    world.count('starts asked for');
    this.answered(process.db.write(begin), (runId) => {
      if (start.runId !== undefined && start.runId !== runId)
        world.fail(`"${start.key}" was answered with the runs ${start.runId} and ${runId}`);
      start.runId = runId;
    });
  }

  answerSome(process: Process): void {
    const { random, memory } = this.world;
    for (const task of memory.tables.tasks.values()) this.seen.push(task);
    if (this.seen.length === 0) return;
    const visit = random.pick(this.seen);
    // Now and then somebody sends what is not asked for.
    const isDecision = this.isApproval(visit) !== random.chance(0.05);
    const signal = isDecision ? this.decision() : this.words();
    const times = random.chance(0.2) ? 2 : 1;
    for (let time = 0; time < times; time++) this.signal(process, visit, signal);
  }
  answer(process: Process, visit: Asked): void {
    const words: Signal = { type: 'answer', values: { word: 'x' } };
    this.signal(process, visit, this.isApproval(visit) ? this.decision() : words);
  }

  private isApproval({ runId, stepId }: Asked): boolean {
    const flowKey = this.world.memory.tables.runs.get(runId)?.run.flowKey ?? '';
    return this.world.house.flows.get(flowKey)?.steps[stepId]?.type === 'approval';
  }
  private words(): Signal {
    const { random } = this.world;
    if (random.chance(0.1)) return { type: 'cancelScreen' };
    return { type: 'answer', values: random.chance(0.9) ? { word: 'x' } : {}, by: 'agent' };
  }
  private decision(): Signal {
    const decision = this.world.random.pick(['approved', 'rejected'] as const);
    return { type: 'decided', decision, comment: '', by: 'agent', byName: 'x' };
  }

  private signal(process: Process, { runId, token }: Asked, signal: Signal): void {
    const { world } = this;
    world.count(signal.type === 'decided' ? 'approvals decided' : 'screens answered');
    this.answered(process.runtime.apply(runId, { type: 'signalled', token, signal }), (answer) => {
      if ('refused' in answer) return world.count(`refused: ${answer.refused}`);
      const visit = `${runId}:${token}`;
      if (this.accepted.has(visit)) world.fail(`the question ${visit} was answered twice`);
      this.accepted.add(visit);
      if (signal.type === 'decided') world.decisions.set(visit, signal.decision);
    });
  }

  sendSomeEvent(process: Process): void {
    const { random } = this.world;
    this.sendEvent(process, random.pick(eventNames), random.pick(eventKeys));
  }
  sendEvent(process: Process, name: string, key: string): void {
    const { world } = this;
    const { runtime } = process;
    world.count('events');
    const emit = function* (): Work<void> {
      // Whoever waits at this moment must hear of it.
      for (const visit of yield* world.store.subscribers(name, [key])) world.ledger.owe(visit);
      if (name === 'go') world.ledger.hear();
      yield* runtime.emit(name, { key });
    };
    this.answered(process.db.write(emit), () => {});
  }

  /** The case changes, and in the same commit all are told who watch it or wait for it to change. */
  changeCase(process: Process, heat: number): void {
    const { ledger } = this.world;
    const { runtime } = process;
    this.world.count('changes of the case');
    const change = function* (): Work<void> {
      const before = ledger.heat;
      ledger.heat = heat;
      if (heat !== before && heat >= hotFrom) ledger.ask('hot');
      if (heat >= hotFrom && before < hotFrom) ledger.ask('heated');
      const as = (value: number) => ({ id: caseId, heat: value });
      yield* runtime.recordChanged({ object: 'case', before: as(before), after: as(heat) });
    };
    this.answered(process.db.write(change), () => {});
  }

  /** For whichever step waits for it, now or later. */
  signalEarly(process: Process): void {
    const { random } = this.world;
    const runId = this.someRun();
    if (runId === undefined) return;
    this.world.count('signals without a visit');
    const signal: Signal = {
      type: 'event',
      name: random.pick(eventNames),
      payload: { key: random.pick(eventKeys) },
    };
    this.answered(process.runtime.apply(runId, { type: 'signalled', signal }), () => {});
  }
  cancelSome(process: Process): void {
    const runId = this.someRun();
    if (runId !== undefined) this.cancel(process, runId);
  }
  cancel(process: Process, runId: string): void {
    this.world.count('cancels');
    this.answered(process.runtime.apply(runId, { type: 'cancelled', reason: 'because' }), () => {});
  }
  /** An admin puts a run right, or what he takes for right. */
  repairSome(process: Process): void {
    const runId = this.someRun();
    if (runId === undefined) return;
    const repair = this.repairOf(runId);
    this.answered(process.runtime.apply(runId, repair), (answer) => {
      if (!('refused' in answer)) this.world.count(`runs ${repair.type}`);
    });
  }
  private repairOf(runId: string): Repair {
    const { random, memory, house } = this.world;
    const row = memory.tables.runs.get(runId);
    const steps = Object.entries(house.flows.get(row?.run.flowKey ?? '')?.steps ?? {});
    if (!row || random.chance(0.6)) return { type: 'retried' };
    if (random.chance(0.3)) return { type: 'moved', to: random.pick(steps)[0] };
    const { error, positions } = stateOf(row);
    const stepId = error?.stepId ?? positions[0]?.stepId ?? '';
    const outcomes = Object.keys(house.flows.get(row.run.flowKey)?.steps[stepId]?.next ?? {});
    return { type: 'skipped', stepId, outcome: outcomes.length > 0 ? random.pick(outcomes) : 'done' };
  }

  private someRun(): string | undefined {
    const { random, memory } = this.world;
    const runs = memory.tables.runs.all();
    return runs.length === 0 ? undefined : random.pick(runs).run.id;
  }
  /** A refused disk is an answer too: nothing was kept. Any other error is a bug. */
  private answered<T>(promise: Promise<T>, then: (value: T) => void): void {
    promise.then(then, (error: unknown) => {
      if (!this.world.isRefusal(error)) this.world.fail(`a request failed: ${String(error)}`);
    });
  }
}

import type { Signal } from '../../../engine/core/step.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { eventKeys, eventNames } from './flows.ts';
import type { Process } from './process.ts';
import type { World } from './world.ts';

/** A start that somebody asked for, under a key of theirs. */
interface Start {
  key: string;
  caseId: string | undefined;
  /** The run it was answered with. */
  runId?: string;
}

/** Enough for runs to meet each other; more would only cost time. */
const mostStarts = 3;

/** Those outside: programs that start runs, agents who answer screens, systems that send events. */
export class People {
  readonly starts: Start[] = [];
  /** Visits whose answer was accepted, once each. */
  private readonly accepted = new Set<string>();
  /** Screens somebody once had before them; they may be answered again, or late. */
  private readonly seen: { runId: string; token: string }[] = [];
  constructor(private readonly world: World) {}

  start(process: Process): void {
    const { random } = this.world;
    if (this.starts.length === mostStarts) return this.startAgain(process);
    const caseId = random.chance(0.5) ? 'case_1' : undefined;
    const start = { key: `start ${this.starts.length}`, caseId };
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

  answerSomeScreen(process: Process): void {
    const { random, memory } = this.world;
    for (const { runId, token } of memory.tables.tasks.values()) this.seen.push({ runId, token });
    if (this.seen.length === 0) return;
    const visit = random.pick(this.seen);
    const values = random.chance(0.9) ? { word: 'x' } : {};
    const cancels = random.chance(0.1);
    const signal: Signal = cancels ? { type: 'cancelScreen' } : { type: 'answer', values, by: 'agent' };
    const times = random.chance(0.2) ? 2 : 1;
    for (let time = 0; time < times; time++) this.signal(process, visit, signal);
  }
  answerScreen(process: Process, visit: { runId: string; token: string }): void {
    this.signal(process, visit, { type: 'answer', values: { word: 'x' } });
  }

  private signal(process: Process, { runId, token }: { runId: string; token: string }, signal: Signal): void {
    const { world } = this;
    world.count('screens answered');
    this.answered(process.runtime.apply(runId, { type: 'signalled', token, signal }), (answer) => {
      if ('refused' in answer) return world.count(`refused: ${answer.refused}`);
      const visit = `${runId}:${token}`;
      if (this.accepted.has(visit)) world.fail(`the screen ${visit} was answered twice`);
      this.accepted.add(visit);
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
  retrySome(process: Process): void {
    const runId = this.someRun();
    if (runId === undefined) return;
    this.answered(process.runtime.apply(runId, { type: 'retried' }), (answer) => {
      if (!('refused' in answer)) this.world.count('runs retried');
    });
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

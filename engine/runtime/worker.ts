import type { StepResult } from '../core/step.ts';
import type { StepCatalogue } from '../core/catalogue.ts';
import type { ActExecutor, ActServices, Clock, StepCall } from './ports.ts';
import type { Driver } from './driver.ts';
import { withDeadline } from './deadline.ts';
import { createFairQueue } from './fair-queue.ts';
import type { HotRuns } from './hot-runs.ts';
import type { EffectsPort, Mover } from './keep-effects.ts';
import type { Programs } from './programs.ts';
import type { LeasedEffect, PendingEffect } from './run-store.ts';
import type { SetAside } from './set-aside.ts';
import { createSlots } from './slots.ts';
import { actCall } from './step-call.ts';
import { StoreUnavailable, Unreadable, type Db, type Work } from './work.ts';
import { say } from '../core/sentences/say.ts';

/** Longer than a try may take, so that a lease runs out only when its holder is gone. */
const leaseMs = 60_000;
/** A try that has not ended by then has failed. Longer than any executor waits for an answer by itself. */
const tryMs = 45_000;
const maxAtOnce = 128;
/** What is in hand but not begun; more stays in its rows until there is room. */
const maxWaiting = 1000;
const writeAgainAfterMs = 1000;

/** A try that has ended. */
interface Done {
  effect: LeasedEffect;
  result: StepResult;
}

const noAnswer = (): StepResult => ({
  outcome: 'error',
  error: { code: 'TIMEOUT', ...say('stepTimeout', { seconds: tryMs / 1000 }), retryable: true },
});

export interface WorkerPorts {
  db: Db;
  store: HotRuns;
  programs: Programs;
  catalogue: StepCatalogue;
  services: ActServices;
  executors: Readonly<Record<string, ActExecutor<never, unknown> | undefined>>;
  clock: Clock;
  owner: string;
  setAside: SetAside;
  timerSet(dueAt: number): void;
  report(error: unknown, context: Record<string, unknown>): void;
}

/** Carries out act steps: at least once, at most `maxAtOnce` at a time, flows in turn, each under a lease. */
export interface Worker extends EffectsPort {
  /** Set once: worker and driver need each other. */
  connect(driver: Driver): void;
  /** Takes up effects whose next try is due. */
  poll(): Promise<void>;
  /** Whether it would take up any. */
  hasRoom(): boolean;
  /** Writes down what could not be written when it was done. */
  catchUp(): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  /** Begins nothing new and waits for what is under way; the rest is taken up at the next start. */
  stop(): Promise<void>;
  readonly busy: number;
}

export function createWorker(ports: WorkerPorts): Worker {
  const { db, store, clock } = ports;
  let driver: Driver | undefined;
  const waiting = createFairQueue<LeasedEffect>();
  const slots = createSlots(maxAtOnce);
  /** Waiting or under way: a lease that ran out meanwhile is renewed, and nothing is begun twice. */
  const inHand = new Map<string, LeasedEffect>();
  let isLeavingRows = false;
  const underWay = new Set<Promise<void>>();
  let unwritten: Done[] = [];
  let isStopped = false;

  const takeOn = (effect: LeasedEffect): void => {
    inHand.set(effect.id, effect);
    waiting.push(effect);
  };
  const takeOnOrRenew = (effect: LeasedEffect): void => {
    const known = inHand.get(effect.id);
    if (known) known.leaseUntil = effect.leaseUntil;
    else takeOn(effect);
  };
  const putDown = (effect: LeasedEffect): void => {
    // The next try of the same visit may be in hand already.
    if (inHand.get(effect.id) === effect) inHand.delete(effect.id);
  };
  const room = (): number => {
    const left = maxWaiting - waiting.length;
    if (left <= 0) isLeavingRows = true;
    return Math.max(0, left);
  };

  /** `latest`: the effect that a commit has just asked for, if it was one. */
  const pump = (latest?: LeasedEffect, by?: Mover): void => {
    while (!isStopped) {
      const effect = waiting.take(slots.isFree);
      if (!effect) return;
      slots.take(effect.share);
      const done: Promise<void> = carryOut(effect, effect === latest ? by : undefined)
        .catch((error: unknown) => giveUp(effect, error))
        .finally(() => {
          underWay.delete(done);
          slots.giveBack(effect.share);
          if (!unwritten.some((late) => late.effect === effect)) putDown(effect);
          pump();
          fetchLeftRows();
        });
      underWay.add(done);
    }
  };

  /** Looks for rows that were left for want of room, once half of it is free again. */
  const fetchLeftRows = (): void => {
    if (!isLeavingRows || waiting.length > maxWaiting / 2) return;
    isLeavingRows = false;
    ports.timerSet(clock.now());
  };

  /** Neither tried for ever nor forgotten: where the file is at fault the lease runs out, otherwise the run is failed. */
  async function giveUp(effect: PendingEffect, error: unknown): Promise<void> {
    const context = { runId: effect.runId, stepId: effect.stepId };
    if (error instanceof StoreUnavailable) return ports.report(error, context);
    await db
      .write(() => ports.setAside(effect.runId, error))
      .catch((late: unknown) => ports.report(late, context));
  }

  async function carryOut(effect: LeasedEffect, by: Mover | undefined): Promise<void> {
    // It waited longer than its lease: whoever claims it next, perhaps we ourselves, carries it out.
    if (clock.now() >= effect.leaseUntil) return;
    if (effect.config instanceof Unreadable) throw effect.config;
    // Right after its commit nobody can have moved the run on, unless a later move is in the same commit.
    const atHand = by && store.isLastWritten(by.run) ? actCall(effect, by, clock.now()) : undefined;
    const call = await (atHand ?? db.read(() => callFor(effect)));
    if (!call) return void (await db.write(() => putAway(effect)));
    const result = await attempt(effect, call);
    await writeDown({ effect, result });
  }

  /** What was done outside is remembered until it can be written down: to do it again would be worse. */
  async function writeDown(done: Done): Promise<void> {
    try {
      await db.write(() => conclude(done));
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      unwritten.push(done);
      return ports.timerSet(clock.now() + writeAgainAfterMs);
    }
    putDown(done.effect);
  }

  /** Nothing, when nobody waits for it any more: the visit was left, or somebody else has answered for it. */
  function* callFor(effect: PendingEffect): Work<StepCall | undefined> {
    const run = yield* store.loadRun(effect.runId);
    const program = run && (yield* ports.programs.get(run.flowKey, run.flowVersion));
    return run && program && actCall(effect, { run, program }, clock.now());
  }

  /** Asked again within the commit: a retry may meanwhile have taken up the visit, with a row of the same name. */
  function* putAway(effect: PendingEffect): Work<void> {
    if (!(yield* callFor(effect))) yield* store.closeVisit(effect.runId, effect.token);
  }

  async function attempt(effect: PendingEffect, call: StepCall): Promise<StepResult> {
    const execute = ports.executors[effect.stepType];
    if (!execute)
      return {
        outcome: 'error',
        error: { code: 'NO_EXECUTOR', ...say('noExecutor', { type: effect.stepType }) },
      };
    try {
      // The executor's config type is its definition's, whose schema parsed this config.
      const answer = execute(ports.services, effect.config as never, call);
      return await withDeadline(clock, tryMs, answer, noAnswer);
    } catch (error) {
      const said = say('actBroke', { detail: error instanceof Error ? error.message : String(error) });
      return { outcome: 'error', error: { code: 'INTERNAL', ...said, retryable: true } };
    }
  }

  /** Only whoever holds the lease may speak for the effect: an answer that comes after it was taken over is void. */
  function* conclude({ effect, result }: Done): Work<void> {
    if (!(yield* store.holdsEffect(effect))) return;
    const answer = yield* driverOf().apply(effect.runId, { type: 'completed', token: effect.token, result });
    // Somebody else moved the run on, or it was cancelled: the late answer changes nothing, and the row is done with.
    if ('refused' in answer) yield* store.closeVisit(effect.runId, effect.token);
  }

  async function idle(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay);
  }

  const driverOf = (): Driver => {
    if (!driver) throw new Error('The worker was asked to work before it was connected.');
    return driver;
  };

  return {
    connect: (connected) => void (driver = connected),
    lease() {
      const now = clock.now();
      if (room() > 0) return { leaseUntil: now + leaseMs, leaseOwner: ports.owner };
      return { leaseUntil: now, leaseOwner: null };
    },
    dispatch(effect, by) {
      takeOn(effect);
      // Should the answer never come, somebody looks again when the lease ends.
      ports.timerSet(effect.leaseUntil);
      pump(effect, by);
    },
    timerSet: ports.timerSet,
    async poll() {
      const now = clock.now();
      const limit = Math.min(maxAtOnce, room());
      if (limit === 0) return;
      const due = await db.write(() => store.claimEffects(now, now + leaseMs, ports.owner, limit));
      due.forEach(takeOnOrRenew);
      pump();
    },
    hasRoom: () => room() > 0,
    async catchUp() {
      const late = unwritten;
      unwritten = [];
      await Promise.all(late.map(writeDown));
    },
    idle,
    async stop() {
      isStopped = true;
      await idle();
    },
    get busy() {
      return waiting.length + underWay.size;
    },
  };
}

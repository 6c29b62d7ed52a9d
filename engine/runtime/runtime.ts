import type { Refusal, RunEvent } from '../core/run.ts';
import type { Program } from '../core/program.ts';
import type { StepCatalogue } from '../core/catalogue.ts';
import type { ActExecutor, ActServices, Clock, Ids, RecordExecutor } from './ports.ts';
import type { Desk } from './desk.ts';
import { createCauses } from './causes.ts';
import { createDriver, type Driver, type Missed, type RunRequest, type StartRefusal } from './driver.ts';
import { keepHotRuns } from './hot-runs.ts';
import { createPrograms, type FlowSource, type Programs } from './programs.ts';
import { createPump } from './pump.ts';
import type { RecordChange } from './record-triggers.ts';
import { textValues, type RunStore, type StoredRun } from './run-store.ts';
import { createSetAside } from './set-aside.ts';
import { createSchedules, type Schedules } from './schedules.ts';
import { createTriggers, type Triggers } from './triggers.ts';
import { createWaiters } from './waiters.ts';
import { createWorker } from './worker.ts';
import type { Db, Work } from './work.ts';

export interface RuntimePorts {
  db: Db;
  store: RunStore;
  flows: FlowSource;
  catalogue: StepCatalogue;
  /** By `key@version`: for those who open many runtimes on the same flows. */
  compiled?: Map<string, Program>;
  /** The events that runs wait for. The file has one owner; several runtimes on one store must share this. */
  awaited?: Set<string>;
  recordExecutors: Readonly<Record<string, RecordExecutor<never, unknown> | undefined>>;
  actExecutors: Readonly<Record<string, ActExecutor<never, unknown> | undefined>>;
  desk: Desk;
  services: ActServices;
  clock: Clock;
  ids: Ids;
  timers: Readonly<Record<string, (subject: string, data: Record<string, unknown>) => Work<void>>>;
  publish(topic: 'run', id: string): Work<void>;
  report(error: unknown, context: Record<string, unknown>): void;
}

/** The engine as the server uses it. */
export interface Runtime {
  /** Takes up what a former process left: leases, events, due timers. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** For work of one's own: everything here shares the caller's commit. */
  driver: Driver;
  triggers: Triggers;
  programs: Programs;
  schedules: Schedules;
  begin(request: RunRequest): Promise<{ run: StoredRun } | StartRefusal>;
  apply(runId: string, event: RunEvent): Promise<Applied>;
  /** The run once it rests on a person, a time or an event, or has ended; undefined when that takes longer. */
  settled(runId: string, timeoutMs: number): Promise<StoredRun | undefined>;
  /** Whoever waits in `settled` gets an answer now. */
  dismiss(): void;
  /** Stores an event for runs and triggers, if any listens. */
  emit(name: string, payload: Record<string, unknown>): Work<void>;
  /** A record was created or changed: stores the starts of the flows that watch for it. */
  recordChanged(change: RecordChange): Work<void>;
  /** Look for due work soon. */
  poke(): void;
  timerSet(dueAt: number): void;
  /** Works until nothing is due and nothing is under way. */
  drain(): Promise<void>;
}
export type Applied = { run: StoredRun } | Refusal | Missed;

const warmAfterMs = 50;

export function createRuntime(given: RuntimePorts): Runtime {
  const ports = { ...given, store: keepHotRuns(given.store) };
  const { db, store, flows, clock } = ports;
  const programs = createPrograms(flows, ports.catalogue, ports.report, ports.compiled);
  const waiters = createWaiters();
  const causes = createCauses();

  const setAside = createSetAside({ ...ports, emit, moved: waiters.moved });
  const worker = createWorker({
    ...ports,
    setAside,
    executors: ports.actExecutors,
    programs,
    owner: ports.ids.next('worker'),
    timerSet: (dueAt) => pump.at(dueAt),
  });
  const driver = createDriver({
    ...ports,
    setAside,
    programs,
    executors: ports.recordExecutors,
    causes,
    effects: worker,
    emit,
    moved: waiters.moved,
    awaits: (name) => void awaited.add(name),
  });
  worker.connect(driver);
  const timerSet = (dueAt: number): void => pump.at(dueAt);
  const triggers = createTriggers({ ...ports, programs, driver });
  const schedules = createSchedules({ ...ports, programs, driver, timerSet });
  const timers = { ...ports.timers, ...schedules.timers };
  const pump = createPump({ ...ports, setAside, timers, driver, triggers, worker });

  // Names that some run has waited for since the start: most events are no run's business and need no look-up.
  const awaited = ports.awaited ?? new Set<string>();

  /** An event nobody listens to now is nobody's later: runs hear only what happens while they wait. */
  function* emit(name: string, payload: Record<string, unknown>): Work<void> {
    const heard = triggers.listensTo(name) || (awaited.has(name) && (yield* isAwaited(name, payload)));
    if (!heard) return;
    yield* store.insertEvent(name, payload, clock.now(), { causeRunId: causes.current() });
    yield* store.afterCommit(pump.poke);
  }

  function* recordChanged(change: RecordChange): Work<void> {
    const { object, after } = change;
    yield* emit('record.changed', { object, recordId: after.id, caseId: after.caseId ?? null });
    const causeRunId = causes.current();
    for (const { name, payload, flowKey } of yield* triggers.askedBy(change)) {
      yield* store.insertEvent(name, payload, clock.now(), { causeRunId, flowKey });
      yield* store.afterCommit(pump.poke);
    }
  }

  function* isAwaited(name: string, payload: Record<string, unknown>): Work<boolean> {
    return (yield* store.subscribers(name, textValues(payload))).length > 0;
  }

  async function settled(runId: string, timeoutMs: number): Promise<StoredRun | undefined> {
    const waiter = waiters.open(runId, timeoutMs);
    try {
      let run = store.lastSeen(runId) ?? (await db.read(() => store.loadRun(runId)));
      while (run && !rests(run)) {
        const move = await waiter.moved();
        if (!move) return undefined;
        run = move.run ?? (await db.read(() => store.loadRun(runId)));
      }
      return run;
    } finally {
      waiter.close();
    }
  }

  /** Compiles the live flows one at a time, between calls. */
  function warmUp(): void {
    if (!programs.isCold()) return;
    clock.wake(clock.now() + warmAfterMs, () => {
      db.read(programs.warm).then(warmUp, () => undefined);
    });
  }

  return {
    driver,
    triggers,
    programs,
    schedules,
    emit,
    recordChanged,
    settled,
    dismiss: waiters.dismiss,
    async start() {
      await triggers.reload();
      for (const name of await db.read(store.awaitedEvents)) awaited.add(name);
      await db.write(store.releaseEffects);
      await db.write(function* () {
        yield* schedules.reconcile(yield* programs.reload());
      });
      pump.poke();
      warmUp();
    },
    async stop() {
      pump.stop();
      await worker.stop();
    },
    begin: (request) => db.write(() => driver.begin(request)),
    apply: (runId, event) => db.write(() => driver.apply(runId, event)),
    poke: pump.poke,
    timerSet: pump.at,
    async drain() {
      for (;;) {
        await pump.drain();
        if (worker.busy === 0) return;
        await worker.idle();
      }
    },
  };
}

/** Nothing of ours is under way any more: the run has ended, or waits for the world. */
export const rests = ({ state }: StoredRun): boolean =>
  state.status !== 'active' || state.positions.every(({ waitingFor }) => !underWay.has(waitingFor));

/** What the run waits for is on its way by itself. */
const underWay: ReadonlySet<string> = new Set(['effect', 'delivery', 'record', 'retry']);

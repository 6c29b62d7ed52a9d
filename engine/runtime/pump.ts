import type { RunEvent } from '../core/run.ts';
import type { Clock } from './ports.ts';
import type { Driver } from './driver.ts';
import { textValues, type DueTimer, type RunStore, type StoredEvent } from './run-store.ts';
import type { SetAside } from './set-aside.ts';
import type { Triggers } from './triggers.ts';
import type { Worker } from './worker.ts';
import { StoreUnavailable, type Db, type Work } from './work.ts';

export interface PumpPorts {
  db: Db;
  store: RunStore;
  driver: Driver;
  triggers: Triggers;
  worker: Worker;
  setAside: SetAside;
  clock: Clock;
  /** What to do when a timer of another room is due: `sla.warn`, `outbox`, … */
  timers: Readonly<Record<string, (subject: string, data: Record<string, unknown>) => Work<void>>>;
  report(error: unknown, context: Record<string, unknown>): void;
}

/** Works off what is due: stored events, timers, retries. Everything it needs to know is in rows. */
export interface Pump {
  /** Look soon: something was committed. */
  poke(): void;
  /** Look no later than this. */
  at(dueAt: number): void;
  /** Works until nothing is due. Concurrent calls share one round. */
  drain(): Promise<void>;
  stop(): void;
}
const batch = 100;
/** A round that fails altogether (a full disk, a locked file) is tried again after this long. */
const retryAfterMs = 1000;

export function createPump(ports: PumpPorts): Pump {
  const { db, store, clock } = ports;
  let round: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let alarm: { at: number; cancel(): void } | undefined;

  /** One event: its row deleted, its subscribers signalled, its flows started. */
  function* handleEvent(event: StoredEvent): Work<void> {
    if (!(yield* store.deleteEvent(event.id))) return;
    const signal = { type: 'event' as const, name: event.name, payload: event.payload };
    for (const { runId, token } of yield* subscribersOf(event)) {
      yield* moving(runId, { type: 'signalled', token, signal });
    }
    for (const wake of ports.triggers.wakesOf(event))
      yield* guarded(() => ports.triggers.wake(wake), { event: event.name, flow: wake.flowKey });
  }

  function* subscribersOf({ name, payload, flowKey }: StoredEvent): Work<{ runId: string; token: string }[]> {
    return flowKey === null ? yield* store.subscribers(name, textValues(payload)) : [];
  }

  /** In the order in which things happened, all in one commit. */
  function* handleEvents(events: readonly StoredEvent[]): Work<void> {
    for (const event of events) {
      if (!event.isDamaged) yield* handleEvent(event);
      else {
        ports.report(new Error(`The stored event ${event.id} (${event.name}) is damaged.`), {});
        yield* store.deleteEvent(event.id);
      }
    }
  }

  function* handleTimer(timer: DueTimer): Work<void> {
    // The clock may have been set back since the timer was found to be due.
    if (timer.dueAt > clock.now() || !(yield* store.deleteTimer(timer.id))) return;
    if (timer.kind === 'run') {
      const event = { type: 'signalled' as const, token: timer.token, signal: { type: 'timeout' as const } };
      return yield* moving(timer.subject, event);
    }
    const handler = ports.timers[timer.kind];
    if (!handler)
      return ports.report(new Error(`No handler for timers of kind "${timer.kind}".`), { timer: timer.id });
    yield* guarded(() => handler(timer.subject, timer.data), { timer: timer.kind, subject: timer.subject });
  }

  /** What was to move the run is used up: one that cannot be moved would wait for ever. */
  function* moving(runId: string, event: RunEvent): Work<void> {
    const outcome = yield* store.isolated(() => ports.driver.apply(runId, event));
    if (!outcome.ok) yield* ports.setAside(runId, outcome.error);
  }

  /** One run's bug must not hold up the others that the same event or moment moves. */
  function* guarded(work: () => Work<unknown>, context: Record<string, unknown>): Work<void> {
    const outcome = yield* store.isolated(work);
    if (!outcome.ok) ports.report(outcome.error, context);
  }

  async function drainOnce(): Promise<boolean> {
    await ports.worker.catchUp();
    const events = await db.read(() => store.nextEvents(batch));
    if (events.length > 0) await db.write(() => handleEvents(events));
    const timers = await db.read(() => store.dueTimers(clock.now(), batch));
    await Promise.all(timers.map((timer) => db.write(() => handleTimer(timer))));
    const effectAt = await db.read(() => store.nextEffectAt());
    if (effectAt !== undefined && effectAt <= clock.now()) await ports.worker.poll();
    return events.length + timers.length > 0;
  }

  async function work(): Promise<void> {
    let next: number | undefined;
    try {
      do {
        again = false;
        while (!stopped && (await drainOnce())) continue;
        next = stopped ? undefined : await nextAt();
        // Whoever called while the next time was looked up may know of something earlier.
      } while (again && !stopped);
    } finally {
      round = undefined;
    }
    if (next !== undefined) arm(next);
  }

  async function nextAt(): Promise<number | undefined> {
    const times = await db.read(function* () {
      // A worker that is full asks for the rest itself.
      return [yield* store.nextTimerAt(), ports.worker.hasRoom() ? yield* store.nextEffectAt() : undefined];
    });
    const known = times.filter((time): time is number => time !== undefined);
    return known.length > 0 ? Math.min(...known) : undefined;
  }

  function arm(dueAt: number): void {
    if (stopped || (alarm && alarm.at <= dueAt)) return;
    alarm?.cancel();
    const wake = clock.wake(dueAt, () => {
      alarm = undefined;
      poke();
    });
    alarm = { at: dueAt, cancel: () => wake.cancel() };
  }

  function poke(): void {
    drain().catch((error: unknown) => {
      if (stopped) return;
      if (!(error instanceof StoreUnavailable)) ports.report(error, { room: 'pump' });
      arm(clock.now() + retryAfterMs);
    });
  }

  function drain(): Promise<void> {
    if (round) {
      again = true;
      return round;
    }
    // Begun in a moment, so that it is known to run before it can end.
    round = Promise.resolve().then(work);
    return round;
  }

  return {
    poke,
    at: arm,
    drain,
    stop() {
      stopped = true;
      alarm?.cancel();
    },
  };
}

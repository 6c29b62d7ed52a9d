import { performance, type EventLoopUtilization } from 'node:perf_hooks';

/**
 * How a thread that computes leaves a server alone. A low priority is not enough: where both want the same core, a system
 * may look at it only every few milliseconds, and an answer takes several turns. So the thread computes for a millisecond
 * and then sleeps, the longer the busier the server's own thread is; beside one that has nothing to do it never sleeps.
 */

const sliceMs = 1;
/** Beside a server that is busy all the time it computes for a fifth of it. */
const mostRestMs = 4;
/** Below this share nobody is there to be disturbed. */
const quiet = 0.03;
const lookMs = 50;

/** What the two threads share: how busy the server is, in thousandths, and a place at which to sleep. */
export type Busyness = Int32Array<SharedArrayBuffer>;
const everythingBusy = 1000;

/** As busy as can be until it was looked at. */
export function busyness(share = 1): Busyness {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  shared[0] = share * everythingBusy;
  return shared;
}

/** Run by the server beside a training: writes down how busy its thread is. Ends when called. */
export function watchBusyness(shared: Busyness): () => void {
  let before: EventLoopUtilization = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    Atomics.store(shared, 0, Math.round(utilization * everythingBusy));
  }, lookMs);
  timer.unref();
  return () => clearInterval(timer);
}

export interface Body {
  now(): number;
  sleep(ms: number): void;
}
const bodyAt = (shared: Busyness): Body => ({
  now: () => performance.now(),
  // Nobody ever wakes it.
  sleep: (ms) => void Atomics.wait(shared, 1, 0, ms),
});

/** Called by the thread after every little piece of work. */
export function restBeside(shared: Busyness, body: Body = bodyAt(shared)): () => void {
  let begun = body.now();
  return () => {
    if (body.now() - begun < sliceMs) return;
    const busy = Atomics.load(shared, 0) / everythingBusy;
    if (busy > quiet) body.sleep(mostRestMs * busy);
    begun = body.now();
  };
}

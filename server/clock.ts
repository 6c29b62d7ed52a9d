import type { Clock } from '../engine/runtime/ports.ts';

/** A timer counts on its own; a clock that was set ahead or back meanwhile is noticed within this time. */
const lookEveryMs = 2000;

export const systemClock: Clock = {
  now: () => Date.now(),
  wake(at, callback) {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      timer = setTimeout(look, Math.min(Math.max(0, at - Date.now()), lookEveryMs)).unref();
    };
    const look = (): void => (Date.now() < at ? wait() : callback());
    wait();
    return { cancel: () => clearTimeout(timer) };
  },
};

export interface ManualClock extends Clock {
  /** Moves time on, calling back in order all that falls due on the way. */
  advance(ms: number): void;
  /** When the next callback is wanted. */
  nextAt(): number | undefined;
}

/** A clock that moves only when told to; for tests and the simulation. */
export function manualClock(start: number): ManualClock {
  let now = start;
  const waiting = new Set<{ at: number; callback: () => void }>();
  const earliest = () => [...waiting].sort((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    nextAt: () => earliest()?.at,
    wake(at, callback) {
      const entry = { at, callback };
      waiting.add(entry);
      return { cancel: () => void waiting.delete(entry) };
    },
    advance(ms) {
      const target = now + ms;
      for (;;) {
        const next = earliest();
        if (!next || next.at > target) break;
        waiting.delete(next);
        now = Math.max(now, next.at);
        next.callback();
      }
      now = target;
    },
  };
}

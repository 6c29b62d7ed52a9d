import type { Clock } from '../engine/runtime/ports.ts';
import { advanceClock } from './contract/clock.ts';
import { Problem } from './contract/problem.ts';
import type { ManualClock } from './clock.ts';
import { route, type Route } from './http/handler.ts';
import { say } from './contract/say.ts';

export interface ClockPorts {
  clock: Clock;
  manual?: ManualClock;
  drain(): Promise<void>;
}

/** Moving time by hand, for tests: everything that falls due on the way happens at its own moment, in order. */
export function clockRoutes({ clock, manual, drain }: ClockPorts): Route[] {
  return [
    route(advanceClock, async ({ body }) => {
      if (!manual) return new Problem('conflict', say('realClock'));
      const target = clock.now() + body.ms;
      await drain();
      for (let next = manual.nextAt(); next !== undefined && next <= target; next = manual.nextAt()) {
        manual.advance(Math.max(0, next - clock.now()));
        await drain();
      }
      manual.advance(target - clock.now());
      await drain();
      return { now: new Date(clock.now()).toISOString() };
    }),
  ];
}

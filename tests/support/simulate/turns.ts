import type { Clock } from '../../../engine/runtime/ports.ts';
import type { Random } from './random.ts';

/** The event loop of the simulated world: what could happen next waits here, and chance says what does. */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  constructor(private readonly random: Random) {}

  add(turn: () => void): void {
    this.waiting.push(turn);
  }
  get size(): number {
    return this.waiting.length;
  }
  take(): void {
    const at = this.random.int(this.waiting.length);
    const turn = this.waiting[at];
    const last = this.waiting.pop();
    if (last && at < this.waiting.length) this.waiting[at] = last;
    turn?.();
  }
  /** Lets everything go on that waits for nothing but its turn among promises: a tick comes after all of them. */
  settle(): Promise<void> {
    return new Promise((resolve) => process.nextTick(resolve));
  }
}

interface Alarm {
  at: number;
  owner: unknown;
  callback: () => void;
}

/** Time that moves only when told to, ahead and back. Alarms that are due wait for their turn like everything else. */
export class SimulatedClock {
  private readonly alarms = new Set<Alarm>();
  time: number;
  constructor(
    private readonly turns: Turns,
    start: number,
  ) {
    this.time = start;
  }

  /** The clock as one process sees it. */
  for(owner: unknown): Clock {
    return {
      now: () => this.time,
      wake: (at, callback) => {
        const alarm = { at, owner, callback };
        this.alarms.add(alarm);
        if (at <= this.time) this.ring(alarm);
        return { cancel: () => void this.alarms.delete(alarm) };
      },
    };
  }
  /** What is to happen in the world at a time, whoever is alive then. */
  at(time: number, callback: () => void): void {
    this.for(this).wake(time, callback);
  }

  get next(): number | undefined {
    let first: number | undefined;
    for (const { at } of this.alarms) if (first === undefined || at < first) first = at;
    return first;
  }
  /** Whether the world itself is still to do something: an answer is on its way. */
  get isAwaited(): boolean {
    for (const { owner } of this.alarms) if (owner === this) return true;
    return false;
  }
  moveTo(time: number): void {
    this.time = time;
    for (const alarm of this.alarms) if (alarm.at <= time) this.ring(alarm);
  }
  /** Alarms count time that passes, so after the clock was set back they ring early. */
  ringEarly(random: Random): void {
    if (this.alarms.size > 0) this.ring(random.pick([...this.alarms]));
  }
  forget(owner: unknown): void {
    for (const alarm of this.alarms) if (alarm.owner === owner) this.alarms.delete(alarm);
  }

  private ring(alarm: Alarm): void {
    this.turns.add(() => {
      if (this.alarms.delete(alarm)) alarm.callback();
    });
  }
}

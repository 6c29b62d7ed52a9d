import type { RunStore } from '../../../engine/runtime/run-store.ts';
import { StoreUnavailable, type Work } from '../../../engine/runtime/work.ts';
import { Died } from '../memory/memory-db.ts';
import { openMemory, type MemoryStore } from '../memory/memory-store.ts';

import { houseOf, type House } from './house.ts';
import { Ledger } from './ledger.ts';
import { randomOf, type Random } from './random.ts';
import { Services } from './services.ts';
import { SimulatedClock, Turns } from './turns.ts';

const beginning = Date.parse('2026-06-01T01:00:00.000Z');

/** A fault put into the engine on purpose, to prove that the simulation would find it. */
export type Sabotage = (store: RunStore, world: World) => RunStore;

/** Everything that one seed decides. No real time, no real chance, nothing outside of this object. */
export class World {
  readonly random: Random;
  readonly turns: Turns;
  readonly clock: SimulatedClock;
  readonly memory: MemoryStore = openMemory();
  readonly store: RunStore;
  readonly ledger = new Ledger(this.memory);
  readonly services = new Services(this);
  readonly house: House;
  readonly counts: Record<string, number> = {};
  readonly failures: string[] = [];
  /** No more deaths, refusals and late answers: what is left must come to its end. */
  isCalm = false;
  /** Store calls until whoever makes the next one dies. */
  fuse = Infinity;
  isDiskFull = false;
  /** Known to all processes, and gone with the last of them. */
  readonly awaited = new Set<string>();
  /** What approvers decided, as they were told that it counts. */
  readonly decisions = new Map<string, string>();
  private ids = 0;

  constructor(
    readonly seed: number,
    sabotage: Sabotage = (store) => store,
    private readonly log?: string[],
  ) {
    this.random = randomOf(seed);
    this.turns = new Turns(this.random);
    this.clock = new SimulatedClock(this.turns, beginning);
    this.house = houseOf(seed);
    this.store = mortal(crowded(sabotage(this.memory.store, this), this.random.chance(0.3)), this);
  }

  trouble(probability: number): boolean {
    return !this.isCalm && this.random.chance(probability);
  }
  count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
    this.log?.push(`${new Date(this.clock.time).toISOString().slice(11, 23)} ${what}`);
  }
  note(text: () => string): void {
    this.log?.push(`${new Date(this.clock.time).toISOString().slice(11, 23)} ${text()}`);
  }
  fail(what: string): void {
    this.note(() => `FAILURE ${what}`);
    this.failures.push(what);
  }
  nextId(prefix: string): string {
    return `${prefix}_${++this.ids}`;
  }

  /** Before a commit: the process may die, or the disk may refuse. */
  readonly opening = (): void => {
    if (this.isDiskFull) {
      this.count('commits refused');
      throw new StoreUnavailable({ message: 'the disk is full' });
    }
    if (this.trouble(0.01)) this.die();
  };
  /** After it, but before anybody heard of it. */
  readonly committed = (): void => {
    if (this.trouble(0.01)) this.die();
  };
  isRefusal(error: unknown): boolean {
    return error instanceof StoreUnavailable;
  }
  die(): never {
    this.fuse = Infinity;
    throw new Died();
  }
  burn(): void {
    if (--this.fuse <= 0) this.die();
  }
}

/** In a crowded house more waits than is taken at once: here that is two. */
function crowded(store: RunStore, isCrowded: boolean): RunStore {
  if (!isCrowded) return store;
  const few = (limit: number): number => Math.min(limit, 2);
  return {
    ...store,
    nextEvents: (limit) => store.nextEvents(few(limit)),
    dueTimers: (now, limit) => store.dueTimers(now, few(limit)),
    claimEffects: (now, until, owner, limit) => store.claimEffects(now, until, owner, few(limit)),
  };
}

type Method = (...args: never[]) => Work<unknown>;

/** The same store, in which any call may be the last one of its process. */
function mortal(store: RunStore, world: World): RunStore {
  const wrapped = Object.entries(store).map(([name, method]: [string, Method]) => [
    name,
    (...args: never[]): Work<unknown> => {
      world.burn();
      return method(...args);
    },
  ]);
  // Same methods under the same names.
  return Object.fromEntries(wrapped) as unknown as RunStore;
}

import { actExecutors } from '../../../engine/steps/executors.ts';
import { createRuntime, type Runtime } from '../../../engine/runtime/runtime.ts';
import { StoreUnavailable } from '../../../engine/runtime/work.ts';
import type { MemoryConnection } from '../memory/memory-db.ts';
import { catalogue, deskOf, executorsOf } from './house.ts';
import type { World } from './world.ts';

/** One server process: the real runtime, on a store that may die under it. */
export class Process {
  readonly db: MemoryConnection;
  readonly runtime: Runtime;
  readonly name: string;
  /** Takes requests once it has started. */
  isReady = false;

  constructor(private readonly world: World) {
    const { turns, opening, committed, house, services } = world;
    this.name = world.nextId('process');
    this.db = world.memory.connect({
      write: (flush) => turns.add(flush),
      read: (look) => turns.add(look),
      opening,
      committed,
    });
    this.runtime = createRuntime({
      db: this.db,
      store: world.store,
      flows: house.source,
      catalogue,
      compiled: house.programs,
      awaited: world.awaited,
      recordExecutors: executorsOf(world),
      actExecutors,
      desk: deskOf(world),
      services: { http: services.http },
      clock: world.clock.for(this),
      ids: { next: (prefix) => world.nextId(prefix) },
      timers: {},
      *publish() {},
      report: (error) => this.report(error),
    });
    world.note(() => `${this.name} starts`);
    this.runtime.start().then(
      () => (this.isReady = true),
      (error: unknown) => this.giveUp(error),
    );
  }

  get isAlive(): boolean {
    return !this.db.isDead;
  }
  kill(): void {
    this.db.die();
    this.world.clock.forget(this);
  }

  /** A process that cannot start ends, and its supervisor starts another. */
  private giveUp(error: unknown): void {
    if (!(error instanceof StoreUnavailable)) this.report(error);
    this.kill();
  }
  private report(error: unknown): void {
    if (error instanceof StoreUnavailable) return;
    this.world.fail(`a bug was reported: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
  }
}

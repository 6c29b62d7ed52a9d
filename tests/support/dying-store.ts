import type { RunStore } from '../../engine/runtime/run-store.ts';
import type { Work } from '../../engine/runtime/work.ts';
import { runStore } from '../../server/store/run-queries.ts';
import type { SqliteStore } from '../../server/store/sqlite.ts';

/** Dies at one store call: the connection closes, so nothing uncommitted survives and nothing more is written. */
export function dyingStore(
  store: SqliteStore,
  at: number,
  when: 'before' | 'after',
): { runs: RunStore; calls(): number } {
  let count = 0;
  const die = (): never => {
    store.close();
    throw new Error('the process died');
  };
  const dying = (method: (...args: never[]) => Work<unknown>) =>
    function* (...args: never[]): Work<unknown> {
      const mine = ++count === at;
      if (mine && when === 'before') die();
      const value = yield* method(...args);
      if (mine) die();
      return value;
    };
  const runs = Object.fromEntries(
    Object.entries(runStore).map(([name, method]) => [name, dying(method as never)]),
  );
  // Same methods under the same names.
  return { runs: runs as unknown as RunStore, calls: () => count };
}

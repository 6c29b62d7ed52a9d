import type { Db, StoreCall, Work } from '../../engine/runtime/work.ts';
import { answering, type Call } from '../../server/store/query.ts';
import type { SqliteStore } from '../../server/store/sqlite.ts';

/** Dies at one statement of any work: the connection closes, so nothing uncommitted survives and nothing more is written. */
export function dyingDb(
  store: SqliteStore,
  at: number,
  when: 'before' | 'after',
): { db: Db; calls(): number } {
  let count = 0;
  const die = (): never => {
    store.close();
    throw new Error('the process died');
  };
  /** What is isolated consists of statements as well. */
  const opened = (call: StoreCall): StoreCall => {
    // Only the store's own calls are ever yielded.
    const own = call as Call;
    if (own.kind !== 'isolated') return own;
    const inner: StoreCall & Call = { ...own, work: () => watched(own.work) };
    return inner;
  };
  function* watched<T>(work: () => Work<T>): Work<T> {
    const inner = work();
    // Answered at once, the calls would not come by here.
    const move = <T>(on: () => T): T => answering(undefined, on);
    let step = move(() => inner.next());
    while (!step.done) {
      const mine = ++count === at;
      if (mine && when === 'before') die();
      let reply: unknown;
      try {
        reply = yield opened(step.value);
      } catch (error) {
        step = move(() => inner.throw(error));
        continue;
      }
      if (mine) die();
      step = move(() => inner.next(reply));
    }
    return step.value;
  }
  const db: Db = {
    read: (work) => store.read(() => watched(work)),
    write: (work) => store.write(() => watched(work)),
  };
  return { db, calls: () => count };
}

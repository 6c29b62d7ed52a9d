import { openSqlite, type SqliteStore } from '../../server/store/sqlite.ts';

/** A store that dies at one call: the connection closes, so nothing uncommitted survives and nothing more is written. */
export function openDying(
  file: string,
  at: number,
  when: 'before' | 'after',
): { store: SqliteStore; calls(): number } {
  let count = 0;
  const die = (): never => {
    store.close();
    throw new Error('the process died');
  };
  const store = openSqlite(file, {
    watch(call) {
      const mine = ++count === at;
      if (mine && when === 'before') die();
      const answer = call();
      if (mine) die();
      return answer;
    },
  });
  return { store, calls: () => count };
}

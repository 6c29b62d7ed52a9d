import { describe, expect, it } from 'vitest';
import type { RunStore } from '../../engine/runtime/run-store.ts';
import type { Db, Work } from '../../engine/runtime/work.ts';
import { runStoreContract } from './run-store-contract.ts';

/** What every database behind the ports `Db` and `RunStore` must do. */
export interface OpenedStore {
  db: Db;
  store: RunStore;
  /** A second look at the same data, through a connection of its own. */
  count(table: StoredTable): number;
  /** Puts a flow in, where runs must belong to one that is there. */
  installFlow(key: string): Promise<void>;
}
export type StoredTable = 'runs' | 'runHistory' | 'effects' | 'timers' | 'subscriptions' | 'tasks' | 'events';

export function storeContract(open: () => OpenedStore): void {
  writesContract(open);
  partsContract(open);
  runStoreContract(open);
}

const words = (store: RunStore) => ({
  add: (name: string): Work<void> => store.insertEvent(name, {}, 0),
  *listed(): Work<string[]> {
    return (yield* store.nextEvents(100)).map(({ name }) => name);
  },
});

function writesContract(open: () => OpenedStore): void {
  describe('a write', () => {
    it('is there for a reader from outside as soon as it resolves', async () => {
      const { db, store, count } = open();
      await db.write(() => store.insertEvent('a', {}, 0));
      expect(count('events')).toBe(1);
    });

    it('leaves nothing when its work throws, and does not touch those it shares the commit with', async () => {
      const { db, store } = open();
      const { add, listed } = words(store);
      const [first, second, third] = await Promise.allSettled([
        db.write(() => add('first')),
        db.write(function* () {
          yield* add('second');
          throw new Error('no');
        }),
        db.write(() => add('third')),
      ]);
      expect([first?.status, second?.status, third?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await db.read(listed)).toEqual(['first', 'third']);
    });

    it('sees what writes before it in the same commit have done, in the order they were handed in', async () => {
      const { db, store } = open();
      const { add, listed } = words(store);
      const seen = await Promise.all(
        ['a', 'b', 'c'].map((name) =>
          db.write(function* () {
            yield* add(name);
            return yield* listed();
          }),
        ),
      );
      expect(seen).toEqual([['a'], ['a', 'b'], ['a', 'b', 'c']]);
    });

    it('answers with the value of its own work', async () => {
      const { db } = open();
      const values = await Promise.all(
        [1, 2, 3].map((value) =>
          db.write(function* () {
            return value;
          }),
        ),
      );
      expect(values).toEqual([1, 2, 3]);
    });

    it('carries values as values, whatever they contain', async () => {
      const { db, store } = open();
      const { add, listed } = words(store);
      const hostile = `'; DROP TABLE events; -- "{{x}}" 絵文字🚃\u0000`;
      await db.write(() => add(hostile));
      expect(await db.read(listed)).toEqual([hostile]);
    });
  });
}

function partsContract(open: () => OpenedStore): void {
  describe('isolated work', () => {
    it('is undone alone when it throws, down to what is isolated inside it', async () => {
      const { db, store } = open();
      const { add, listed } = words(store);
      await db.write(function* () {
        yield* add('outer');
        yield* store.isolated(function* () {
          yield* add('middle');
          yield* store.isolated(function* (): Work<void> {
            yield* add('inner');
            throw new Error('inner');
          });
          yield* add('middle again');
        });
        yield* store.isolated(function* (): Work<void> {
          yield* add('lost');
          yield* store.isolated(() => add('lost with it'));
          throw new Error('outer part');
        });
      });
      expect(await db.read(listed)).toEqual(['outer', 'middle', 'middle again']);
    });
  });

  describe('what is to happen after the commit', () => {
    it('happens once the data is there, and never for work that was undone', async () => {
      const { db, store, count } = open();
      const told: string[] = [];
      const tell = (name: string): Work<void> =>
        store.afterCommit(() => told.push(`${name} ${count('events')}`));
      await Promise.allSettled([
        db.write(function* () {
          yield* store.insertEvent('a', {}, 0);
          yield* tell('a');
          yield* store.isolated(function* (): Work<void> {
            yield* tell('undone part');
            throw new Error('no');
          });
        }),
        db.write(function* (): Work<void> {
          yield* tell('undone');
          throw new Error('no');
        }),
      ]);
      expect(told).toEqual(['a 1']);
    });
  });
}

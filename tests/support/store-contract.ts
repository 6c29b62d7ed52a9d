import { describe, expect, it } from 'vitest';
import type { Db, Work } from '../../engine/runtime/work.ts';
import { afterCommit, all, insert, isolated, one, p, patch, statement } from '../../server/store/query.ts';
import { runStore } from '../../server/store/run-queries.ts';

/** What every database behind the `Db` port must do. `isOpen`: whether a write is under way, seen from outside. */
export interface OpenedDb {
  db: Db;
  /** A second look at the same data, through a connection of its own. */
  countFromOutside(): number;
}

const eventById = statement<{ id: number }>()((db) =>
  db.selectFrom('events').selectAll().where('id', '=', p('id')),
);
const names = statement<object>()((db) => db.selectFrom('events').select('name').orderBy('id'));
const add = (name: string): Work<void> => runStore.insertEvent(name, {}, 0);
function* listed(): Work<string[]> {
  return (yield* all(names, {})).map(({ name }) => name);
}

export function storeContract(open: () => OpenedDb): void {
  describe('a write', () => {
    it('is there for a reader from outside as soon as it resolves', async () => {
      const { db, countFromOutside } = open();
      await db.write(() => add('a'));
      expect(countFromOutside()).toBe(1);
    });

    it('leaves nothing when its work throws, and does not touch those it shares the commit with', async () => {
      const { db } = open();
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
      const { db } = open();
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

    it('can catch what the database refuses and go on', async () => {
      const { db } = open();
      const row = { id: 'f', key: 'k', title: '{}', status: 'draft', createdAt: '', updatedAt: '' };
      await db.write(function* () {
        yield* insert('flows', row);
        const again = yield* isolated(() => insert('flows', row));
        expect(again.ok).toBe(false);
        yield* add('went on');
      });
      expect(await db.read(listed)).toEqual(['went on']);
    });
  });

  describe('isolated work', () => {
    it('is undone alone when it throws, down to what is isolated inside it', async () => {
      const { db } = open();
      await db.write(function* () {
        yield* add('outer');
        yield* isolated(function* () {
          yield* add('middle');
          yield* isolated(function* (): Work<void> {
            yield* add('inner');
            throw new Error('inner');
          });
          yield* add('middle again');
        });
        yield* isolated(function* (): Work<void> {
          yield* add('lost');
          yield* isolated(() => add('lost with it'));
          throw new Error('outer part');
        });
      });
      expect(await db.read(listed)).toEqual(['outer', 'middle', 'middle again']);
    });
  });

  describe('what is to happen after the commit', () => {
    it('happens once the data is there, and never for work that was undone', async () => {
      const { db, countFromOutside } = open();
      const told: string[] = [];
      const tell = (name: string): Work<void> =>
        afterCommit(() => told.push(`${name} ${countFromOutside()}`));
      await Promise.allSettled([
        db.write(function* () {
          yield* add('a');
          yield* tell('a');
          yield* isolated(function* (): Work<void> {
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

  describe('statements', () => {
    it('give undefined for a row that is not there, and 0 for a change that met none', async () => {
      const { db } = open();
      expect(await db.read(() => one(eventById, { id: 7 }))).toBeUndefined();
      expect(await db.write(() => patch('flows', 'none', { status: 'active' }))).toBe(0);
    });

    it('carry values as values, whatever they contain', async () => {
      const { db } = open();
      const hostile = `'; DROP TABLE events; -- "{{x}}" 絵文字🚃\u0000`;
      await db.write(() => add(hostile));
      expect(await db.read(listed)).toEqual([hostile]);
    });
  });
}

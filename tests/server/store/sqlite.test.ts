import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StoreUnavailable } from '../../../engine/runtime/work.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { migrations } from '../../../server/store/migrations/migrations.ts';
import { afterCommit, insert, isolated, one, p, patch, statement } from '../../../server/store/query.ts';
import { runStore } from '../../../server/store/run-queries.ts';
import { tinyFlow } from '../../support/flow.ts';
import { installFlow } from '../../support/runtime.ts';
import { openTestStore } from '../../support/store.ts';
import { storeContract } from '../../support/store-contract.ts';

const flowById = statement<{ id: string }>()((db) =>
  db.selectFrom('flows').selectAll().where('id', '=', p('id')),
);

describe('the embedded database', () => {
  storeContract(() => {
    const db = openTestStore();
    const outside = new Database(db.connection.name, { readonly: true });
    onTestFinished(() => void outside.close());
    return {
      db,
      store: runStore,
      count: (table) => Number(outside.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
      installFlow: (key) => installFlow(db, tinyFlow({ z: ['end', {}] }, { key })),
    };
  });

  it('gives undefined for a row that is not there, and 0 for a change that met none', async () => {
    const db = openTestStore();
    expect(await db.read(() => one(flowById, { id: 'none' }))).toBeUndefined();
    expect(await db.write(() => patch('flows', 'none', { status: 'active' }))).toBe(0);
  });

  it('lets work catch what the database refuses and go on', async () => {
    const db = openTestStore();
    const row = { id: 'f', key: 'k', title: '{}', status: 'draft', createdAt: '', updatedAt: '' };
    await db.write(function* () {
      yield* insert('flows', row);
      const again = yield* isolated(() => insert('flows', row));
      expect(again.ok).toBe(false);
      yield* runStore.insertEvent('went on', {}, 0);
    });
    expect(await db.read(() => runStore.nextEvents(9))).toMatchObject([{ name: 'went on' }]);
  });

  it('keeps the file whole through a power cut: WAL, synced before it is copied, foreign keys on', () => {
    const { connection } = openTestStore();
    const pragma = (name: string): unknown => connection.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 1, 1]);
  });

  it('puts all writes of one turn into one commit', async () => {
    const store = openTestStore();
    const commits = (): number => Number(store.connection.pragma('data_version', { simple: true }));
    const outside = new Database(store.connection.name, { readonly: true });
    onTestFinished(() => void outside.close());
    const version = (): unknown => outside.pragma('data_version', { simple: true });
    const before = Number(version());
    await Promise.all(Array.from({ length: 50 }, () => store.write(function* () {})));
    expect(Number(version()) - before).toBeLessThanOrEqual(1);
    expect(commits()).toBeGreaterThan(0);
  });

  it('does a commit again with care when some of its work throws, and tells of it once', async () => {
    const store = openTestStore();
    const told: string[] = [];
    let tries = 0;
    const good = store.write(function* () {
      tries += 1;
      yield* insert('events', { name: 'good', payload: '{}', createdAt: 0 });
      yield* afterCommit(() => void told.push('good'));
      const inner = yield* isolated(function* () {
        yield* insert('events', { name: 'inner', payload: '{}', createdAt: 0 });
        throw new Error('inner');
      });
      return inner.ok;
    });
    const bad = store.write(function* () {
      yield* insert('events', { name: 'bad', payload: '{}', createdAt: 0 });
      yield* afterCommit(() => void told.push('bad'));
      throw new Error('a bug');
    });
    await expect(bad).rejects.toThrow('a bug');
    await expect(good).resolves.toBe(false);
    expect([told, tries]).toEqual([['good'], 2]);
    expect(store.connection.prepare('SELECT name FROM events').pluck().all()).toEqual(['good']);
  });

  it('keeps no more writes than it may while the file is held, and does those it kept', async () => {
    const store = openTestStore({ mostWaiting: 4 });
    const other = new Database(store.connection.name);
    other.exec('BEGIN IMMEDIATE');
    const note = (name: string) => store.write(() => insert('events', { name, payload: '{}', createdAt: 0 }));
    const kept = ['a', 'b', 'c', 'd'].map(note);
    await expect(note('e')).rejects.toThrow(StoreUnavailable);
    // What comes once the file has been found held counts as well.
    await new Promise(setImmediate);
    await expect(note('f')).rejects.toThrow(/More changes wait/);
    expect([store.isCrowded(), store.availability.fault]).toEqual([true, undefined]);
    other.close();
    await Promise.all(kept);
    expect(store.isCrowded()).toBe(false);
    expect(store.connection.prepare('SELECT name FROM events').pluck().all()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('says so when the disk refuses, and keeps working once it does not', async () => {
    const store = openTestStore();
    store.connection.pragma('query_only = ON');
    await expect(
      store.write(function* () {
        store.connection.exec("INSERT INTO events (name, payload, createdAt) VALUES ('x', '{}', 0)");
      }),
    ).rejects.toThrow(/may not be written/);
    store.connection.pragma('query_only = OFF');
    await expect(
      store.write(function* () {
        return 'again';
      }),
    ).resolves.toBe('again');
  });
});

describe('migrations', () => {
  it('run once, in order, and never again', () => {
    const store = openTestStore();
    expect(migrate(store)).toEqual([]);
    const ran = store.connection.prepare('SELECT id FROM migrations ORDER BY rowid').pluck().all();
    expect(ran).toEqual(migrations.map(({ id }) => id));
  });

  it('have names that say their order', () => {
    const ids = migrations.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
  });
});

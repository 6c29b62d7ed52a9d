import { fdatasyncSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Disk } from '../../../server/store/log-sync.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { afterCommit, insert } from '../../../server/store/query.ts';
import { openSqlite } from '../../../server/store/sqlite.ts';
import { temporaryFolder } from '../../support/server-process.ts';

/** A disk that is done when the test says so. */
function slowDisk() {
  const pending: ((error: Error | null) => void)[] = [];
  const files: number[] = [];
  let atOnce = 0;
  const disk: Disk = {
    fdatasync(file, done) {
      files.push(file);
      pending.push(done);
    },
    fdatasyncSync(file) {
      atOnce += 1;
      fdatasyncSync(file);
    },
  };
  return {
    disk,
    pending,
    files,
    get atOnce() {
      return atOnce;
    },
  };
}
function open(disk: Disk, mostWaiting?: number) {
  const folder = temporaryFolder();
  const store = openSqlite(join(folder.path, 'test.db'), { disk, mostWaiting });
  onTestFinished(() => {
    store.close();
    folder.remove();
  });
  migrate(store);
  return store;
}
const event = (name: string) => insert('events', { name, payload: '{}', createdAt: 0 });

describe('a commit', () => {
  it('is told of when it is on the disk and not before, and gathers what is to be written meanwhile', async () => {
    const slow = slowDisk();
    const store = open(slow.disk);
    const told: string[] = [];
    const write = (name: string): void =>
      void store
        .write(function* () {
          yield* event(name);
          yield* afterCommit(() => void told.push(`after ${name}`));
        })
        .then(() => told.push(name));
    write('a');
    write('b');
    await turn();
    await turn();
    write('c');
    write('d');
    await turn();
    await turn();
    const committed = store.connection.prepare('SELECT count(*) FROM events').pluck().get();
    expect([committed, told, slow.pending.length]).toEqual([2, [], 1]);

    slow.pending[0]?.(null);
    await turn();
    expect([told, slow.pending.length]).toEqual([['after a', 'after b', 'a', 'b'], 2]);

    slow.pending[1]?.(null);
    await turn();
    expect(told).toEqual(['after a', 'after b', 'a', 'b', 'after c', 'after d', 'c', 'd']);
  });

  it('does not wait for the one before once much is to be written, but is told of after it', async () => {
    const slow = slowDisk();
    const store = open(slow.disk);
    const told: string[] = [];
    const count = store.connection.prepare('SELECT count(*) FROM events').pluck();
    const write = async (name: string, times: number): Promise<void> => {
      for (let time = 0; time < times; time++)
        void store.write(() => event(name)).then(() => void (told.at(-1) === name || told.push(name)));
      await turn();
      await turn();
    };
    await write('a', 2);
    await write('b', 9);
    expect([count.get(), slow.pending.length]).toEqual([2, 1]);
    await write('b', 1);
    expect([count.get(), slow.pending.length]).toEqual([12, 2]);
    // Two are on their way: however much comes, it is gathered now.
    await write('c', 100);
    expect([count.get(), slow.pending.length]).toEqual([12, 2]);
    expect(new Set(slow.files).size).toBe(2);

    slow.pending[1]?.(null);
    await turn();
    expect(told).toEqual([]);
    slow.pending[0]?.(null);
    await turn();
    await turn();
    expect([told, count.get(), slow.pending.length]).toEqual([['a', 'b'], 112, 3]);
    slow.pending[2]?.(null);
    await turn();
    expect(told).toEqual(['a', 'b', 'c']);
  });

  it('of one caller alone is synced at once, but never told of before an earlier one', async () => {
    const slow = slowDisk();
    const store = open(slow.disk);
    await store.write(() => event('alone'));
    expect([slow.atOnce, slow.pending.length]).toEqual([1, 0]);

    const told: string[] = [];
    for (const name of ['a', 'b']) void store.write(() => event(name)).then(() => told.push(name));
    await turn();
    await turn();
    void store.write(() => event('c')).then(() => told.push('c'));
    await turn();
    await turn();
    expect([slow.atOnce, told]).toEqual([1, []]);
    slow.pending[0]?.(null);
    await turn();
    expect([slow.atOnce, told]).toEqual([2, ['a', 'b', 'c']]);
  });

  it('that waits for a disk that hangs counts among the writes that wait', async () => {
    const slow = slowDisk();
    const store = open(slow.disk, 4);
    const kept = Promise.all([store.write(() => event('a')), store.write(() => event('b'))]);
    await turn();
    await turn();
    expect(store.isCrowded()).toBe(true);
    const behind = [store.write(() => event('c')), store.write(() => event('d'))];
    await expect(store.write(() => event('e'))).rejects.toThrow(/More changes wait/);
    slow.pending[0]?.(null);
    await kept;
    await turn();
    slow.pending[1]?.(null);
    await Promise.all(behind);
    expect(store.isCrowded()).toBe(false);
  });

  it('that cannot be brought to the disk is never said to be kept', async () => {
    const slow = slowDisk();
    const store = open(slow.disk);
    let isTold = false;
    for (const name of ['a', 'b']) void store.write(() => event(name)).then(() => (isTold = true));
    await turn();
    await turn();
    expect(() => slow.pending[0]?.(new Error('EIO: i/o error, fdatasync'))).toThrow(/EIO/);
    await turn();
    expect([isTold, slow.pending.length]).toEqual([false, 1]);
  });

  it('whose database is closed meanwhile is told of to nobody, and leaves no file behind', async () => {
    const slow = slowDisk();
    const folder = temporaryFolder();
    const store = openSqlite(join(folder.path, 'test.db'), { disk: slow.disk });
    onTestFinished(() => folder.remove());
    migrate(store);
    let isTold = false;
    for (const name of ['a', 'b']) void store.write(() => event(name)).then(() => (isTold = true));
    await turn();
    await turn();
    const refused = ['c', 'd'].map((name) =>
      expect(store.write(() => event(name))).rejects.toThrow('The server is stopping.'),
    );
    await turn();
    await turn();
    store.close();
    await Promise.all(refused);
    slow.pending[0]?.(null);
    await turn();
    expect([isTold, slow.pending.length, readdirSync(folder.path)]).toEqual([false, 1, ['test.db']]);
  });
});

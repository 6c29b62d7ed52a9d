import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { runsApi } from '../../../server/client.ts';
import { manualClock } from '../../../server/clock.ts';
import { countingIds } from '../../../server/ids.ts';
import { lastBackup, makeBackup, restoreBackup } from '../../../server/operations/backups.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { openSqlite, type SqliteStore } from '../../../server/store/sqlite.ts';
import { tinyFlow } from '../../support/flow.ts';
import { beginOnce, installFlow, openRuntime } from '../../support/runtime.ts';
import { good, startTestServer } from '../../support/server.ts';
import { monday } from '../../support/store.ts';
import { publish, start } from '../../support/story-flow.ts';

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
/** The database of a data folder, opened as the server does. */
function openIn(folder: string): SqliteStore {
  const store = openSqlite(join(folder, 'switchyard.db'));
  migrate(store);
  onTestFinished(() => {
    if (store.connection.open) store.close();
  });
  return store;
}
const idsIn = (file: string): unknown[] => {
  const connection = new Database(file, { readonly: true });
  onTestFinished(() => void connection.close());
  return connection.prepare('SELECT id FROM runs').pluck().all();
};
/** A process that lives, and is not this one. */
const somebody = String(process.ppid);

it('copies a database that is written to, with every start that was answered before', async () => {
  const folder = temporary();
  const server = await startTestServer({ DATA_DIR: folder });
  await publish(server, 'busy', { z: ['end', { outcome: 'ok' }] });
  const answered: string[] = [];
  const load = async (isOver: () => boolean): Promise<void> => {
    for (; !isOver();) answered.push((await start(server, 'busy')).id);
  };
  const before = await Promise.all(Array.from({ length: 50 }, async () => (await start(server, 'busy')).id));
  let isOver = false;
  const loads = Promise.all([1, 2, 3].map(() => load(() => isOver)));
  const note = await makeBackup(folder, monday);
  isOver = true;
  await loads;
  expect(note).toMatchObject({ at: '2026-06-01T01:00:00.000Z' });
  if ('refused' in note) return;
  expect(idsIn(note.file)).toEqual(expect.arrayContaining(before));
  expect(answered.length).toBeGreaterThan(0);
  expect(statSync(note.file).mode & 0o077).toBe(0);
  expect(lastBackup(folder)).toEqual(note);
  expect(readdirSync(join(folder, 'backups'))).toEqual(['switchyard-2026-06-01T01-00-00Z.db']);
  good(await server.admin.call(runsApi.listRuns));
});

it('brings back runs whose calls were under way, which repeat them with the same key', async () => {
  const [folder, other] = [temporary(), temporary()];
  const store = openIn(folder);
  await installFlow(store, tinyFlow({ a: ['work', { done: 'z' }], z: ['end', {}] }));
  const first = openRuntime(store, {
    clock: manualClock(monday),
    ids: countingIds(),
    act: () => new Promise(() => undefined),
  });
  await first.runtime.start();
  const { id } = await beginOnce(store, first.runtime, 'tiny', 'k');
  await expect.poll(() => first.called).toEqual([`${id}:a.1`]);
  const note = await makeBackup(folder, monday);
  if ('refused' in note) throw new Error(note.refused);

  expect(restoreBackup(other, note.file, monday)).toEqual({ aside: null, isKeyMissing: true });
  const restored = openIn(other);
  const second = openRuntime(restored, { clock: manualClock(monday), ids: countingIds() });
  await second.runtime.start();
  await second.runtime.drain();
  expect(second.called).toEqual(first.called);
  const status = restored.connection.prepare('SELECT status FROM runs').pluck().all();
  expect(status).toEqual(['finished']);
});

it('keeps the database aside that stood there, with its log', async () => {
  const folder = temporary();
  const store = openIn(folder);
  await installFlow(store, tinyFlow({ z: ['end', {}] }));
  const note = await makeBackup(folder, monday);
  if ('refused' in note) throw new Error(note.refused);
  await store.write(function* () {
    store.connection.exec("UPDATE flows SET key = 'changed later'");
  });
  store.close();
  const done = restoreBackup(folder, note.file, monday);
  const aside = 'aside' in done ? done.aside : null;
  const keys = (file: string) => new Database(file).prepare('SELECT key FROM flows').pluck().all();
  expect(keys(join(folder, 'switchyard.db'))).toEqual(['tiny']);
  expect(keys(aside ?? '')).toEqual(['changed later']);
});

it('refuses to restore under a running server, and changes nothing', async () => {
  const folder = temporary();
  openIn(folder).close();
  const note = await makeBackup(folder, monday);
  if ('refused' in note) throw new Error(note.refused);
  writeFileSync(join(folder, 'server.lock'), somebody);
  const before = readFileSync(join(folder, 'switchyard.db'));
  expect(restoreBackup(folder, note.file, monday)).toEqual({
    refused: expect.stringContaining('Stop it first') as string,
  });
  expect(readFileSync(join(folder, 'switchyard.db')).equals(before)).toBe(true);
  rmSync(join(folder, 'server.lock'));
});

it.each([
  ['is no database', (file: string) => writeFileSync(file, 'not a database at all'.repeat(100))],
  ['is somebody else’s', (file: string) => void new Database(file).exec('CREATE TABLE t (a)').close()],
  [
    'is of a newer version',
    (file: string) => {
      const store = openSqlite(file);
      migrate(store);
      store.connection.exec("INSERT INTO migrations VALUES ('9999-future', '')");
      store.close();
    },
  ],
  [
    'is damaged',
    (file: string) => {
      const store = openSqlite(file);
      migrate(store);
      store.close();
      const bytes = readFileSync(file);
      bytes.fill(0xff, 8192, 40_000);
      writeFileSync(file, bytes);
    },
  ],
])('refuses a file that %s, and leaves what is there', async (_what, make) => {
  const folder = temporary();
  openIn(folder).close();
  const file = join(temporary(), 'given.db');
  make(file);
  expect(restoreBackup(folder, file, monday)).toHaveProperty('refused');
  expect(existsSync(join(folder, 'switchyard.db'))).toBe(true);
  expect(existsSync(join(folder, 'server.lock'))).toBe(false);
});

it('never writes over a file that is there', async () => {
  const folder = temporary();
  openIn(folder).close();
  const target = join(folder, 'mine.db');
  writeFileSync(target, 'mine');
  expect(await makeBackup(folder, monday, target)).toHaveProperty('refused');
  expect(readFileSync(target, 'utf8')).toBe('mine');
});

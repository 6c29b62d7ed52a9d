import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { manualClock } from '../../../server/clock.ts';
import { randomIds } from '../../../server/ids.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { insert } from '../../../server/store/query.ts';
import { openSqlite, type SqliteStore } from '../../../server/store/sqlite.ts';
import { caseList } from '../../support/case-list.ts';
import { dyingStore } from '../../support/dying-store.ts';
import { tinyFlow } from '../../support/flow.ts';
import { installFlow, openRuntime, prepareWritten, written } from '../../support/runtime.ts';
import { monday } from '../../support/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchyard-trigger-crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const steps: Parameters<typeof tinyFlow>[0] = { a: ['note', { done: 'z' }], z: ['end', {}] };
const nightly = tinyFlow(steps, {
  key: 'nightly',
  trigger: { type: 'schedule', cron: '0 12 * * *', forEach: { object: 'case' } },
});
const watching = tinyFlow(steps, {
  key: 'watching',
  trigger: { type: 'recordChange', object: 'case', on: ['update'] },
});
/** One more than are started in one commit. */
const { desk } = caseList(26);

/** Stands for a record: it changes together with what is to start because of it, or not at all. */
const isChanged = (store: SqliteStore): boolean =>
  store.connection.prepare("SELECT count(*) FROM counters WHERE name = 'changed'").pluck().get() === 1;

async function live(file: string, dieAt: number, when: 'before' | 'after') {
  const store = openSqlite(file);
  const { runs, calls } = dyingStore(store, dieAt, when);
  const clock = manualClock(monday);
  const { runtime, reports } = openRuntime(store, { clock, ids: randomIds(clock), runs, desk });
  try {
    await runtime.start();
    clock.advance(3 * 3_600_000);
    await runtime.drain();
    if (!isChanged(store))
      await store.write(function* () {
        yield* insert('counters', { name: 'changed', value: 1 });
        const was = { id: 'case_x', subject: 'a' };
        yield* runtime.recordChanged({ object: 'case', before: was, after: { ...was, subject: 'b' } });
      });
    await runtime.drain();
    // What the pump meets in a round that nobody waits for, it reports.
    const died = !store.connection.open;
    if (!died) expect(reports).toEqual([]);
    return { calls: calls(), died };
  } catch (error) {
    if (store.connection.open) throw error;
    return { calls: calls(), died: true };
  } finally {
    await runtime.stop();
    if (store.connection.open) store.close();
  }
}

it('starts every run once, whichever store call it dies at', async () => {
  const template = join(folder, 'template.db');
  const prepared = openSqlite(template);
  migrate(prepared);
  prepareWritten(prepared);
  for (const flow of [nightly, watching]) await installFlow(prepared, flow);
  prepared.connection.pragma('wal_checkpoint(TRUNCATE)');
  prepared.close();
  const copy = (name: string): string => {
    const file = join(folder, name);
    copyFileSync(template, file);
    return file;
  };

  const whole = await live(copy('whole.db'), Infinity, 'before');
  expect(whole.calls).toBeGreaterThan(100);
  for (const when of ['before', 'after'] as const) {
    // Starts repeat the same calls, so not every one of them is a case of its own.
    for (let at = 1; at <= whole.calls; at += at < 40 || at > whole.calls - 40 ? 1 : 5) {
      const file = copy(`${when}-${at}.db`);
      const place = `${when} call ${at}`;
      expect((await live(file, at, when)).died, `${place} was reached`).toBe(true);
      expect((await live(file, Infinity, 'before')).died, place).toBe(false);
      const store = openSqlite(file);
      const count = (sql: string): unknown => store.connection.prepare(sql).pluck().get();
      expect(count("SELECT count(*) FROM runs WHERE flowKey = 'watching'"), place).toBe(1);
      expect(count("SELECT count(*) FROM runs WHERE flowKey = 'nightly'"), place).toBe(26);
      expect(count('SELECT count(DISTINCT recordId) FROM runOrigins'), place).toBe(27);
      expect(new Set(written(store)).size, place).toBe(27);
      expect(written(store), place).toHaveLength(27);
      expect(count('SELECT count(*) FROM events'), place).toBe(0);
      expect(count('SELECT group_concat(kind) FROM timers'), place).toBe('schedule');
      store.close();
      rmSync(file);
    }
  }
}, 240_000);

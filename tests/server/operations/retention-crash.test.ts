import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { manualClock } from '../../../server/clock.ts';
import type { DeskContext } from '../../../server/desk/context.ts';
import { randomIds } from '../../../server/ids.ts';
import { createRetention, timerKind } from '../../../server/operations/retention.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { runStore } from '../../../server/store/run-queries.ts';
import { createSpace } from '../../../server/store/space.ts';
import { openSqlite, type SqliteStore } from '../../../server/store/sqlite.ts';
import { openDying } from '../../support/dying-db.ts';
import { tinyFlow } from '../../support/flow.ts';
import { beginOnce, installFlow, openRuntime, prepareWritten } from '../../support/runtime.ts';
import { monday } from '../../support/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchyard-retention-crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ends: Parameters<typeof tinyFlow>[0] = { a: ['note', { done: 'z' }], z: ['end', {}] };
const day = 24 * 60 * 60_000;
const old = 12;
const count = (store: SqliteStore, sql: string): number =>
  Number(store.connection.prepare(sql).pluck().get());
const timers: DeskContext['timers'] = {
  *set(kind, subject, dueAt, data = {}) {
    yield* runStore.setTimer({ id: `${kind}:${subject}`, kind, subject, token: '', dueAt, data });
  },
  cancel: (kind, subject) => runStore.cancelTimer(kind, subject),
};

/** Old runs of a flow that keeps them for a day, and one of a flow that keeps them all. */
async function prepare(): Promise<string> {
  const file = join(folder, 'template.db');
  const store = openSqlite(file);
  migrate(store);
  prepareWritten(store);
  const settings = { timezone: 'Asia/Tokyo', maxStepExecutions: 1000, retention: { days: 1 } };
  await installFlow(store, tinyFlow(ends, { key: 'short', settings }));
  await installFlow(store, tinyFlow(ends, { key: 'kept' }));
  const clock = manualClock(monday);
  const { runtime } = openRuntime(store, { clock, ids: randomIds(clock) });
  await runtime.start();
  for (let at = 0; at < old; at++) await beginOnce(store, runtime, 'short', `s${at}`);
  await beginOnce(store, runtime, 'kept', 'k');
  await runtime.drain();
  await runtime.stop();
  store.connection.pragma('wal_checkpoint(TRUNCATE)');
  store.close();
  return file;
}

/** A process that begins retention where there is none, and works until the round is done. */
async function live(file: string, dieAt: number, when: 'before' | 'after') {
  const { store } = openDying(file, dieAt, when);
  const clock = manualClock(monday + 3 * day);
  const retention = createRetention({
    clock,
    timers,
    programs: { get: (key, version) => runtime.programs.get(key, version) },
    defaults: {},
    space: createSpace(store),
    leftovers: [],
    report: () => {},
  });
  const { runtime } = openRuntime(store, {
    clock,
    ids: randomIds(clock),
    timers: { [timerKind]: retention.onTimer },
  });
  const isOver = (): boolean => store.connection.open && count(store, lastEnd) === 1;
  try {
    await store.write(retention.start);
    await runtime.start();
    for (let tries = 0; tries < 50 && store.connection.open && !isOver(); tries++) {
      await runtime.drain();
      clock.advance(1000);
    }
    expect(!store.connection.open || isOver()).toBe(true);
    return { died: !store.connection.open };
  } catch (error) {
    if (store.connection.open) throw error;
    return { died: true };
  } finally {
    await runtime.stop();
    if (store.connection.open) store.close();
  }
}
const lastEnd = "SELECT count(*) FROM timers WHERE kind = 'retention' AND data LIKE '%endedAt%'";

it('removes what is old, whole and nothing else, whichever statement it dies at', async () => {
  const template = await prepare();
  const copy = (name: string): string => {
    const file = join(folder, name);
    copyFileSync(template, file);
    return file;
  };
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; ; at += 3) {
      const place = `${when} statement ${at}`;
      const file = copy(`${when}-${at}.db`);
      if (!(await live(file, at, when)).died) {
        // How many statements a round takes depends on how many runs a batch comes to.
        expect(at).toBeGreaterThan(80);
        break;
      }
      const store = openSqlite(file);
      // A run is there with its whole history, or not at all.
      const halves = 'SELECT count(*) FROM runs WHERE id NOT IN (SELECT runId FROM runHistory)';
      expect(count(store, halves), place).toBe(0);
      expect(count(store, 'SELECT count(*) FROM runHistory WHERE runId NOT IN (SELECT id FROM runs)')).toBe(
        0,
      );
      store.close();
      expect((await live(file, Infinity, 'before')).died, place).toBe(false);
      const after = openSqlite(file);
      const left = after.connection.prepare('SELECT flowKey FROM runs ORDER BY flowKey').pluck().all();
      expect(left, place).toEqual(['kept']);
      expect(count(after, 'SELECT count(DISTINCT runId) FROM runHistory'), place).toBe(1);
      expect(count(after, lastEnd), place).toBe(1);
      const told = after.connection.prepare(
        "SELECT json_extract(data, '$.last.removed') FROM timers WHERE kind = 'retention'",
      );
      expect(told.pluck().get(), place).toBe(old);
      after.close();
      rmSync(file);
    }
  }
}, 240_000);

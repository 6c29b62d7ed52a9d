import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import type { Settled } from '../../../engine/core/step.ts';
import type { Db } from '../../../engine/runtime/work.ts';
import {
  createBulkRepairs,
  type BulkRepairs,
  type BulkRequest,
} from '../../../server/automation/bulk-repairs.ts';
import { manualClock } from '../../../server/clock.ts';
import { Problem } from '../../../server/contract/problem.ts';
import { randomIds } from '../../../server/ids.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { openSqlite, type SqliteStore } from '../../../server/store/sqlite.ts';
import { openDying } from '../../support/dying-db.ts';
import { tinyFlow } from '../../support/flow.ts';
import {
  beginOnce,
  installFlow,
  leftovers,
  nothingLeft,
  openRuntime,
  prepareWritten,
  written,
} from '../../support/runtime.ts';
import { monday } from '../../support/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchyard-repair-crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const flow = tinyFlow({
  a: ['note', { done: 'b' }],
  b: ['work', { done: 'c' }],
  c: ['note', { done: 'z' }],
  z: ['end', {}],
});
/** Two more than are repaired in one commit. */
const runs = 22;
const down: Settled = { outcome: 'error', error: { code: 'DOWN', message: 'down', retryable: false } };
const request: BulkRequest = {
  query: { flow: 'tiny', status: 'failed' },
  action: { type: 'retry' },
  reason: 'it is up again',
};
const operator = { id: 'a-1', name: 'Aoki' };
const count = (store: SqliteStore, sql: string): unknown => store.connection.prepare(sql).pluck().get();

async function prepare(name: string): Promise<string> {
  const file = join(folder, name);
  const store = openSqlite(file);
  migrate(store);
  prepareWritten(store);
  await installFlow(store, flow);
  const clock = manualClock(monday);
  const { runtime } = openRuntime(store, { clock, ids: randomIds(clock), act: async () => down });
  await runtime.start();
  for (let at = 0; at < runs; at++) await beginOnce(store, runtime, 'tiny', `k${at}`);
  await runtime.drain();
  await runtime.stop();
  expect(count(store, "SELECT count(*) FROM runs WHERE status = 'failed'")).toBe(runs);
  store.connection.pragma('wal_checkpoint(TRUNCATE)');
  store.close();
  return file;
}

async function begin(db: Db, bulk: BulkRepairs): Promise<void> {
  const plan = await db.read(() => bulk.plan(request));
  if (plan instanceof Problem) throw plan;
  await db.write(() => bulk.begin({ ...request, token: plan.token ?? undefined }, operator));
}

/** A process that takes up the repair, or begins it as its operator does who finds none. */
async function live(file: string, called: string[], dieAt: number, when: 'before' | 'after') {
  const { store, calls } = openDying(file, dieAt, when);
  const clock = manualClock(monday + 60_000);
  const ids = randomIds(clock);
  const { runtime } = openRuntime(store, { clock, ids, called });
  const bulk = createBulkRepairs({ db: store, runtime, clock, ids, report: () => {} });
  const isOpen = (): boolean => store.connection.open;
  try {
    await runtime.start();
    bulk.poke();
    if (count(store, 'SELECT count(*) FROM runRepairs') === 0) {
      await begin(store, bulk);
      bulk.poke();
    }
    while (isOpen() && count(store, "SELECT count(*) FROM runRepairs WHERE status = 'active'") !== 0)
      await new Promise(setImmediate);
    await runtime.drain();
    return { calls: calls(), died: !isOpen() };
  } catch (error) {
    if (isOpen()) throw error;
    return { calls: calls(), died: true };
  } finally {
    await Promise.all([bulk.stop(), runtime.stop()]);
    if (isOpen()) store.close();
  }
}

it('repairs every run once, whichever statement it dies at', async () => {
  const template = await prepare('template.db');
  const copy = (name: string): string => {
    const file = join(folder, name);
    copyFileSync(template, file);
    return file;
  };
  const whole = await live(copy('whole.db'), [], Infinity, 'before');
  expect(whole.calls).toBeGreaterThan(300);
  for (const when of ['before', 'after'] as const) {
    // Runs repeat the same statements, so not every one of them is a case of its own.
    for (let at = 1; at <= whole.calls; at += at < 30 || at > whole.calls - 10 ? 1 : 23) {
      const place = `${when} statement ${at}`;
      const file = copy(`${when}-${at}.db`);
      const called: string[] = [];
      expect((await live(file, called, at, when)).died, `${place} was reached`).toBe(true);
      expect((await live(file, called, Infinity, 'before')).died, place).toBe(false);
      const store = openSqlite(file);
      expect(count(store, 'SELECT count(*) FROM runRepairs'), place).toBe(1);
      const repair = store.connection.prepare('SELECT status, total, done, refused FROM runRepairs').get();
      expect(repair, place).toEqual({ status: 'finished', total: runs, done: runs, refused: 0 });
      expect(count(store, "SELECT count(*) FROM runs WHERE status = 'finished'"), place).toBe(runs);
      expect(written(store), place).toHaveLength(2 * runs);
      expect(new Set(written(store)).size, place).toBe(2 * runs);
      expect(new Set(called).size, place).toBe(runs);
      expect(count(store, 'SELECT count(*) FROM runRepairBatches'), place).toBe(0);
      expect(leftovers(store), place).toEqual(nothingLeft);
      store.close();
      rmSync(file);
    }
  }
}, 240_000);

it('goes on by itself once the file can be written again', async () => {
  const file = await prepare('refused.db');
  const store = openSqlite(file);
  onTestFinished(() => store.close());
  const clock = manualClock(monday + 60_000);
  const ids = randomIds(clock);
  const reports: unknown[] = [];
  const { runtime } = openRuntime(store, { clock, ids });
  const report = (error: unknown): void => void reports.push(error);
  const bulk = createBulkRepairs({ db: store, runtime, clock, ids, report });
  await runtime.start();
  await begin(store, bulk);
  store.connection.pragma('query_only = ON');
  const refused = new Promise<void>((resolve) => store.availability.onChange((fault) => fault && resolve()));
  bulk.poke();
  await refused;
  store.connection.pragma('query_only = OFF');
  const isOver = (): boolean => count(store, 'SELECT status FROM runRepairs') === 'finished';
  await expect.poll(() => (clock.advance(1000), isOver())).toBe(true);
  await Promise.all([bulk.stop(), runtime.stop()]);
  expect(reports).toEqual([]);
});

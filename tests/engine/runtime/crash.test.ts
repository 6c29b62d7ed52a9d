import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { manualClock } from '../../../server/clock.ts';
import { randomIds } from '../../../server/ids.ts';
import { migrate } from '../../../server/store/migrate.ts';
import { runStore } from '../../../server/store/run-queries.ts';
import { openSqlite } from '../../../server/store/sqlite.ts';
import { dyingStore } from '../../support/dying-store.ts';
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

const folder = mkdtempSync(join(tmpdir(), 'switchyard-crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const flow = tinyFlow({
  a: ['note', { done: 'b' }],
  b: ['work', { done: 'p' }],
  p: ['both', { a: 'x', b: 'y', done: 'd' }],
  x: ['ask', { done: 'd', timeout: 'x' }],
  y: ['work', { done: 'd' }],
  d: ['note', { done: 'z' }],
  z: ['end', {}],
});

async function live(
  file: string,
  called: string[],
  dieAt: number,
  when: 'before' | 'after',
): Promise<{ calls: number; died: boolean }> {
  const store = openSqlite(file);
  const { runs, calls } = dyingStore(store, dieAt, when);
  const clock = manualClock(monday);
  const { runtime } = openRuntime(store, { clock, ids: randomIds(clock), runs, called });
  try {
    await runtime.start();
    const { id } = await beginOnce(store, runtime, 'tiny', 'k');
    await runtime.drain();
    await store.write(() => runtime.emit('go', { key: 'k' }));
    await runtime.drain();
    const run = await store.read(() => runStore.loadRun(id));
    expect(run?.state.status).toBe('finished');
    return { calls: calls(), died: false };
  } catch (error) {
    if (store.connection.open) throw error;
    return { calls: calls(), died: true };
  } finally {
    await runtime.stop();
    if (store.connection.open) store.close();
  }
}

async function prepare(name: string): Promise<string> {
  const file = join(folder, name);
  const store = openSqlite(file);
  migrate(store);
  prepareWritten(store);
  await installFlow(store, flow);
  store.close();
  return file;
}

it('ends right however it dies: before and after every single store call', async () => {
  const whole = await live(await prepare('whole.db'), [], Infinity, 'before');
  expect(whole.calls).toBeGreaterThan(40);
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; at <= whole.calls; at++) {
      const file = await prepare(`${when}-${at}.db`);
      const called: string[] = [];
      const first = await live(file, called, at, when);
      expect(first.died, `${when} call ${at} was reached`).toBe(true);
      const second = await live(file, called, Infinity, 'before');
      expect(second.died, `${when} call ${at}`).toBe(false);
      const store = openSqlite(file);
      const records = written(store);
      expect(records, `${when} call ${at}: record effects`).toHaveLength(2);
      expect(new Set(records).size).toBe(2);
      expect(
        [...new Set(called)].map((key) => key.split(':')[1]).sort(),
        `${when} call ${at}: calls`,
      ).toEqual(['b.1', 'y.1']);
      expect(leftovers(store), `${when} call ${at}: died ${first.died}`).toEqual(nothingLeft);
      expect(store.connection.prepare('SELECT count(*) FROM runs').pluck().get()).toBe(1);
      store.close();
      rmSync(file);
    }
  }
}, 120_000);

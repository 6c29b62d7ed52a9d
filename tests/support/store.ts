import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { countingIds } from '../../server/ids.ts';
import { manualClock, type ManualClock } from '../../server/clock.ts';
import type { DeskContext } from '../../server/desk/context.ts';
import { migrate } from '../../server/store/migrate.ts';
import { createVault } from '../../server/vault.ts';
import { openSqlite, type SqliteOptions, type SqliteStore } from '../../server/store/sqlite.ts';

/** Monday 2026-06-01 10:00 in Tokyo. */
export const monday = Date.parse('2026-06-01T01:00:00.000Z');

/** A real, empty, migrated SQLite file that goes away with the test. */
export function openTestStore(options: SqliteOptions = {}): SqliteStore {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-'));
  const store = openSqlite(join(folder, 'test.db'), options);
  migrate(store);
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return store;
}

export interface TestDesk {
  store: SqliteStore;
  clock: ManualClock;
  context: DeskContext;
  emitted: { name: string; payload: Record<string, unknown> }[];
  timers: Map<string, { dueAt: number; data: Record<string, unknown> }>;
}

/** A desk context over a real store whose events and timers are only written down. */
export function openTestDesk(options: SqliteOptions = {}): TestDesk {
  const store = openTestStore(options);
  const clock = manualClock(monday);
  const emitted: TestDesk['emitted'] = [];
  const timers: TestDesk['timers'] = new Map();
  const context: DeskContext = {
    clock,
    ids: countingIds(),
    vault: createVault(Buffer.alloc(32, 7)),
    *emit(name, payload) {
      emitted.push({ name, payload });
    },
    *recordChanged() {},
    timers: {
      *set(kind, subject, dueAt, data = {}) {
        timers.set(`${kind}:${subject}`, { dueAt, data });
      },
      *cancel(kind, subject) {
        timers.delete(`${kind}:${subject}`);
      },
    },
    *publish() {},
  };
  return { store, clock, context, emitted, timers };
}

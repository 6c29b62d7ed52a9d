import { sql } from 'kysely';
import { z } from 'zod';
import type { StepCatalogue } from '../../engine/core/catalogue.ts';
import type { Flow } from '../../engine/core/flow.ts';
import type { AnyStep, Settled } from '../../engine/core/step.ts';
import type { Desk } from '../../engine/runtime/desk.ts';
import type { Clock, Ids, StepCall } from '../../engine/runtime/ports.ts';
import type { RunStore, StoredRun } from '../../engine/runtime/run-store.ts';
import { createRuntime, type Runtime } from '../../engine/runtime/runtime.ts';
import type { Db } from '../../engine/runtime/work.ts';
import { flowSource } from '../../server/store/flow-queries.ts';
import { builder, insert, p, run as change, statement } from '../../server/store/query.ts';
import { runStore } from '../../server/store/run-queries.ts';
import type { SqliteStore } from '../../server/store/sqlite.ts';
import { tinyCatalogue } from './flow.ts';

const write = statement<{ key: string }>()(() => ({
  compile: () => sql`INSERT INTO written (key) VALUES (${p('key')})`.compile(builder),
}));
const say = tinyCatalogue.get('say');
/** A record step that writes one row, so that what happened twice can be counted. */
const note = {
  ...say,
  type: 'note',
  kind: 'record',
  config: z.object({ fail: z.boolean().optional(), down: z.number().optional() }),
} as AnyStep;
export const runtimeCatalogue: StepCatalogue = {
  get: (type) => (type === 'note' ? note : tinyCatalogue.get(type)),
};

/** A desk that has nothing to do: runs of the tests are about no case. */
export function idleDesk(failed: string[] = []): Desk {
  const desk: Partial<Desk> = {
    *liveRecords() {
      return {};
    },
    *takeOverFailedRun({ runId }) {
      failed.push(runId);
    },
    *stopLoop() {},
  };
  // The tests' flows call nothing else of it.
  return desk as Desk;
}

export interface TestRuntime {
  runtime: Runtime;
  /** What left the building, by idempotency key. */
  called: string[];
  failed: string[];
  reports: unknown[];
}

export function openRuntime(
  store: SqliteStore,
  ports: {
    clock: Clock;
    ids: Ids;
    /** Where it reads and writes, if not straight on the store. */
    db?: Db;
    runs?: RunStore;
    timers?: Parameters<typeof createRuntime>[0]['timers'];
    act?: (call: StepCall) => Promise<Settled>;
    desk?: Partial<Desk>;
    called?: string[];
  },
): TestRuntime {
  const called = ports.called ?? [];
  const failed: string[] = [];
  const reports: unknown[] = [];
  const runtime = createRuntime({
    db: ports.db ?? store,
    store: ports.runs ?? runStore,
    flows: flowSource,
    catalogue: runtimeCatalogue,
    recordExecutors: {
      *note(_services, config: { fail?: boolean; down?: number }, call) {
        yield* change(write, { key: call.idempotencyKey });
        if (config.fail) throw new Error('a bug after a write');
        // Fails until it has been tried so many times again.
        if (config.down !== undefined && !call.idempotencyKey.endsWith(`:${config.down}`))
          return { outcome: 'error', error: { code: 'DOWN', message: 'not now', retryable: true } };
        return { outcome: 'done' };
      },
    },
    actExecutors: {
      work: async (_services, _config, call) => {
        called.push(call.idempotencyKey);
        return ports.act ? ports.act(call) : { outcome: 'done' };
      },
    },
    desk: { ...idleDesk(failed), ...ports.desk },
    services: { http: () => Promise.reject(new Error('not used')) },
    clock: ports.clock,
    ids: ports.ids,
    timers: ports.timers ?? {},
    *publish() {},
    report: (error) => reports.push(error),
  });
  return { runtime, called, failed, reports };
}

export const prepareWritten = (store: SqliteStore): void =>
  void store.connection.exec('CREATE TABLE written (key TEXT)');
export const written = (store: SqliteStore): unknown[] =>
  store.connection.prepare('SELECT key FROM written ORDER BY rowid').pluck().all();

/** Puts a flow in as version 1 and live. */
export async function installFlow(store: SqliteStore, flow: Flow): Promise<void> {
  const at = '2026-06-01T00:00:00.000Z';
  await store.write(function* () {
    const common = { createdAt: at, title: JSON.stringify(flow.title) };
    yield* insert('flows', {
      ...common,
      id: flow.key,
      key: flow.key,
      status: 'active',
      activeVersion: 1,
      draft: JSON.stringify(flow),
      updatedAt: at,
    });
    yield* insert('flowVersions', {
      id: `${flow.key}@1`,
      flowId: flow.key,
      flowKey: flow.key,
      number: 1,
      document: JSON.stringify(flow),
      note: '',
      publishedBy: 'test',
      createdAt: at,
    });
  });
}

/** Rows that only a waiting run may have. */
export function leftovers(store: SqliteStore): Record<string, unknown> {
  const count = (table: string): unknown =>
    store.connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  return {
    timers: count('timers'),
    subscriptions: count('subscriptions'),
    tasks: count('tasks'),
    effects: count('effects'),
    events: count('events'),
  };
}
export const nothingLeft = { timers: 0, subscriptions: 0, tasks: 0, effects: 0, events: 0 };

/** Starts, or finds the run that the same key started before. */
export async function beginOnce(
  store: SqliteStore,
  runtime: Runtime,
  flowKey: string,
  key: string,
): Promise<StoredRun> {
  return store.write(function* () {
    const known = yield* runStore.findByIdempotencyKey('test', key);
    if (known) return known;
    const begun = yield* runtime.driver.begin({
      flowKey,
      trigger: 'api',
      caller: 'test',
      idempotencyKey: key,
    });
    if ('refused' in begun) throw new Error(begun.refused);
    return begun.run;
  });
}

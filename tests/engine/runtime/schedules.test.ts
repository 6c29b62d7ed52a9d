import { describe, expect, it } from 'vitest';
import type { Flow } from '../../../engine/core/flow.ts';
import { manualClock, type ManualClock } from '../../../server/clock.ts';
import { randomIds } from '../../../server/ids.ts';
import type { SqliteStore } from '../../../server/store/sqlite.ts';
import { caseList } from '../../support/case-list.ts';
import { tinyFlow } from '../../support/flow.ts';
import { installFlow, openRuntime } from '../../support/runtime.ts';
import { monday, openTestStore } from '../../support/store.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** At noon in Tokyo, every day; the clock starts at ten. */
const noon = (more: object = {}): Flow =>
  tinyFlow({ z: ['end', {}] }, { trigger: { type: 'schedule', cron: '0 12 * * *', ...more } as never });

async function house(flow: Flow = noon(), count = 0) {
  const store = openTestStore();
  await installFlow(store, flow);
  const clock = manualClock(monday);
  const { cases, desk } = caseList(count);
  /** A server that runs from now on. */
  const open = async (on: ManualClock = clock) => {
    const opened = openRuntime(store, { clock: on, ids: randomIds(on), desk });
    await opened.runtime.start();
    await opened.runtime.drain();
    return opened;
  };
  return { store, clock, cases, open };
}
const starts = (store: SqliteStore): string[] =>
  store.connection
    .prepare('SELECT substr(startedAt, 6, 11) FROM runs ORDER BY startedAt')
    .pluck()
    .all()
    .map(String);
const timers = (store: SqliteStore): unknown[] =>
  store.connection.prepare('SELECT kind, dueAt FROM timers ORDER BY kind').all();

/** The clock is set, and the server looks at what is due. */
async function setClock(clock: ManualClock, to: number, runtime: { drain(): Promise<void> }): Promise<void> {
  clock.advance(to - clock.now());
  await runtime.drain();
}

describe('a schedule', () => {
  it('that was missed while nobody was there starts once, and then goes on as usual', async () => {
    const { store, clock, open } = await house();
    const first = await open();
    await first.runtime.stop();
    clock.advance(3 * day + 5 * hour);
    const { runtime } = await open();
    expect(starts(store)).toEqual(['06-04T06:00']);
    await setClock(clock, monday + 4 * day + 2 * hour, runtime);
    expect(starts(store)).toEqual(['06-04T06:00', '06-05T03:00']);
  });

  it('does not start again when the clock goes back, nor many times when it jumps ahead', async () => {
    const { store, open } = await house();
    let now = monday;
    const clock = manualClock(monday);
    const jumping: ManualClock = { ...clock, now: () => now };
    const { runtime } = await open(jumping);
    const set = async (to: number) => {
      now = to;
      runtime.poke();
      await runtime.drain();
    };
    await set(monday + 2 * hour);
    expect(starts(store)).toEqual(['06-01T03:00']);
    await set(monday + hour);
    await set(monday + 2 * hour + 1);
    expect(starts(store)).toHaveLength(1);
    await set(monday + 30 * day);
    expect(starts(store)).toHaveLength(2);
    await set(monday + 31 * day);
    expect(starts(store)).toHaveLength(3);
  });

  it('finds back to its time at the next start after a clock that had run ahead', async () => {
    const { store, open } = await house();
    const ahead = await open(manualClock(monday + 365 * day));
    expect(timers(store)).toHaveLength(1);
    await ahead.runtime.stop();
    await open(manualClock(monday));
    expect(timers(store)).toEqual([{ kind: 'schedule', dueAt: monday + 2 * hour }]);
  });

  it('is kept by its flow alone: the timer of a flow that is gone is taken away', async () => {
    const { store, open } = await house();
    await open();
    store.connection.exec("UPDATE flows SET activeVersion = NULL, status = 'inactive'");
    await open();
    expect(timers(store)).toEqual([]);
  });
});

describe('a run for each record', () => {
  it('starts for all of them, a few in each commit', async () => {
    const { store, clock, open, cases } = await house(noon({ forEach: { object: 'case' } }), 230);
    const { runtime } = await open();
    await setClock(clock, monday + 2 * hour, runtime);
    const about = store.connection.prepare('SELECT caseId FROM runs ORDER BY caseId').pluck().all();
    expect(about).toEqual(cases.map(({ id }) => id));
    expect(timers(store)).toEqual([{ kind: 'schedule', dueAt: monday + day + 2 * hour }]);
  });

  it('looks on when a whole page does not fit', async () => {
    const when = { left: 'case.number', op: 'gt', right: 225 };
    const { store, clock, open } = await house(noon({ forEach: { object: 'case', when } }), 230);
    const { runtime } = await open();
    await setClock(clock, monday + 2 * hour, runtime);
    expect(starts(store)).toHaveLength(4);
  });
});

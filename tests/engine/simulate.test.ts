import { describe, expect, it } from 'vitest';
import type { RunState } from '../../engine/core/run.ts';
import type { RunStore } from '../../engine/runtime/run-store.ts';
import { simulate } from '../support/simulate/simulate.ts';
import type { Sabotage } from '../support/simulate/world.ts';
import seeds from './seeds.json' with { type: 'json' };

const count = 5000;

it(`keeps every promise in ${count} worlds full of deaths, late answers and jumping clocks`, async () => {
  const totals: Record<string, number> = {};
  for (let seed = 0; seed < count; seed++) {
    const { failures, counts } = await simulate(seed);
    expect(failures, `seed ${seed}: npm run simulate -- --seed ${seed}`).toEqual([]);
    for (const [what, times] of Object.entries(counts)) totals[what] = (totals[what] ?? 0) + times;
  }
  for (const rare of ['ends in branches', 'breaths of loops', 'budgets used up', 'calls repeated'])
    expect(totals[rare], rare).toBeGreaterThan(0);
}, 240_000);

for (const { seed, about } of seeds)
  it(`passes a seed that once failed: ${about} (${seed})`, async () => {
    expect((await simulate(seed)).failures).toEqual([]);
  });

it('plays the same seed the same way, to the last step', async () => {
  for (const seed of [1, 20, 300]) {
    const [first, second]: [string[], string[]] = [[], []];
    await simulate(seed, undefined, first);
    await simulate(seed, undefined, second);
    expect(second).toEqual(first);
  }
});

/** The simulation is worth something only if it finds an engine that is broken. */
const broken: [string, (store: RunStore) => Partial<RunStore>, RegExp][] = [
  [
    'a lease that never ends',
    () => ({
      *claimEffects() {
        return [];
      },
    }),
    /goes round for ever|nobody works on/,
  ],
  [
    'an event that everybody may handle',
    (store) => ({
      *deleteEvent(id) {
        yield* store.deleteEvent(id);
        return true;
      },
    }),
    /events started/,
  ],
  [
    'a change of a record that waits do not hear of',
    (store) => ({
      *subscribers(name, values) {
        return name === 'record.changed' ? [] : yield* store.subscribers(name, values);
      },
    }),
    /waits for what is so/,
  ],
  [
    'a change that starts the flow twice which watches for it',
    (store) => ({
      *insertEvent(name, payload, now, why) {
        yield* store.insertEvent(name, payload, now, why);
        if (why?.flowKey !== undefined) yield* store.insertEvent(name, payload, now, why);
      },
    }),
    /events started .* of hot/,
  ],
  [
    'an answer that is not what was said',
    (store) => ({
      *appendHistory(runId, sequence, move, entries) {
        const said = entries.map((entry) =>
          entry.outcome === 'approved' ? { ...entry, outcome: 'rejected' } : entry,
        );
        yield* store.appendHistory(runId, sequence, move, said);
      },
    }),
    /was approved and ended as rejected/,
  ],
  ['a visit whose rows are not closed', () => ({ *closeVisit() {} }), /rows left behind/],
  [
    'a bug that is not undone',
    () => ({
      *isolated(work) {
        try {
          return { ok: true, value: yield* work() };
        } catch (error) {
          if (!(error instanceof Error) || error.message !== 'a bug after a write') throw error;
          return { ok: false, error };
        }
      },
    }),
    /record effects of nobody/,
  ],
  [
    'a timer that fires before its time',
    (store) => ({
      *dueTimers(now, limit) {
        return (yield* store.dueTimers(now + 30_000, limit)).map((timer) => ({ ...timer, dueAt: 0 }));
      },
    }),
    /ms early/,
  ],
  [
    'a memory that ignores what became of a visit',
    (store) => {
      const remembered = new Map<string, RunState>();
      return {
        *loadRun(id) {
          const run = yield* store.loadRun(id);
          if (!run) return undefined;
          const known = remembered.get(id);
          if (known === undefined) remembered.set(id, run.state);
          // As a driver would see it that keeps runs in memory and misses what others did to them.
          return { ...run, state: known ?? run.state };
        },
      };
    },
    /./,
  ],
  [
    'a start that is not looked up by its key',
    () => ({
      *findByIdempotencyKey() {
        return undefined;
      },
    }),
    /a request failed/,
  ],
];

describe('the simulation finds', () => {
  for (const [what, how, expected] of broken)
    it(what, async () => {
      const sabotage: Sabotage = (store) => ({ ...store, ...how(store) });
      const found: string[] = [];
      for (let seed = 0; seed < 400 && found.length === 0; seed++)
        found.push(...(await simulate(seed, sabotage)).failures.filter((failure) => expected.test(failure)));
      expect(found.length).toBeGreaterThan(0);
    });
});

import { describe, expect, it } from 'vitest';
import type { Work } from '../../../engine/runtime/work.ts';
import { linkedCases } from '../../../server/desk/knowledge/text-index-records.ts';
import { forgetPredictions } from '../../../server/desk/models/old-predictions.ts';
import { flowRows } from '../../../server/store/flow-queries.ts';
import { carryOut } from '../../../server/store/asking.ts';
import type { Call } from '../../../server/store/query.ts';
import { repairRows } from '../../../server/store/repair-queries.ts';
import { endedRuns } from '../../../server/store/retention-queries.ts';
import { listRuns } from '../../../server/store/run-lists.ts';
import { openTestStore } from '../../support/store.ts';

/** How SQLite goes about everything that this work asks, with nothing found. */
function plansOf(work: () => Work<unknown>): string[] {
  const { connection } = openTestStore();
  const plans: string[] = [];
  carryOut(work, (call: Call): unknown[] => {
    if (!('statement' in call)) return [];
    const { text, arguments: fill } = call.statement.sql();
    const rows = connection.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...fill(call.params));
    plans.push(...(rows as { detail: string }[]).map(({ detail }) => detail));
    return [];
  });
  return plans;
}
const scans = (plans: string[]): string[] => plans.filter((detail) => /SCAN (runs|effects)/.test(detail));

describe('with a million finished runs', () => {
  it.each<[string, () => Work<unknown>]>([
    ['counting the active runs of every flow', () => flowRows.activeRuns()],
    ['repairing what has failed', () => repairRows.meant({ status: 'failed' }, 100)],
    ['repairing what failed with a code', () => repairRows.meant({ errorCode: 'DOWN' }, 100)],
    ['repairing what stands at a step', () => repairRows.meant({ stepId: 'call' }, 100)],
    ['cancelling what waits', () => repairRows.meant({ status: 'active' }, 100)],
    ['listing what has failed', () => listRuns({ status: 'failed', limit: 50 })],
    ['removing a run', () => endedRuns.remove('run_1')],
  ])('%s looks at none of them', (_what, work) => {
    const plans = plansOf(work);
    expect(plans.length).toBeGreaterThan(0);
    expect(scans(plans)).toEqual([]);
  });

  it('a run is removed without a look at the effects of others', () => {
    const { connection } = openTestStore();
    // What SQLite asks of each table that refers to a run.
    const asked = connection.prepare('EXPLAIN QUERY PLAN SELECT 1 FROM effects WHERE runId = ?');
    expect(asked.all('run_1')).toEqual([
      expect.objectContaining({ detail: expect.stringContaining('effectsByRun') }),
    ]);
  });
});

it('old predictions are found without a look at the others', () => {
  const plans = plansOf(() => forgetPredictions({ days: 400, count: 1000 })(0, 100));
  expect(plans.filter((detail) => /SCAN/.test(detail))).toEqual([]);
  expect(plans).toContainEqual(expect.stringContaining('predictionsUnjudged'));
});

it('a search among cases that people judged articles on is one search, not one for each of them', () => {
  const searches = plansOf(() => linkedCases().having('refund')).filter((detail) => /caseText/.test(detail));
  expect(searches).toHaveLength(1);
  // SQLite names what it looks for: `M` a match, `=` a single row.
  expect(searches[0]).toMatch(/VIRTUAL TABLE INDEX \d+:M\d*$/);
});

import type { RunStatus } from '../../engine/core/run.ts';
import type { Work } from '../../engine/runtime/work.ts';
import type { EngineTables } from './engine-tables.ts';
import { all, builder, dynamic, insert, one, p, patch, run as change, statement } from './query.ts';
import { meant, type RunFilter } from './run-lists.ts';

export type RepairRow = EngineTables['runRepairs'];
/** A run as a repair finds it. */
export interface MeantRun {
  id: string;
  revision: number;
  flowKey: string;
  flowVersion: number;
  status: RunStatus;
  stepId: string | null;
  errorCode: string | null;
}

const byId = statement<{ id: string }>()((db) =>
  db.selectFrom('runRepairs').selectAll().where('id', '=', p('id')),
);
const underWay = statement<object>()((db) =>
  db.selectFrom('runRepairs').select('id').where('status', '=', 'active').orderBy('createdAt'),
);
const firstBatch = statement<{ id: string }>()((db) =>
  db
    .selectFrom('runRepairBatches')
    .select(['number', 'runs'])
    .where('repairId', '=', p('id'))
    .orderBy('number')
    .limit(1),
);
const removeBatch = statement<{ id: string; number: number }>()((db) =>
  db.deleteFrom('runRepairBatches').where('repairId', '=', p('id')).where('number', '=', p('number')),
);

/** Repairs of many runs: how far each is, and which runs are still to come. */
export const repairRows = {
  *meant(filter: RunFilter, limit: number): Work<MeantRun[]> {
    const query = builder
      .selectFrom('runs')
      .select(['id', 'revision', 'flowKey', 'flowVersion', 'status', 'errorCode'])
      .select(['errorStepId', 'waitingStepId'])
      .where(meant(filter))
      .orderBy('id')
      .limit(limit);
    const rows = yield* all(dynamic(query), {});
    return rows.map(({ errorStepId, waitingStepId, status, ...row }) => ({
      ...row,
      // The status column only ever holds what a run's state says.
      status: status as RunStatus,
      stepId: errorStepId ?? waitingStepId,
    }));
  },
  *insert(row: RepairRow, runs: readonly MeantRun[], batchSize: number): Work<void> {
    yield* insert('runRepairs', row);
    for (let at = 0; at < runs.length; at += batchSize) {
      const batch = runs.slice(at, at + batchSize).map(({ id, revision }) => [id, revision]);
      yield* insert('runRepairBatches', {
        repairId: row.id,
        number: at / batchSize,
        runs: JSON.stringify(batch),
      });
    }
  },
  *byId(id: string): Work<RepairRow | undefined> {
    return yield* one(byId, { id });
  },
  *active(): Work<string[]> {
    return (yield* all(underWay, {})).map(({ id }) => id);
  },
  *nextBatch(id: string): Work<{ number: number; runs: [id: string, revision: number][] } | undefined> {
    const row = yield* one(firstBatch, { id });
    // Written by `insert`, above.
    return row && { number: row.number, runs: JSON.parse(row.runs) as [string, number][] };
  },
  *removeBatch(id: string, number: number): Work<void> {
    yield* change(removeBatch, { id, number });
  },
  *change(id: string, set: Partial<RepairRow>): Work<void> {
    yield* patch('runRepairs', id, set);
  },
};

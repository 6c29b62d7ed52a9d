import type { ExpressionBuilder } from 'kysely';
import type { Work } from '../../engine/runtime/work.ts';
import type { Database } from './database.ts';
import { all, one, p, run as change, statement } from './query.ts';

const nthEnd = statement<{ flowKey: string; offset: number }>()((db) =>
  db
    .selectFrom('runs')
    .select('endedAt')
    .where('flowKey', '=', p('flowKey'))
    .where('endedAt', 'is not', null)
    .orderBy('endedAt', 'desc')
    .limit(1)
    .offset(p<number>('offset')),
);
/** Whether a run that belongs to this one, as child, parent or rerun, has not ended. */
const openKin = (
  { exists, selectFrom }: ExpressionBuilder<Database, 'runs'>,
  kin: 'kin.parentRunId' | 'kin.id' | 'kin.rerunOf',
  own: 'runs.id' | 'runs.parentRunId',
) =>
  exists(selectFrom('runs as kin').select('kin.id').whereRef(kin, '=', own).where('kin.endedAt', 'is', null));

/** Neither their own parent, nor a child or a repetition of theirs may be open: all are explained by this run. */
const removable = statement<{ flowKey: string; before: string; keyedBefore: string; limit: number }>()((db) =>
  db
    .selectFrom('runs')
    .select('id')
    .where('flowKey', '=', p('flowKey'))
    .where('endedAt', '<', p('before'))
    .where((or) => or.or([or('idempotencyKey', 'is', null), or('endedAt', '<', p('keyedBefore'))]))
    .where((runs) => runs.not(openKin(runs, 'kin.parentRunId', 'runs.id')))
    .where((runs) => runs.not(openKin(runs, 'kin.id', 'runs.parentRunId')))
    .where((runs) => runs.not(openKin(runs, 'kin.rerunOf', 'runs.id')))
    .orderBy('endedAt')
    .limit(p<number>('limit')),
);

const ofRun = [
  statement<{ id: string }>()((db) => db.deleteFrom('runHistory').where('runId', '=', p('id'))),
  statement<{ id: string }>()((db) => db.deleteFrom('subscriptions').where('runId', '=', p('id'))),
  statement<{ id: string }>()((db) => db.deleteFrom('tasks').where('runId', '=', p('id'))),
  statement<{ id: string }>()((db) =>
    db.deleteFrom('timers').where('kind', '=', 'run').where('subject', '=', p('id')),
  ),
  statement<{ id: string }>()((db) => db.deleteFrom('effects').where('runId', '=', p('id'))),
  statement<{ id: string }>()((db) => db.deleteFrom('runs').where('id', '=', p('id'))),
];

/** Ended runs as retention sees them. */
export const endedRuns = {
  /** When the oldest of the newest `count` ended runs of a flow ended; undefined when there are fewer. */
  *endOfNewest(flowKey: string, count: number): Work<string | undefined> {
    return (yield* one(nthEnd, { flowKey, offset: count - 1 }))?.endedAt ?? undefined;
  },
  /** The oldest that ended before this moment and that nobody needs. Those with a key must be older still. */
  *removable(flowKey: string, before: string, keyedBefore: string, limit: number): Work<string[]> {
    return (yield* all(removable, { flowKey, before, keyedBefore, limit })).map(({ id }) => id);
  },
  /** The run with all that it left. */
  *remove(id: string): Work<void> {
    for (const statement of ofRun) yield* change(statement, { id });
  },
};

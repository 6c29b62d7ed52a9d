import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { one, p, run, statement } from '../../store/query.ts';

/** How long what was predicted is kept. Neither binds what an agent has judged: trainings learn from it. */
export interface PredictionLimits {
  days: number;
  /** The newest so many of all that were ever made. */
  count: number;
}

const day = 86_400_000;

const nth = statement<{ count: number }>()((db) =>
  db
    .selectFrom('predictions')
    .select('createdAt')
    .where('sequence', '<=', ({ selectFrom }) =>
      selectFrom('predictions as all').select(({ eb, fn }) =>
        eb(fn.max<number>('all.sequence'), '-', p<number>('count')).as('last'),
      ),
    )
    .orderBy('sequence', 'desc')
    .limit(1),
);

/** Those of open cases stay: what an agent sets there is still to be held against them. */
const oldRows = statement<{ before: string; limit: number }>()((db) =>
  db.deleteFrom('predictions').where('sequence', 'in', (rows) =>
    rows
      .selectFrom('predictions')
      .leftJoin('cases', 'cases.id', 'predictions.caseId')
      .select('predictions.sequence')
      .where('predictions.verdict', 'is', null)
      .where('predictions.createdAt', '<=', p<string>('before'))
      .where(({ or, eb }) =>
        or([eb('cases.status', 'is', null), eb('cases.status', 'in', ['solved', 'closed'])]),
      )
      .orderBy('predictions.createdAt')
      .limit(p<number>('limit')),
  ),
);

/** Removes up to `limit` predictions that are too old or too many; says how many there were. */
export const forgetPredictions = ({ days, count }: PredictionLimits) =>
  function* (now: number, limit: number): Work<number> {
    const byAge = isoTime(now - days * day);
    const byCount = (yield* one(nth, { count }))?.createdAt ?? '';
    return yield* run(oldRows, { before: byAge > byCount ? byAge : byCount, limit });
  };

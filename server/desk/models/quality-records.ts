import { sql } from 'kysely';
import type { Work } from '../../../engine/runtime/work.ts';
import { all, one, p, statement } from '../../store/query.ts';
import type { Tally } from './rules.ts';

/** Sums over predictions. Each reads a span of time of one field, so that a long past costs in parts. */

const count = (condition: string) => sql<number>`count(case when ${sql.raw(condition)} then 1 end)`;
const isSet = `source = 'model' and action = 'automated'`;
/** Nobody will correct it any more, or somebody has. */
const isSettled = `${isSet} and (verdict is not null or cases.status in ('solved', 'closed'))`;

const tally = statement<{ field: string; modelId: string; since: string }>()((db) =>
  db
    .selectFrom('predictions')
    .leftJoin('cases', 'cases.id', 'predictions.caseId')
    .select([
      count(isSettled).as('settled'),
      count(`${isSet} and verdict = 'overridden'`).as('overridden'),
      count(`${isSet} and "isAudit" = 1 and verdict is not null`).as('audited'),
      count(`${isSet} and "isAudit" = 1 and verdict = 'accepted'`).as('auditedRight'),
    ])
    .where('predictions.field', '=', p<string>('field'))
    .where('predictions.createdAt', '>=', p<string>('since'))
    .where('predictions.modelId', '=', p<string>('modelId')),
);
export function* automationTally(field: string, modelId: string, since: string): Work<Tally> {
  const found = yield* one(tally, { field, modelId, since });
  return found ?? { settled: 0, overridden: 0, audited: 0, auditedRight: 0 };
}

interface Span {
  field: string;
  from: string;
  to: string;
}
const sums = statement<Span>()((db) =>
  db
    .selectFrom('predictions')
    .leftJoin('cases', 'cases.id', 'predictions.caseId')
    .select([
      count(`source = 'model'`).as('predictions'),
      count(`source = 'model' and action = 'unknown'`).as('unknown'),
      count(`source = 'model' and action in ('selected', 'suggested') and verdict is not null`).as('judged'),
      count(`source = 'model' and action in ('selected', 'suggested') and verdict = 'accepted'`).as(
        'accepted',
      ),
      count(isSettled).as('settled'),
      count(`${isSet} and verdict = 'overridden'`).as('overridden'),
      count(`${isSet} and "isAudit" = 1 and verdict is not null`).as('audited'),
      count(`${isSet} and "isAudit" = 1 and verdict = 'accepted'`).as('auditedRight'),
    ])
    .where('predictions.field', '=', p<string>('field'))
    .where('predictions.createdAt', '>=', p<string>('from'))
    .where('predictions.createdAt', '<', p<string>('to')),
);
export const sumsOf = (span: Span) => one(sums, span);

const mix = statement<Span>()((db) =>
  db
    .selectFrom('predictions')
    .select(['label', sql<number>`count(*)`.as('n')])
    .where('field', '=', p<string>('field'))
    .where('createdAt', '>=', p<string>('from'))
    .where('createdAt', '<', p<string>('to'))
    .where('source', '=', 'model')
    .where('label', 'is not', null)
    .groupBy('label'),
);
/** How often each label was the best answer. */
export function* mixOf(span: Span): Work<{ [label: string]: number }> {
  return Object.fromEntries((yield* all(mix, span)).map(({ label, n }) => [label ?? '', n]));
}

const openAudits = statement<{ field: string; since: string }>()((db) =>
  db
    .selectFrom('predictions')
    .select(sql<number>`count(*)`.as('n'))
    .where('field', '=', p<string>('field'))
    .where('createdAt', '>=', p<string>('since'))
    .where('isAudit', '=', 1)
    .where('verdict', 'is', null),
);
export function* countOpenAudits(field: string, since: string): Work<number> {
  return (yield* one(openAudits, { field, since }))?.n ?? 0;
}

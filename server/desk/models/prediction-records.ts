import { sql } from 'kysely';
import type { Work } from '../../../engine/runtime/work.ts';
import {
  predictionSchema,
  runOpinionSchema,
  type Prediction,
  type RunOpinion,
} from '../../contract/predictions.ts';
import type { Database } from '../../store/database.ts';
import { all, insertion, one, p, patch, statement } from '../../store/query.ts';

type Row = Database['predictions'];

const decode = ({ modelNumber, ...row }: Row & { modelNumber: number | null }): Prediction =>
  predictionSchema.parse({
    ...row,
    modelNumber,
    top: JSON.parse(row.top),
    words: JSON.parse(row.words),
    opinion: row.opinion === null ? null : JSON.parse(row.opinion),
    isAudit: row.isAudit === 1,
  });

export const insertPrediction = insertion('predictions', [
  'id',
  'caseId',
  'messageId',
  'runId',
  'field',
  'source',
  'modelId',
  'mode',
  'action',
  'label',
  'top',
  'confidence',
  'known',
  'words',
  'isAudit',
  'createdAt',
]);

const byId = statement<{ id: string }>()((db) =>
  db
    .selectFrom('predictions')
    .leftJoin('models', 'models.id', 'predictions.modelId')
    .selectAll('predictions')
    .select('models.number as modelNumber')
    .where('predictions.id', '=', p<string>('id')),
);
export function* predictionById(id: string): Work<Prediction | undefined> {
  const row = yield* one(byId, { id });
  return row && decode(row);
}
const ofCase = statement<{ caseId: string }>()((db) =>
  db
    .selectFrom('predictions')
    .leftJoin('models', 'models.id', 'predictions.modelId')
    .selectAll('predictions')
    .select('models.number as modelNumber')
    .where('predictions.caseId', '=', p<string>('caseId'))
    .where('predictions.sequence', 'in', (db) =>
      db
        .selectFrom('predictions as latest')
        .select(sql<number>`max(latest.sequence)`.as('sequence'))
        .where('latest.caseId', '=', p<string>('caseId'))
        .groupBy('latest.field'),
    )
    .orderBy('predictions.sequence', 'desc'),
);
/** The newest of each field. */
export function* predictionsOfCase(caseId: string): Work<Prediction[]> {
  return (yield* all(ofCase, { caseId })).map(decode);
}

const latest = statement<{ caseId: string; field: string }>()((db) =>
  db
    .selectFrom('predictions')
    .select(['id', 'label', 'action', 'verdict', 'modelId'])
    .where('caseId', '=', p<string>('caseId'))
    .where('field', '=', p<string>('field'))
    .orderBy('sequence', 'desc')
    .limit(1),
);
export type LatestPrediction = Pick<Row, 'id' | 'label' | 'action' | 'verdict' | 'modelId'>;
export const latestPrediction = (caseId: string, field: string): Work<LatestPrediction | undefined> =>
  one(latest, { caseId, field });

const judged = statement<{ caseId: string; field: string }>()((db) =>
  db
    .selectFrom('predictions')
    .select('id')
    .where('caseId', '=', p<string>('caseId'))
    .where('field', '=', p<string>('field'))
    .where('verdict', 'is not', null)
    .limit(1),
);
export function* isJudged(caseId: string, field: string): Work<boolean> {
  return (yield* one(judged, { caseId, field })) !== undefined;
}

const opinionsOf = statement<{ runId: string }>()((db) =>
  db
    .selectFrom('predictions')
    .select(['field', 'opinion', 'createdAt'])
    .where('runId', '=', p<string>('runId'))
    .where('opinion', 'is not', null)
    .orderBy('sequence'),
);
export function* opinionsOfRun(runId: string): Work<RunOpinion[]> {
  return (yield* all(opinionsOf, { runId })).map(({ field, opinion, createdAt }) =>
    runOpinionSchema.parse({ ...JSON.parse(opinion ?? '{}'), field, answeredAt: createdAt }),
  );
}
export function* keepOpinion(id: string, opinion: NonNullable<Prediction['opinion']>): Work<void> {
  yield* patch('predictions', id, { opinion: JSON.stringify(opinion) });
}
export function* keepVerdict(
  id: string,
  verdict: Pick<Row, 'verdict' | 'value' | 'verdictBy' | 'verdictAt'>,
): Work<void> {
  yield* patch('predictions', id, verdict);
}

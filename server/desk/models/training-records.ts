import type { Work } from '../../../engine/runtime/work.ts';
import type { Database } from '../../store/database.ts';
import { all, builder, dynamic, insert, one, p, patch, statement } from '../../store/query.ts';

export type TrainingRow = Database['modelTrainings'];

const byId = statement<{ id: string }>()((db) =>
  db.selectFrom('modelTrainings').selectAll().where('id', '=', p<string>('id')),
);
export const trainingById = (id: string): Work<TrainingRow | undefined> => one(byId, { id });

/** Under way or waiting, oldest first. Ended ones are few at a time and old: the newest hundreds are looked at. */
const open = statement<object>()((db) =>
  db.selectFrom('modelTrainings').selectAll().where('state', 'in', ['queued', 'running']).orderBy('sequence'),
);
export const openTrainings = (): Work<TrainingRow[]> => all(open, {});

const latest = statement<{ field: string }>()((db) =>
  db
    .selectFrom('modelTrainings')
    .selectAll()
    .where('field', '=', p<string>('field'))
    .orderBy('sequence', 'desc')
    .limit(1),
);
export const latestTraining = (field: string): Work<TrainingRow | undefined> => one(latest, { field });

export const listedTrainings = (filter: {
  field?: string;
  before?: number;
  limit: number;
}): Work<TrainingRow[]> => {
  let query = builder
    .selectFrom('modelTrainings')
    .selectAll()
    .orderBy('sequence', 'desc')
    .limit(filter.limit);
  if (filter.field !== undefined) query = query.where('field', '=', filter.field);
  if (filter.before !== undefined) query = query.where('sequence', '<', filter.before);
  return all(dynamic(query), {});
};
export const insertTraining = (row: Omit<TrainingRow, 'sequence'>): Work<void> =>
  insert('modelTrainings', row);
export function* patchTraining(id: string, set: Partial<TrainingRow>): Work<void> {
  yield* patch('modelTrainings', id, set);
}

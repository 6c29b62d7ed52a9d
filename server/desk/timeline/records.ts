import { sql } from 'kysely';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Database } from '../../store/database.ts';
import { all, insert, p, statement } from '../../store/query.ts';

type Entry = Database['timeline'];
export const insertEntry = (entry: Omit<Entry, 'sequence'>): Work<void> => insert('timeline', entry);

/** As much of a case's past as one page shows; the newest is kept. */
const limit = 500;
const entries = statement<{ caseId: string }>()((db) =>
  db
    .selectFrom('timeline')
    .selectAll()
    .where('caseId', '=', p<string>('caseId'))
    .orderBy('sequence', 'desc')
    .limit(limit),
);
const messages = statement<{ caseId: string }>()((db) =>
  db
    .selectFrom('messages')
    .selectAll()
    .where('caseId', '=', p<string>('caseId'))
    .orderBy('sequence', 'desc')
    .limit(limit),
);
const runs = statement<{ caseId: string }>()((db) =>
  db
    .selectFrom('runs')
    .innerJoin('flows', 'flows.id', 'runs.flowId')
    .select([
      'runs.id',
      'runs.flowKey',
      'runs.status',
      'runs.outcome',
      'runs.errorCode',
      'runs.startedAt',
      'runs.endedAt',
      'flows.title',
    ])
    .where('runs.caseId', '=', p<string>('caseId'))
    // Runs have no number; their ids sort by start.
    .orderBy(sql`runs.id`, 'desc')
    .limit(limit),
);

export const entriesOf = (caseId: string): Work<Entry[]> => all(entries, { caseId });
export const messagesOf = (caseId: string): Work<Database['messages'][]> => all(messages, { caseId });
export function* runsOf(caseId: string): Work<RunRow[]> {
  return yield* all(runs, { caseId });
}
export type RunRow = Pick<
  Database['runs'],
  'id' | 'flowKey' | 'status' | 'outcome' | 'errorCode' | 'startedAt' | 'endedAt'
> & { title: string };

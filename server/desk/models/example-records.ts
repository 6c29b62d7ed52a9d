import { sql } from 'kysely';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Database } from '../../store/database.ts';
import { all, insert, one, p, run, statement } from '../../store/query.ts';

export type ExampleRow = Omit<Database['examples'], 'sequence'>;

const byHash = statement<{ hash: string }>()((db) =>
  db.selectFrom('examples').select('sequence').where('hash', '=', p<string>('hash')),
);
export function* exampleByHash(hash: string): Work<number | undefined> {
  return (yield* one(byHash, { hash }))?.sequence;
}
export const insertExample = (row: ExampleRow): Work<void> => insert('examples', row);

const labelled = statement<Database['exampleLabels']>()((db) =>
  db
    .insertInto('exampleLabels')
    .values({
      field: p<string>('field'),
      exampleSequence: p<number>('exampleSequence'),
      label: p<string>('label'),
    })
    .onConflict((conflict) =>
      conflict.columns(['field', 'exampleSequence']).doUpdateSet({ label: sql<string>`excluded.label` }),
    ),
);
/** What the example had for this field before is replaced; labels of other fields stay. */
export function* labelExample(exampleSequence: number, field: string, label: string): Work<void> {
  yield* run(labelled, { exampleSequence, field, label });
}

const perLabel = statement<object>()((db) =>
  db
    .selectFrom('exampleLabels')
    .select(['field', 'label', sql<number>`count(*)`.as('n')])
    .groupBy(['field', 'label'])
    .orderBy('field')
    .orderBy('n', 'desc'),
);
export const countsPerLabel = (): Work<{ field: string; label: string; n: number }[]> => all(perLabel, {});
const perLanguage = statement<object>()((db) =>
  db
    .selectFrom('examples')
    .select(['language', 'source', sql<number>`count(*)`.as('n')])
    .groupBy(['language', 'source'])
    .orderBy('language'),
);
export const countsPerLanguage = (): Work<{ language: string; source: string; n: number }[]> =>
  all(perLanguage, {});
const ofField = statement<{ field: string }>()((db) =>
  db
    .selectFrom('exampleLabels')
    .select(sql<number>`count(*)`.as('n'))
    .where('field', '=', p<string>('field')),
);
export function* countOfField(field: string): Work<number> {
  return (yield* one(ofField, { field }))?.n ?? 0;
}
const fieldNames = statement<object>()((db) => db.selectFrom('exampleLabels').select('field').distinct());
export function* exampleFields(): Work<string[]> {
  return (yield* all(fieldNames, {})).map(({ field }) => field);
}

const batch = statement<{ field: string; after: number; limit: number }>()((db) =>
  db
    .selectFrom('exampleLabels')
    .innerJoin('examples', 'examples.sequence', 'exampleLabels.exampleSequence')
    .select(['examples.sequence', 'examples.id', 'subject', 'text', 'language', 'label'])
    .where('exampleLabels.field', '=', p<string>('field'))
    .where('exampleLabels.exampleSequence', '>', p<number>('after'))
    .orderBy('exampleLabels.exampleSequence')
    .limit(p<number>('limit')),
);
/** In the order in which they came, so that a training always sees the same. */
export const examplesAfter = (field: string, after: number, limit: number) =>
  all(batch, { field, after, limit });

/** Some at a time: a large import is not removed in one go. */
const someOf = statement<{ all: number; limit: number }>()((db) =>
  db
    .selectFrom('examples')
    .select('sequence')
    .where((eb) => eb.or([eb('source', '=', 'bundled'), sql<boolean>`${p('all')} = 1`]))
    .limit(p<number>('limit')),
);
const unlabel = statement<{ sequence: number }>()((db) =>
  db.deleteFrom('exampleLabels').where('exampleSequence', '=', p<number>('sequence')),
);
const remove = statement<{ sequence: number }>()((db) =>
  db.deleteFrom('examples').where('sequence', '=', p<number>('sequence')),
);
export function* removeSome(source: 'all' | 'bundled', limit: number): Work<number> {
  const rows = yield* all(someOf, { all: source === 'all' ? 1 : 0, limit });
  for (const row of rows) {
    yield* run(unlabel, row);
    yield* run(remove, row);
  }
  return rows.length;
}

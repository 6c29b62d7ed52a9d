import { sql } from 'kysely';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Database } from '../../store/database.ts';
import { all, builder, dynamic, one, p, run, statement } from '../../store/query.ts';
import { decodeCase } from '../cases/index.ts';
import { termsOf, type Terms } from './terms.ts';

/** A case as texts are compared. */
export type CaseRow = Database['cases'];

const byId = statement<{ id: string }>()((db) =>
  db.selectFrom('cases').selectAll().where('id', '=', p<string>('id')),
);
/** What a case is about: its subject and what the customer wrote first. */
export const caseTermsOf = ({ subject, description }: Pick<CaseRow, 'subject' | 'description'>): Terms =>
  termsOf(description.startsWith(subject.replace(/…$/, '')) ? description : `${subject}\n${description}`);

export function* caseRow(id: string): Work<CaseRow | undefined> {
  return yield* one(byId, { id });
}

export type ComparedCase = Pick<
  CaseRow,
  'sequence' | 'subject' | 'description' | 'contactId' | 'conversationId'
> & {
  contactName: string | null;
  shown: ReturnType<typeof decodeCase>;
};
export function* comparedCases(sequences: readonly number[]): Work<ComparedCase[]> {
  if (sequences.length === 0) return [];
  const query = builder
    .selectFrom('cases')
    .leftJoin('contacts', 'contacts.id', 'cases.contactId')
    .selectAll('cases')
    .select('contacts.name as contactName')
    .where('cases.sequence', 'in', sequences);
  const rows = yield* all(dynamic(query), {});
  return rows.map(({ contactName, ...row }) => ({
    sequence: row.sequence,
    subject: row.subject,
    description: row.description,
    contactId: row.contactId,
    conversationId: row.conversationId,
    contactName,
    shown: decodeCase(row),
  }));
}

const span = statement<object>()((db) =>
  db
    .selectFrom(
      sql<{ first: number | null; last: number | null }>`(select
      (select min(sequence) from cases) as first, (select max(sequence) from cases) as last)`.as('span'),
    )
    .select(['first', 'last']),
);
/** Sequences of the first and the last case; 0 where there is none. */
export function* caseSpan(): Work<{ first: number; last: number }> {
  const row = yield* one(span, {});
  return { first: row?.first ?? 0, last: row?.last ?? 0 };
}

/** How many cases are put into the index in one commit. */
export const batch = 40;
const after = statement<{ sequence: number }>()((db) =>
  db
    .selectFrom('cases')
    .select(['sequence', 'subject', 'description'])
    .where('sequence', '>', p<number>('sequence'))
    .orderBy('sequence')
    .limit(batch),
);
export const casesAfter = (sequence: number): Work<Pick<CaseRow, 'sequence' | 'subject' | 'description'>[]> =>
  all(after, { sequence });

const counterName = 'caseText';
const counter = statement<{ name: string }>()((db) =>
  db.selectFrom('counters').select('value').where('name', '=', p<string>('name')),
);
const setCounter = statement<{ name: string; value: number }>()((db) =>
  db
    .insertInto('counters')
    .values({ name: p<string>('name'), value: p<number>('value') })
    .onConflict((row) => row.column('name').doUpdateSet({ value: p<number>('value') })),
);
/** The last case, in the order of their numbers, up to which all are in the index. */
export function* indexedUpTo(): Work<number> {
  return (yield* one(counter, { name: counterName }))?.value ?? 0;
}
export function* setIndexedUpTo(value: number): Work<void> {
  yield* run(setCounter, { name: counterName, value });
}

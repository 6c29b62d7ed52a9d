import { sql, type RawBuilder } from 'kysely';
import type { Work } from '../../../engine/runtime/work.ts';
import { all, one, p, run, statement } from '../../store/query.ts';

/**
 * Which texts have which terms. The index is SQLite's own, of terms we make ourselves, so its size and memory are the
 * file's, and a search reads only the lists of the terms it asks for.
 */
export interface TextIndex {
  save(sequence: number, terms: Iterable<string>): Work<void>;
  /** In how many texts a term stands, counted up to `mostCounted`. */
  count(term: string): Work<number>;
  /** Sequences of the texts that have a term, newest first, at most `mostCounted`. */
  having(term: string): Work<number[]>;
}
/** Of a term that stands in more texts only the newest of them are looked at. */
export const mostCounted = 1000;

export const textIndex = (table: 'caseText' | 'articleText'): TextIndex => index(table, sql``);
/** The same, but only cases are found on which people judged articles. */
export const linkedCases = (): TextIndex =>
  index('caseText', sql`where sequence in (select caseSequence from articleLinks)`);

/** Written once per index, since a table's name is no parameter; limits too, since SQLite plans anew for each. */
function index(table: 'caseText' | 'articleText', only: RawBuilder<unknown>): TextIndex {
  const name = sql.table(table);
  const most = sql.lit(mostCounted);
  const insert = raw(sql`insert into ${name} (rowid, terms) values (${p('sequence')}, ${p('terms')})`);
  const remove = raw(sql`delete from ${name} where rowid = ${p('sequence')}`);
  const count = raw(
    sql<{ found: number }>`select count(*) as found from
      (select 1 from ${name} where ${name} match ${p('query')} limit ${most})`,
  );
  // Chosen from the list afterwards: within the search, SQLite would search once for each case it may find.
  const having = raw(
    sql<{ sequence: number }>`select sequence from (select rowid as sequence from ${name}
      where ${name} match ${p('query')} order by rowid desc limit ${most}) ${only}`,
  );
  return {
    *save(sequence, terms) {
      yield* run(remove, { sequence });
      yield* run(insert, { sequence, terms: [...terms].join(' ') });
    },
    *count(term) {
      return (yield* one(count, { query: quoted(term) }))?.found ?? 0;
    },
    *having(term) {
      return (yield* all(having, { query: quoted(term) })).map(({ sequence }) => sequence);
    },
  };
}

/** A term is letters and digits, so nothing in it could end the quotes. */
const quoted = (term: string): string => `"${term}"`;
const raw = <Row>(text: RawBuilder<Row>) =>
  statement<object>()((db) => ({ compile: () => text.compile(db) }));

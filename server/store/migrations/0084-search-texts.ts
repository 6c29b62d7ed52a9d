import { sql } from 'kysely';
import type { Migration } from './migrations.ts';

/** What people search by, folded: `searchText` in SQL is the function of that name. */
export const searchTexts: Migration = {
  id: '0084-search-texts',
  statements: (db) => [
    ...(['cases', 'contacts', 'accounts'] as const).map((table) =>
      db.schema.alterTable(table).addColumn('searchText', 'text', (c) => c.notNull().defaultTo('')),
    ),
    raw(db, sql`UPDATE cases SET searchText = searchText(subject)`),
    raw(db, sql`UPDATE contacts SET searchText = searchText(name, family, given, kana, emails)`),
    raw(db, sql`UPDATE accounts SET searchText = searchText(name)`),
  ],
};

const raw = (db: Parameters<Migration['statements']>[0], text: ReturnType<typeof sql>) => ({
  compile: () => text.compile(db),
});

import { sql } from 'kysely';
import type { Migration } from './migrations.ts';

/** Articles, their links with cases, and which case or article has which terms. */
export const knowledge: Migration = {
  id: '0070-knowledge',
  statements: (db) => [
    db.schema
      .createTable('articles')
      .addColumn('sequence', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('slug', 'text', (c) => c.notNull())
      .addColumn('language', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('keywords', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('visibility', 'text', (c) => c.notNull())
      .addColumn('url', 'text')
      .addColumn('updatedBy', 'text')
      .addColumn('publishedAt', 'text')
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addColumn('updatedAt', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1)),
    db.schema.createIndex('articlesBySlug').on('articles').columns(['slug', 'language']).unique(),
    db.schema.createIndex('articlesByChange').on('articles').columns(['updatedAt', 'sequence']),
    db.schema
      .createTable('articleLinks')
      .addColumn('caseId', 'text', (c) => c.notNull().references('cases.id'))
      .addColumn('articleId', 'text', (c) => c.notNull().references('articles.id'))
      .addColumn('caseSequence', 'integer', (c) => c.notNull())
      .addColumn('action', 'text', (c) => c.notNull())
      .addColumn('actorKind', 'text', (c) => c.notNull())
      .addColumn('actorId', 'text', (c) => c.notNull())
      .addColumn('actorName', 'text')
      .addColumn('createdAt', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('articleLinksKey', ['caseId', 'articleId']),
    db.schema.createIndex('articleLinksByArticle').on('articleLinks').columns(['articleId', 'action']),
    db.schema.createIndex('articleLinksBySequence').on('articleLinks').columns(['caseSequence']),
    // Only which row has which term: no places, no texts. Terms come ready, so anything but ASCII signs is a letter.
    raw(db, sql`CREATE VIRTUAL TABLE caseText USING ${terms}`),
    raw(db, sql`CREATE VIRTUAL TABLE articleText USING ${terms}`),
  ],
};

const terms = sql.raw(`fts5(terms, content='', contentless_delete=1, detail=none, tokenize='ascii')`);
const raw = (db: Parameters<Migration['statements']>[0], text: ReturnType<typeof sql>) => ({
  compile: () => text.compile(db),
});

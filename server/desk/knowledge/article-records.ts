import { sql } from 'kysely';
import type { Article } from '../../../engine/records/articles.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { ArticleDetail, ArticleSummary } from '../../contract/knowledge.ts';
import type { Database } from '../../store/database.ts';
import { all, builder, dynamic, insert, one, p, patch, statement } from '../../store/query.ts';
import { excerptOf } from './rules.ts';

type Row = Database['articles'];
/** An article with its place in the index of texts. */
export type Stored = Article & { sequence: number };

// Rows were checked before they were written, so the columns hold what the record type says.
const decode = (row: Row): Stored => ({
  ...row,
  language: row.language as Article['language'],
  status: row.status as Article['status'],
  visibility: row.visibility as Article['visibility'],
  keywords: JSON.parse(row.keywords) as string[],
});
export const plain = ({ sequence: _sequence, ...article }: Stored): Article => article;
export function summaryOf({ sequence: _sequence, body, ...article }: Stored): ArticleSummary {
  return { ...article, excerpt: excerptOf(body) };
}

const byId = statement<{ id: string }>()((db) =>
  db.selectFrom('articles').selectAll().where('id', '=', p<string>('id')),
);
export function* articleById(id: string): Work<Stored | undefined> {
  const row = yield* one(byId, { id });
  return row && decode(row);
}
const bySlug = statement<{ slug: string }>()((db) =>
  db.selectFrom('articles').selectAll().where('slug', '=', p<string>('slug')).orderBy('language'),
);
export function* articlesOfSlug(slug: string): Work<Stored[]> {
  return (yield* all(bySlug, { slug })).map(decode);
}
export function* articlesAmong(sequences: readonly number[]): Work<Stored[]> {
  if (sequences.length === 0) return [];
  const query = builder.selectFrom('articles').selectAll().where('sequence', 'in', sequences);
  return (yield* all(dynamic(query), {})).map(decode);
}
export function* publishedByIds(ids: readonly string[]): Work<Stored[]> {
  if (ids.length === 0) return [];
  const query = builder
    .selectFrom('articles')
    .selectAll()
    .where('id', 'in', ids)
    .where('status', '=', 'published');
  return (yield* all(dynamic(query), {})).map(decode);
}

export interface ArticleFilter {
  status?: Article['status'];
  language?: Article['language'];
  q?: string;
  limit: number;
  offset: number;
}
export function* findArticles({ status, language, q, limit, offset }: ArticleFilter): Work<Stored[]> {
  let query = builder
    .selectFrom('articles')
    .selectAll()
    .orderBy('updatedAt', 'desc')
    .orderBy('sequence', 'desc')
    .limit(limit)
    .offset(offset);
  if (status) query = query.where('status', '=', status);
  if (language) query = query.where('language', '=', language);
  if (q)
    query = query.where((eb) => eb.or([contains('title', q), contains('keywords', q), contains('slug', q)]));
  return (yield* all(dynamic(query), {})).map(decode);
}
const contains = (column: string, text: string) =>
  sql<boolean>`${sql.ref(column)} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;

export function* insertArticle(article: Article): Work<Stored> {
  yield* insert('articles', { ...article, keywords: JSON.stringify(article.keywords) });
  const stored = yield* articleById(article.id);
  if (!stored) throw new Error(`The article ${article.id} was written and is not there.`);
  return stored;
}
export function* patchArticle(id: string, { keywords, ...set }: Partial<Article>): Work<void> {
  yield* patch('articles', id, keywords === undefined ? set : { ...set, keywords: JSON.stringify(keywords) });
}

const counted = statement<object>()((db) =>
  db.selectFrom('articles').select((eb) => eb.fn.countAll<number>().as('count')),
);
export function* countArticles(): Work<number> {
  return (yield* one(counted, {}))?.count ?? 0;
}

const nameOf = statement<{ id: string }>()((db) =>
  db.selectFrom('agents').select('name').where('id', '=', p<string>('id')),
);
const judged = statement<{ id: string; action: string }>()((db) =>
  db
    .selectFrom('articleLinks')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('articleId', '=', p<string>('id'))
    .where('action', '=', p<string>('action')),
);
export function* detailOf(stored: Stored): Work<ArticleDetail> {
  const { id, slug, updatedBy } = stored;
  const others = (yield* articlesOfSlug(slug)).filter((other) => other.id !== id);
  const author = updatedBy === null ? undefined : yield* one(nameOf, { id: updatedBy });
  return {
    article: plain(stored),
    updatedByName: author?.name ?? null,
    translations: others.map(({ id, language, title, status }) => ({ id, language, title, status })),
    attached: (yield* one(judged, { id, action: 'attached' }))?.count ?? 0,
    dismissed: (yield* one(judged, { id, action: 'dismissed' }))?.count ?? 0,
  };
}

import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Article } from '../../../engine/records/articles.ts';
import type { Actor } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { ArticleChange, ArticleDetail, NewArticle } from '../../contract/knowledge.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import {
  articleById,
  articlesOfSlug,
  countArticles,
  detailOf,
  findArticles,
  insertArticle,
  patchArticle,
  articlesAmong,
  type ArticleFilter,
  type Stored,
} from './article-records.ts';
import { articleTermsOf } from './recommend.ts';
import { fitOf, slugOf } from './rules.ts';
import { lookUp, nearest } from './search.ts';
import { termsOf } from './terms.ts';
import type { TextIndex } from './text-index-records.ts';
import { say } from '../../contract/say.ts';

const noSuch = (id: string): Problem => new Problem('notFound', say('noSuchArticle', { id }));
const mostCompared = 60;

/** Articles as they are written, and found again by their words. */
export function createArticles({ clock, ids }: Pick<DeskContext, 'clock' | 'ids'>, index: TextIndex) {
  function* putIntoIndex(article: Stored): Work<void> {
    const { keywords, title, body } = articleTermsOf(article);
    yield* index.save(article.sequence, new Set([...keywords, ...title, ...body]));
  }

  const taken = ({ slug, language }: Pick<Article, 'slug' | 'language'>): Problem =>
    new Problem('conflict', say('slugTaken', { slug, language }));
  function* isTaken({ slug, language }: Pick<Article, 'slug' | 'language'>, id?: string): Work<boolean> {
    return (yield* articlesOfSlug(slug)).some((other) => other.language === language && other.id !== id);
  }

  /** A short name nobody has in any language: what shares one is a translation. */
  function* freeSlug({ title }: Pick<Article, 'title'>): Work<string> {
    const wanted = slugOf(title);
    for (let count = 1; ; count++) {
      const slug = count === 1 ? wanted : `${wanted}-${count}`;
      if ((yield* articlesOfSlug(slug)).length === 0) return slug;
    }
  }

  function* create(draft: NewArticle, by: Actor): Work<ArticleDetail | Problem> {
    const slug = draft.slug ?? (yield* freeSlug(draft));
    if (yield* isTaken({ ...draft, slug })) return taken({ ...draft, slug });
    const now = isoTime(clock.now());
    const stored = yield* insertArticle({
      id: ids.next('article'),
      createdAt: now,
      updatedAt: now,
      version: 1,
      ...draft,
      slug,
      updatedBy: by.id,
      publishedAt: draft.status === 'published' ? now : null,
    });
    yield* putIntoIndex(stored);
    return yield* detailOf(stored);
  }

  function* change(
    id: string,
    set: ArticleChange,
    by: Actor,
    ifMatch?: number,
  ): Work<ArticleDetail | Problem> {
    const before = yield* articleById(id);
    if (!before) return noSuch(id);
    if (ifMatch !== undefined && ifMatch !== before.version)
      return new Problem('preconditionFailed', say('articleChanged', { title: before.title }));
    const wanted = { ...before, ...set };
    if (yield* isTaken(wanted, id)) return taken(wanted);
    const now = isoTime(clock.now());
    const isNew = wanted.status === 'published' && before.status !== 'published';
    const written = {
      ...set,
      updatedAt: now,
      updatedBy: by.id,
      version: before.version + 1,
      ...(isNew && { publishedAt: now }),
    };
    yield* patchArticle(id, written);
    const after: Stored = { ...before, ...written };
    yield* putIntoIndex(after);
    return yield* detailOf(after);
  }

  /** An article, unless it is not for this reader. */
  function* visible(id: string, isWriter: boolean): Work<Stored | Problem> {
    const found = yield* articleById(id);
    return found && (isWriter || found.status === 'published') ? found : noSuch(id);
  }
  function* read(id: string, isWriter: boolean): Work<ArticleDetail | Problem> {
    const found = yield* visible(id, isWriter);
    return found instanceof Problem ? found : yield* detailOf(found);
  }

  /** Articles that have words of the query, best first. */
  function* search(query: {
    q: string;
    language?: Article['language'];
    status?: Article['status'];
    limit: number;
  }) {
    const terms = termsOf(query.q);
    const found = yield* lookUp(index, terms, yield* countArticles());
    const articles = yield* articlesAmong(yield* nearest(index, found, mostCompared));
    return articles
      .filter(({ language }) => query.language === undefined || language === query.language)
      .filter(({ status }) => query.status === undefined || status === query.status)
      .map((article) => ({ article, ...fitOf(terms, articleTermsOf(article), found.rarity, 0) }))
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit || a.article.sequence - b.article.sequence)
      .slice(0, query.limit);
  }

  /** The list; where words are sought, those that have them come first, then those that have the letters. */
  function* list(filter: ArticleFilter): Work<Stored[]> {
    if (!filter.q) return yield* findArticles(filter);
    const { q, offset, limit } = filter;
    const byWords = (yield* search({ ...filter, q, limit: mostCompared })).map(({ article }) => article);
    const known = new Set(byWords.map(({ id }) => id));
    const byLetters = yield* findArticles({ ...filter, offset: 0, limit: mostCompared });
    return [...byWords, ...byLetters.filter(({ id }) => !known.has(id))].slice(offset, offset + limit);
  }

  return { list, create, change, visible, read, search };
}
export type Articles = ReturnType<typeof createArticles>;

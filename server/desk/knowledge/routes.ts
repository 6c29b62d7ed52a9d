import type { Db } from '../../../engine/runtime/work.ts';
import {
  attachArticle,
  createArticle,
  dismissArticle,
  getArticle,
  listArticles,
  listSimilar,
  recommendArticles,
  searchArticles,
  unmarkArticle,
  updateArticle,
} from '../../contract/knowledge.ts';
import { Problem } from '../../contract/problem.ts';
import { route, type Caller, type Route } from '../../http/handler.ts';
import { actorOf } from '../actor.ts';
import { summaryOf } from './article-records.ts';
import type { Knowledge } from './index.ts';

const isWriter = ({ role }: Caller): boolean => role === 'admin' || role === 'supervisor';

export function knowledgeRoutes(db: Db, knowledge: Knowledge): Route[] {
  const { articles, marks, indexer } = knowledge;
  return [
    route(listArticles, ({ query, caller }) =>
      db.read(function* () {
        const { limit, cursor, ...filter } = query;
        const offset = Math.max(0, Number.parseInt(cursor ?? '0', 10) || 0);
        if (!isWriter(caller) && filter.status !== undefined && filter.status !== 'published')
          return { items: [], next: null };
        const status = isWriter(caller) ? filter.status : 'published';
        const found = yield* articles.list({ ...filter, status, limit: limit + 1, offset });
        return {
          items: found.slice(0, limit).map(summaryOf),
          next: found.length > limit ? String(offset + limit) : null,
        };
      }),
    ),
    // Before `/articles/:id`, which would take it for an id.
    route(searchArticles, ({ query }) =>
      db.read(function* () {
        const found = yield* articles.search({ ...query, status: 'published' });
        return { items: found.map(({ article, words }) => ({ article: summaryOf(article), words })) };
      }),
    ),
    route(getArticle, ({ params, caller }) => db.read(() => articles.read(params.id, isWriter(caller)))),
    route(createArticle, ({ body, caller }) => db.write(() => articles.create(body, actorOf(caller)))),
    route(updateArticle, ({ params, body, caller, ifMatch }) =>
      db.write(() => articles.change(params.id, body, actorOf(caller), ifMatch)),
    ),
    route(recommendArticles, ({ params, query }) => db.read(() => knowledge.ofCase(params.id, query.limit))),
    route(attachArticle, ({ params, caller }) =>
      db.write(() => marks.mark(params.id, params.articleId, 'attached', actorOf(caller))),
    ),
    route(dismissArticle, ({ params, caller }) =>
      db.write(() => marks.mark(params.id, params.articleId, 'dismissed', actorOf(caller))),
    ),
    route(unmarkArticle, ({ params, caller }) =>
      db.write(() => marks.unmark(params.id, params.articleId, actorOf(caller))),
    ),
    route(listSimilar, async ({ params, query }) => {
      await indexer.catchUp();
      const found = await db.read(() => knowledge.similar(params.id, query.limit));
      return found instanceof Problem ? found : { items: found };
    }),
  ];
}

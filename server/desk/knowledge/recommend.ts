import type { Article } from '../../../engine/records/articles.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { countArticles, articlesAmong, publishedByIds, type Stored } from './article-records.ts';
import { linksOfCases } from './link-records.ts';
import { fitOf, rank, type ArticleTerms, type Candidate, type Ranked, type Votes } from './rules.ts';
import { lookUp, nearest } from './search.ts';
import { alike } from './similar.ts';
import { termsOf, type Terms } from './terms.ts';
import type { TextIndex } from './text-index-records.ts';

/** So many of those found by rare words are read and compared field by field. */
const mostCompared = 40;
/** Terms of this many articles stay in memory, each for as long as it is not changed. */
const mostKept = 200;

export interface Wanted {
  terms: Terms;
  language: string;
  limit: number;
  onlyPublic?: boolean;
  /** The case it is for: it neither counts as a similar one, nor is offered again what it has. */
  caseSequence?: number;
  exceptIds?: ReadonlySet<string>;
}
export interface Recommended extends Ranked, Votes {
  article: Stored;
  words: string[];
}

/** All terms of an article, for the index. */
export function articleTermsOf({ title, keywords, body }: Pick<Article, 'title' | 'keywords' | 'body'>) {
  return {
    title: new Set(termsOf(title).places.keys()),
    keywords: new Set(termsOf(keywords.join('\n')).places.keys()),
    body: new Set(termsOf(body).places.keys()),
  };
}

export function createRecommender(indexes: { articles: TextIndex; cases: TextIndex; linked: TextIndex }) {
  const kept = new Map<string, { version: number; terms: ArticleTerms }>();
  function termsOfArticle(article: Stored): ArticleTerms {
    const known = kept.get(article.id);
    if (known?.version === article.version) return known.terms;
    if (kept.size >= mostKept) kept.clear();
    const terms = articleTermsOf(article);
    kept.set(article.id, { version: article.version, terms });
    return terms;
  }

  /** What agents made of articles on similar cases, by article. */
  function* votesLike(terms: Terms, except: number | undefined): Work<Map<string, Votes>> {
    const votes = new Map<string, Votes>();
    const similar = yield* alike(terms, { index: indexes.cases, among: indexes.linked, except });
    for (const { articleId, action } of yield* linksOfCases(similar.map(({ other }) => other.sequence))) {
      const before = votes.get(articleId) ?? { attached: 0, dismissed: 0 };
      votes.set(articleId, { ...before, [action]: before[action] + 1 });
    }
    return votes;
  }

  function* recommend(wanted: Wanted): Work<Recommended[]> {
    const { terms, language, limit, onlyPublic, caseSequence, exceptIds } = wanted;
    if (terms.places.size === 0) return [];
    const search = yield* lookUp(indexes.articles, terms, yield* countArticles());
    const byWords = (yield* articlesAmong(yield* nearest(indexes.articles, search, mostCompared))).filter(
      ({ status }) => status === 'published',
    );
    const votes = yield* votesLike(terms, caseSequence);
    const known = new Set(byWords.map(({ id }) => id));
    const learned = [...votes].filter(([id, { attached }]) => attached > 0 && !known.has(id));
    const articles = [...byWords, ...(yield* publishedByIds(learned.map(([id]) => id)))].filter(
      ({ id, visibility }) => !exceptIds?.has(id) && (!onlyPublic || visibility === 'public'),
    );
    const candidates = articles.map((article): Candidate => {
      const { fit, words } = fitOf(terms, termsOfArticle(article), search.rarity);
      const { attached, dismissed } = votes.get(article.id) ?? { attached: 0, dismissed: 0 };
      return { id: article.id, language: article.language, fit, words, attached, dismissed };
    });
    const byId = new Map(
      candidates.map((candidate, at) => [candidate.id, { candidate, article: articles[at] }]),
    );
    return rank(candidates, language, limit).flatMap((ranked) => {
      const { candidate, article } = byId.get(ranked.id) ?? {};
      return candidate && article ? [{ ...candidate, ...ranked, article }] : [];
    });
  }

  return { recommend };
}

import type { Case } from '../../../engine/records/cases.ts';
import { detectLanguage } from '../../../engine/classifier/language/index.ts';
import { localeSchema } from '../../../engine/core/text.ts';
import type { ArticleRequest, Fault, FoundArticle } from '../../../engine/runtime/desk.ts';
import type { Db, Work } from '../../../engine/runtime/work.ts';
import type { CaseArticles, SimilarCase } from '../../contract/knowledge.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import { fault } from '../fault.ts';
import type { Timeline } from '../timeline/index.ts';
import { summaryOf } from './article-records.ts';
import { createArticles } from './articles.ts';
import { caseRow, caseTermsOf } from './case-records.ts';
import { createIndexer } from './indexer.ts';
import { createMarks } from './marks.ts';
import { createRecommender } from './recommend.ts';
import { alike, similarTo } from './similar.ts';
import { termsOf } from './terms.ts';
import { linkedCases, textIndex } from './text-index-records.ts';
import { say } from '../../contract/say.ts';

export { knowledgeRoutes } from './routes.ts';

export interface KnowledgeDeps {
  db: Db;
  timeline: Timeline;
  report(error: unknown): void;
}

/** The languages articles are written in. */
const enabled = localeSchema.options;

/** Articles, which of them fit a case, and which cases are alike. */
export function createKnowledge(context: DeskContext, { db, timeline, report }: KnowledgeDeps) {
  const indexes = {
    articles: textIndex('articleText'),
    cases: textIndex('caseText'),
    linked: linkedCases(),
  };
  const indexer = createIndexer({ db, clock: context.clock, index: indexes.cases, report });
  const articles = createArticles(context, indexes.articles);
  const marks = createMarks(context, { timeline, indexer });
  const { recommend } = createRecommender(indexes);

  function* ofCase(caseId: string, limit: number): Work<CaseArticles | Problem> {
    const subject = yield* caseRow(caseId);
    if (!subject) return new Problem('notFound', say('noSuchCase', { id: caseId }));
    const marked = yield* marks.ofCase(caseId);
    const recommended = yield* recommend({
      terms: caseTermsOf(subject),
      language: subject.language,
      limit,
      caseSequence: subject.sequence,
      exceptIds: new Set(marked.map(({ article }) => article.id)),
    });
    return {
      attached: marked.filter(({ action }) => action === 'attached'),
      recommended: recommended.map(({ article, score, why }) => ({
        article: { ...summaryOf(article), body: article.body },
        score,
        why,
      })),
      dismissed: marked.filter(({ action }) => action === 'dismissed'),
    };
  }

  function* similar(caseId: string, limit: number): Work<SimilarCase[] | Problem> {
    const subject = yield* caseRow(caseId);
    if (!subject) return new Problem('notFound', say('noSuchCase', { id: caseId }));
    return yield* similarTo(subject, indexes.cases, limit);
  }

  /** Cases that are like a text, most alike first. */
  function* similarToText(text: string, limit: number): Work<{ case: Case; score: number }[]> {
    const found = yield* alike(termsOf(text), { index: indexes.cases });
    return found.slice(0, limit).map(({ other, score }) => ({ case: other.shown, score }));
  }

  /** For a step: within the commit of its run. */
  function* recommendFor(
    request: ArticleRequest,
  ): Work<{ articles: FoundArticle[]; attachedId: string | null } | Fault> {
    const { caseId, text, limit, onlyPublic } = request;
    const subject = caseId === undefined ? undefined : yield* caseRow(caseId);
    if (caseId !== undefined && !subject) return fault('NOT_FOUND', say('noSuchCase', { id: caseId }));
    const marked = caseId === undefined ? [] : yield* marks.ofCase(caseId);
    const found = yield* recommend({
      terms: text === undefined && subject ? caseTermsOf(subject) : termsOf(text ?? ''),
      language: request.language ?? subject?.language ?? detectLanguage(text ?? '', { enabled }).language,
      limit,
      onlyPublic,
      caseSequence: subject?.sequence,
      exceptIds: new Set(
        marked.filter(({ action }) => action === 'dismissed').map(({ article }) => article.id),
      ),
    });
    const [best] = found;
    const isAttached = request.attach && best !== undefined && caseId !== undefined;
    if (isAttached) yield* marks.mark(caseId, best.id, 'attached', request.by);
    return {
      articles: found.map(({ article, score, words, attached, dismissed }) => {
        const { id, slug, title, language, body, url } = article;
        return { id, slug, title, language, text: body, url, score, words, attached, dismissed };
      }),
      attachedId: isAttached ? best.id : null,
    };
  }

  return { articles, marks, recommend, recommendFor, ofCase, similar, similarToText, indexer };
}
export type Knowledge = ReturnType<typeof createKnowledge>;

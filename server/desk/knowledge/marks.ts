import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Actor } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { MarkedArticle } from '../../contract/knowledge.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import type { Timeline } from '../timeline/index.ts';
import { articleById, summaryOf } from './article-records.ts';
import { caseRow } from './case-records.ts';
import type { Indexer } from './indexer.ts';
import { linksOfCase, removeLink, saveLink, type Link } from './link-records.ts';
import { say } from '../../contract/say.ts';

export interface MarkDeps {
  timeline: Timeline;
  indexer: Indexer;
}

/** What somebody made of an article on a case: it helped, or it does not fit. Similar cases learn from it. */
export function createMarks({ clock, publish }: DeskContext, { timeline, indexer }: MarkDeps) {
  function* mark(
    caseId: string,
    articleId: string,
    action: Link['action'],
    by: Actor,
  ): Work<Problem | Record<string, never>> {
    const subject = yield* caseRow(caseId);
    if (!subject) return new Problem('notFound', say('noSuchCase', { id: caseId }));
    const article = yield* articleById(articleId);
    // What stands in nobody's list any more can still be put aside.
    if (!article || (action === 'attached' && article.status !== 'published'))
      return new Problem('notFound', say('noPublishedArticle', { id: articleId }));
    const before = (yield* linksOfCase(caseId)).find((link) => link.articleId === articleId);
    if (before?.action === action) return {};
    yield* saveLink({
      caseId,
      articleId,
      caseSequence: subject.sequence,
      action,
      actorKind: by.kind,
      actorId: by.id,
      actorName: by.name ?? null,
      createdAt: isoTime(clock.now()),
    });
    yield* indexer.include(caseId);
    yield* tell(caseId, { id: articleId, title: article.title }, `article.${action}`, by);
    return {};
  }

  function* unmark(caseId: string, articleId: string, by: Actor): Work<Problem | Record<string, never>> {
    const article = yield* articleById(articleId);
    if (!article || (yield* removeLink(caseId, articleId)) === 0)
      return new Problem('notFound', say('articleNotMarked', { id: articleId, caseId }));
    yield* tell(caseId, { id: articleId, title: article.title }, 'article.unmarked', by);
    return {};
  }

  function* tell(
    caseId: string,
    { id: articleId, title }: { id: string; title: string },
    code: 'article.attached' | 'article.dismissed' | 'article.unmarked',
    by: Actor,
  ): Work<void> {
    yield* timeline.add(caseId, { code, params: { articleId, title }, by });
    yield* publish('case', caseId);
  }

  function* ofCase(caseId: string): Work<MarkedArticle[]> {
    const marked: MarkedArticle[] = [];
    for (const { articleId, action, actorName, actorId, createdAt } of yield* linksOfCase(caseId)) {
      const article = yield* articleById(articleId);
      if (!article) continue;
      const shown = { ...summaryOf(article), body: article.body };
      marked.push({ article: shown, action, by: actorName ?? actorId, at: createdAt });
    }
    return marked;
  }

  return { mark, unmark, ofCase };
}

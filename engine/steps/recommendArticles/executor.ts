import type { Reason } from '../../core/step.ts';
import type { RecordExecutor } from '../../runtime/ports.ts';
import type { FoundArticle } from '../../runtime/desk.ts';
import { actorOf, faulted, isFault, noRecord } from '../settle.ts';
import { numberOf, recordId } from '../values.ts';
import type { Config, Output } from './definition.ts';

const mostArticles = 10;
/** A run holds what it found; more of a text is read on the article's own page. */
const mostText = 4000;

export const recommendArticlesExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  const caseId = recordId(config.case);
  const text = config.text.trim();
  if (caseId === undefined && (text === '' || config.attach)) return noRecord('case', 'case');
  const found = yield* desk.recommendArticles({
    ...(text !== '' && { text }),
    ...(caseId !== undefined && { caseId }),
    ...(config.language !== 'auto' && { language: config.language }),
    limit: Math.min(Math.max(Math.trunc(numberOf(config.limit) ?? 3), 1), mostArticles),
    onlyPublic: config.onlyPublic,
    attach: config.attach,
    by: actorOf(call),
  });
  if (isFault(found)) return faulted(found);
  const { articles, attachedId } = found;
  return {
    outcome: articles.length === 0 ? 'none' : 'done',
    output: {
      articles: articles.map(({ attached: _a, dismissed: _d, ...article }) => ({
        ...article,
        text: article.text.slice(0, mostText),
      })),
      attachedId,
    },
    why: articles.flatMap(reasonsOf),
  };
};

function reasonsOf({ title, words, score, attached, dismissed }: FoundArticle): Reason[] {
  const why: Reason[] = [{ text: 'article.fits', left: title, right: words, result: score }];
  if (attached > 0) why.push({ text: 'article.attached', left: title, result: attached });
  if (dismissed > 0) why.push({ text: 'article.dismissed', left: title, result: dismissed });
  return why;
}

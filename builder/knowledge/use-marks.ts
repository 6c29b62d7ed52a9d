import { useTranslation } from 'react-i18next';
import { casesApi, knowledgeApi, type ProblemBody } from '../../server/client.ts';
import { useApiMutation } from '../app/api.ts';
import { showToast } from '../ui/toast.ts';

type Article = Pick<knowledgeApi.ArticleSummary, 'id' | 'title'>;
export interface Marks {
  attach: (article: Article) => void;
  dismiss: (article: Article) => void;
  unmark: (article: Article) => void;
  isPending: boolean;
  problem: ProblemBody | undefined;
}

/** What one makes of articles on a case; each is at once in its timeline. */
export function useMarks(caseId: string): Marks {
  const { t } = useTranslation('knowledge');
  const refreshes = [knowledgeApi.recommendArticles, casesApi.getCaseTimeline];
  const attach = useApiMutation(knowledgeApi.attachArticle, { refreshes });
  const dismiss = useApiMutation(knowledgeApi.dismissArticle, { refreshes });
  const unmark = useApiMutation(knowledgeApi.unmarkArticle, { refreshes });
  const input = ({ id }: Article) => ({ params: { id: caseId, articleId: id } });
  return {
    attach: (article) => attach.mutate(input(article)),
    unmark: (article) => unmark.mutate(input(article)),
    async dismiss(article) {
      if (!(await dismiss.mutateAsync(input(article)))) return;
      showToast({
        text: t('panel.dismissedNow', { title: article.title }),
        action: { label: t('panel.undo'), onAction: () => unmark.mutate(input(article)) },
      });
    },
    isPending: attach.isPending || dismiss.isPending || unmark.isPending,
    problem: attach.problem ?? dismiss.problem ?? unmark.problem,
  };
}

import { useTranslation } from 'react-i18next';
import { locales } from '../../engine/browser.ts';
import { knowledgeApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { oneOf, words } from '../app/filters.ts';
import { useFilters, useRouteId } from '../app/navigation.ts';
import { useMe } from '../app/session.ts';
import { useLocale } from '../i18n/use-text.ts';
import { Page, Section } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { blankDraft, draftOf } from './article-draft.ts';
import { ArticleFacts } from './ArticleFacts.tsx';
import { ArticleForm } from './ArticleForm.tsx';
import { ArticleStatusChip } from './ArticleStatusChip.tsx';
import styles from './Knowledge.module.css';

/** An article to read; for those who may write it, to change. */
export function ArticlePage() {
  const id = useRouteId();
  const { t } = useTranslation(['knowledge', 'common']);
  const mayWrite = useMe().role !== 'agent';
  const { data, problem, refetch } = useApi(knowledgeApi.getArticle, { params: { id } });
  return (
    <Page
      title={data?.article.title ?? t('list.article')}
      parents={[{ label: t('list.title'), href: '/knowledge' }]}
      description={
        data && (
          <div className={styles.chips}>
            <ArticleStatusChip status={data.article.status} />
            <span>{t(`common:locale.${data.article.language}`)}</span>
            <span>{t(`visibility.${data.article.visibility}`)}</span>
          </div>
        )
      }
    >
      {problem && <ProblemNotice problem={problem} onRetry={refetch} />}
      {!data && !problem && <Skeleton lines={8} height={24} />}
      {data && (
        <div className={styles.split}>
          {mayWrite ? (
            // What is typed belongs to one article; a translation is another.
            <ArticleForm key={id} saved={data.article} draft={draftOf(data.article)} />
          ) : (
            <Section title={t('article.text')}>
              <p className={styles.body} lang={data.article.language}>
                {data.article.body}
              </p>
            </Section>
          )}
          <ArticleFacts detail={data} mayWrite={mayWrite} />
        </div>
      )}
    </Page>
  );
}

const readers = { slug: words, language: oneOf(...locales) };

/** A new article, or one more language of one that is there. */
export function NewArticlePage() {
  const { t } = useTranslation(['knowledge', 'common']);
  const locale = useLocale();
  const [{ slug, language = locale }] = useFilters(readers);
  const title =
    slug === undefined ? t('article.new') : t('article.newIn', { language: t(`common:locale.${language}`) });
  return (
    <Page title={title} parents={[{ label: t('list.title'), href: '/knowledge' }]} isNarrow>
      <ArticleForm draft={blankDraft(language)} slug={slug} />
    </Page>
  );
}

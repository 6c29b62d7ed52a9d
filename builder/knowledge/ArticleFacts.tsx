import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { locales } from '../../engine/browser.ts';
import type { knowledgeApi } from '../../server/client.ts';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { DateTime } from '../ui/DateTime.tsx';
import { Link } from '../ui/Link.tsx';
import { Section } from '../ui/Page.tsx';
import { ArticleStatusChip } from './ArticleStatusChip.tsx';
import styles from './Knowledge.module.css';

interface ArticleFactsProps {
  detail: knowledgeApi.ArticleDetail;
  mayWrite: boolean;
}

/** What became of an article, and its other languages. */
export function ArticleFacts({ detail, mayWrite }: ArticleFactsProps) {
  const { t } = useTranslation(['knowledge', 'common']);
  const { article, updatedByName, attached, dismissed } = detail;
  return (
    <div className={styles.column}>
      <Section title={t('article.use')}>
        <dl className={styles.facts}>
          <dt>{t('article.attached')}</dt>
          <dd>{attached}</dd>
          <dt>{t('article.dismissed')}</dt>
          <dd>{dismissed}</dd>
          {updatedByName !== null && (
            <>
              <dt>{t('article.updatedBy')}</dt>
              <dd>{updatedByName}</dd>
            </>
          )}
          <dt>{t('article.updated')}</dt>
          <dd>
            <DateTime value={article.updatedAt} />
          </dd>
          {article.publishedAt !== null && (
            <>
              <dt>{t('article.published')}</dt>
              <dd>
                <DateTime value={article.publishedAt} />
              </dd>
            </>
          )}
        </dl>
        {article.url !== null && (
          <a href={article.url} target="_blank" rel="noreferrer">
            {t('article.openUrl')}
          </a>
        )}
      </Section>
      <Translations detail={detail} mayWrite={mayWrite} />
    </div>
  );
}

function Translations({ detail, mayWrite }: ArticleFactsProps) {
  const { t } = useTranslation(['knowledge', 'common']);
  const { article } = detail;
  const translations = detail.translations.filter(({ status }) => mayWrite || status === 'published');
  const missing = locales.filter(
    (language) =>
      language !== article.language && !detail.translations.some((other) => other.language === language),
  );
  const offers = mayWrite ? missing : [];
  if (translations.length + offers.length === 0) return null;
  return (
    <Section title={t('article.translations')}>
      <ul className={styles.lines}>
        {translations.map(({ id, language, title, status }) => (
          <li key={id} className={styles.chips}>
            <Link href={`/knowledge/${id}`}>
              <span lang={language}>{title}</span>
            </Link>
            {mayWrite && <ArticleStatusChip status={status} />}
          </li>
        ))}
        {offers.map((language) => (
          <li key={language}>
            <ButtonLink
              size="dense"
              icon={Plus}
              href={`/knowledge/new?slug=${article.slug}&language=${language}`}
            >
              {t('article.translate', { language: t(`common:locale.${language}`) })}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

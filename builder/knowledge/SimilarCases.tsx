import { CopyCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { knowledgeApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { CaseStatusChip } from '../desk/StatusChips.tsx';
import { useLocale } from '../i18n/use-text.ts';
import { RelativeTime } from '../ui/DateTime.tsx';
import { Link } from '../ui/Link.tsx';
import { Section } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StatusChip } from '../ui/StatusChip.tsx';
import styles from './Knowledge.module.css';
import { listed } from './use-reason-text.ts';

/** Cases that say the same, and those that are probably the same matter once more. */
export function SimilarCases({ caseId }: { caseId: string }) {
  const { t } = useTranslation('knowledge');
  const { data, problem, refetch } = useApi(knowledgeApi.listSimilar, { params: { id: caseId } });
  return (
    <Section title={t('similar.title')}>
      {problem && <ProblemNotice problem={problem} onRetry={refetch} />}
      {!data && !problem && <Skeleton lines={2} />}
      {data?.items.length === 0 && <p className={styles.quiet}>{t('similar.none')}</p>}
      <ul>
        {data?.items.map((item) => (
          <SimilarEntry key={item.case.id} {...item} />
        ))}
      </ul>
    </Section>
  );
}

function SimilarEntry({
  case: other,
  contactName,
  words,
  isSameCustomer,
  isDuplicate,
}: knowledgeApi.SimilarCase) {
  const { t } = useTranslation('knowledge');
  const locale = useLocale();
  const why = [
    isSameCustomer && t('similar.sameCustomer'),
    t('similar.words', { words: listed(words, locale) }),
  ];
  return (
    <li className={styles.entry}>
      <div className={styles.chips}>
        <Link href={`/cases/${other.id}`}>{other.number}</Link>
        <CaseStatusChip status={other.status} />
        {isDuplicate && (
          <StatusChip tone="warning" icon={CopyCheck}>
            {t('similar.duplicate')}
          </StatusChip>
        )}
      </div>
      <span className={styles.excerpt} lang={other.language}>
        {other.subject}
      </span>
      {other.resolution && (
        <span className={styles.excerpt}>{t('similar.resolution', { text: other.resolution })}</span>
      )}
      <span className={styles.why}>
        {contactName && !isSameCustomer && `${contactName} · `}
        <RelativeTime value={other.createdAt} /> · {why.filter(Boolean).join(' · ')}
      </span>
    </li>
  );
}

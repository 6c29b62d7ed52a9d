import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { casesApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useRouteId } from '../app/navigation.ts';
import { CaseStatusChip, PriorityChip, VipChip } from '../desk/StatusChips.tsx';
import { usePageTitle } from '../ui/page-title.ts';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './Case.module.css';
import { CaseActions } from './CaseActions.tsx';
import { CaseContext } from './CaseContext.tsx';
import { CaseSide } from './CaseSide.tsx';
import { Conversation } from './Conversation.tsx';
import type { ReplyInserter } from './reply-inserter.ts';
import { SlaClock } from './SlaClock.tsx';
import { useGuide } from './use-guide.ts';

export function CasePage() {
  const id = useRouteId();
  const { t } = useTranslation('agent');
  const { data, problem, refetch } = useApi(casesApi.getCase, { params: { id } });
  usePageTitle(data ? `${data.case.number} ${data.case.subject}` : t('list.title'), [
    { label: t('list.title'), href: '/cases' },
  ]);
  return (
    <div className={styles.page}>
      {!data && <h1>{t('list.number')}</h1>}
      {problem && <ProblemNotice problem={problem} onRetry={() => void refetch()} />}
      {/* Another case is another page: nothing half typed may follow from the one before. */}
      {data ? <CaseView key={id} detail={data} /> : !problem && <Skeleton lines={8} height={24} />}
    </div>
  );
}

function CaseView({ detail }: { detail: casesApi.CaseDetail }) {
  const { t } = useTranslation('agent');
  const { case: theCase } = detail;
  const guide = useGuide(theCase.id);
  const inserter: ReplyInserter = useRef(null);
  return (
    <>
      <CaseHeader detail={detail} />
      <div className={styles.columns}>
        <section className={styles.context} aria-label={t('case.context')}>
          <CaseContext detail={detail} />
        </section>
        <section className={styles.centre} aria-label={t('case.conversation')}>
          <Conversation detail={detail} guide={guide} inserter={inserter} />
        </section>
        <section className={styles.side} aria-label={t('case.help')}>
          <CaseSide detail={detail} guide={guide} inserter={inserter} />
        </section>
      </div>
    </>
  );
}

function CaseHeader({ detail }: { detail: casesApi.CaseDetail }) {
  const { case: theCase, contact, account, sla } = detail;
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h1>
          <span className={styles.number}>{theCase.number}</span>{' '}
          <span lang={theCase.language}>{theCase.subject}</span>
        </h1>
        <div className={styles.chips}>
          <CaseStatusChip status={theCase.status} />
          <PriorityChip priority={theCase.priority} />
          {(contact?.isVip || account?.tier === 'vip') && <VipChip />}
          <SlaClock sla={sla} />
        </div>
      </div>
      <CaseActions detail={detail} />
    </header>
  );
}

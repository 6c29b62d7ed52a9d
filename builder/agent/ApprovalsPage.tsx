import { Stamp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { approvalsApi } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { useMe } from '../app/session.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { DateTime } from '../ui/DateTime.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Link } from '../ui/Link.tsx';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { showToast } from '../ui/toast.ts';
import styles from './Guide.module.css';

/** What waits for one's own decision, oldest first. */
export function ApprovalsPage() {
  const { t } = useTranslation('agent');
  const { data, problem, refetch } = useApi(approvalsApi.listApprovals, {});
  return (
    <Page title={t('approvals.title')} description={t('approvals.description')} isNarrow>
      {problem && <ProblemNotice problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={4} height={40} />}
      {data?.items.length === 0 && (
        <EmptyState title={t('approvals.none')} text={t('approvals.noneText')} icon={Stamp} />
      )}
      <div className={styles.cards}>
        {data?.items.map((item) => (
          <ApprovalCard key={`${item.runId} ${item.token}`} item={item} />
        ))}
      </div>
    </Page>
  );
}

function ApprovalCard({ item }: { item: approvalsApi.Approval }) {
  const { t } = useTranslation('agent');
  const text = useText();
  const { role } = useMe();
  const [comment, setComment] = useState('');
  const deciding = useApiMutation(approvalsApi.decideApproval, {
    refreshes: [approvalsApi.listApprovals],
    onDone: () => showToast({ text: t('approvals.decided'), tone: 'success' }),
  });
  const decide = (decision: 'approved' | 'rejected') =>
    deciding.mutate({ params: { id: item.runId, token: item.token }, body: { decision, comment } });
  const title = text(item.form.title);
  return (
    <article className={styles.card} aria-label={title}>
      <p className={styles.from}>
        <Stamp size={16} aria-hidden />
        {text(item.flowTitle)} · <DateTime value={item.createdAt} />
      </p>
      <h2>{title}</h2>
      {item.form.text && <p className={styles.script}>{text(item.form.text)}</p>}
      {/* Departments have no access to cases. */}
      {item.caseId !== null && role !== 'department' && (
        <Link href={`/cases/${item.caseId}`}>{t('approvals.openCase')}</Link>
      )}
      {deciding.problem && <ProblemNotice problem={deciding.problem} />}
      <TextArea
        label={t('approvals.comment')}
        rows={2}
        maxLength={2000}
        value={comment}
        onChange={setComment}
      />
      <footer className={styles.foot}>
        <Button isPending={deciding.isPending} onPress={() => decide('rejected')}>
          {t('approvals.reject')}
        </Button>
        <Button variant="primary" isPending={deciding.isPending} onPress={() => decide('approved')}>
          {t('approvals.approve')}
        </Button>
      </footer>
    </article>
  );
}

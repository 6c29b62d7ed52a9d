import { useTranslation } from 'react-i18next';
import { notificationsApi } from '../../server/client.ts';
import { useApiMutation } from '../app/api.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../ui/Button.tsx';
import { CustomerText } from '../ui/CustomerText.tsx';
import { DateTime } from '../ui/DateTime.tsx';
import { Link } from '../ui/Link.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { showToast } from '../ui/toast.ts';
import { channelName } from './channel-name.ts';
import styles from './Desk.module.css';
import { OutboxChip, type OutboxRow } from './OutboxChip.tsx';
import { useInWords } from '../i18n/use-in-words.ts';

interface OutboxSheetProps {
  row: OutboxRow | undefined;
  onClose: () => void;
}

/** One message in full: what it says, how often it was tried, and what the other side answered. */
export function OutboxSheet({ row, onClose }: OutboxSheetProps) {
  const { t } = useTranslation('desk');
  const { role } = useMe();
  const retry = useApiMutation(notificationsApi.retryOutbox, {
    refreshes: [notificationsApi.listOutbox],
    onDone: () => showToast({ text: t('outbox.retryDone'), tone: 'success' }),
  });
  return (
    <Sheet
      title={t('outbox.details')}
      isOpen={row !== undefined}
      onClose={onClose}
      footer={
        row?.status === 'failed' &&
        role === 'admin' && (
          <Button
            variant="primary"
            isPending={retry.isPending}
            onPress={() => retry.mutate({ params: { id: row.id } })}
          >
            {t('outbox.retry')}
          </Button>
        )
      }
    >
      {retry.problem && <ProblemNotice problem={retry.problem} />}
      {row && <OutboxFacts row={row} />}
      {row?.subject && <h3 lang={row.locale}>{row.subject}</h3>}
      {row && <CustomerText language={row.locale}>{row.text}</CustomerText>}
    </Sheet>
  );
}

function OutboxFacts({ row }: { row: OutboxRow }) {
  const { t } = useTranslation(['desk', 'common']);
  const { text, lang } = useInWords().said({ ...row, message: row.reason ?? '' });
  return (
    <dl className={styles.facts}>
      <dt>{t('outbox.status')}</dt>
      <dd>
        <OutboxChip status={row.status} />
      </dd>
      {row.reason && (
        <>
          <dt>{t('outbox.reason')}</dt>
          <dd lang={row.reason === 'NO_ADAPTER' ? undefined : lang}>
            {row.reason === 'NO_ADAPTER' ? t('outbox.noAdapter') : text}
          </dd>
        </>
      )}
      <dt>{t('outbox.channel')}</dt>
      <dd>{channelName(row.channel, (known) => t(`common:channel.${known}`))}</dd>
      <dt>{t('outbox.to')}</dt>
      <dd>{row.to}</dd>
      <dt>{t('outbox.tries')}</dt>
      <dd>{row.attempts}</dd>
      <dt>{t('outbox.created')}</dt>
      <dd>
        <DateTime value={row.createdAt} />
      </dd>
      {row.sentAt && (
        <>
          <dt>{t('outbox.sent')}</dt>
          <dd>
            <DateTime value={row.sentAt} />
          </dd>
        </>
      )}
      {row.nextAttemptAt && row.status === 'queued' && (
        <>
          <dt>{t('outbox.nextTry')}</dt>
          <dd>
            <DateTime value={row.nextAttemptAt} />
          </dd>
        </>
      )}
      {row.caseId && (
        <>
          <dt>{t('outbox.case')}</dt>
          <dd>
            <Link href={`/cases/${row.caseId}`}>{row.caseId}</Link>
          </dd>
        </>
      )}
      {row.runId && (
        <>
          <dt>{t('outbox.run')}</dt>
          <dd>
            <Link href={`/runs/${row.runId}`}>{row.runId}</Link>
          </dd>
        </>
      )}
      <dt>{t('outbox.key')}</dt>
      <dd>
        <code>{row.idempotencyKey}</code>
      </dd>
    </dl>
  );
}

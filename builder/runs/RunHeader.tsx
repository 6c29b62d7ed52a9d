import { CircleX, Clock, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordObjectSchema } from '../../engine/browser.ts';
import { runsApi } from '../../server/client.ts';
import { useApiMutation } from '../app/api.ts';
import { useMe } from '../app/session.ts';
import { RunStatusChip } from '../desk/StatusChips.tsx';
import { useLocale } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { DateTime } from '../ui/DateTime.tsx';
import { dateTimeText } from '../ui/date-text.ts';
import { Link } from '../ui/Link.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { showToast } from '../ui/toast.ts';
import { CancelRunDialog } from './CancelRunDialog.tsx';
import { formatDuration } from './duration.ts';
import { RepairLog } from './RepairLog.tsx';
import { RepairMenu } from './RepairMenu.tsx';
import styles from './RunPage.module.css';
import { ErrorText } from './ErrorText.tsx';
import { useNow } from './use-now.ts';
import { waitingWord } from './waiting-words.ts';

interface RunHeaderProps {
  run: runsApi.Run;
  title: string;
  titleOf: (stepId: string) => string;
}

export function RunHeader({ run, title, titleOf }: RunHeaderProps) {
  return (
    <header className={styles.head}>
      <div className={styles.titleRow}>
        <h1>{title}</h1>
        <RunStatusChip status={run.status} />
        <RunActions run={run} titleOf={titleOf} />
      </div>
      <RunFacts run={run} />
      <RunState run={run} titleOf={titleOf} />
      <RepairLog run={run} titleOf={titleOf} />
    </header>
  );
}

function RunFacts({ run }: { run: runsApi.Run }) {
  const { t } = useTranslation('runs');
  const locale = useLocale();
  const now = useNow();
  const end = run.endedAt === null ? now : Date.parse(run.endedAt);
  return (
    <dl className={styles.facts}>
      <Fact term={t('page.version')}>{t('list.version', { number: run.flowVersion })}</Fact>
      {run.caseId && (
        <Fact term={t('page.case')}>
          <Link href={`/cases/${run.caseId}`}>{run.caseNumber ?? run.caseId}</Link>
        </Fact>
      )}
      <Fact term={t('page.trigger')}>
        <StartedBy trigger={run.trigger} />
      </Fact>
      <Fact term={t('page.started')}>
        <DateTime value={run.startedAt} />
      </Fact>
      <Fact term={t('page.duration')}>{formatDuration(end - Date.parse(run.startedAt), locale)}</Fact>
      {run.outcome && <Fact term={t('page.outcome')}>{run.outcome}</Fact>}
    </dl>
  );
}
const triggerWords = [
  'manual',
  'api',
  'message',
  'event',
  'recordChange',
  'schedule',
  'subflow',
  'rerun',
] as const;

/** `recordChange:case` in words. */
function StartedBy({ trigger }: { trigger: string }) {
  const { t } = useTranslation(['runs', 'common']);
  const [kind, of = ''] = trigger.split(/:(.*)/s);
  const known = triggerWords.find((each) => each === kind) ?? 'other';
  const object = recordObjectSchema.safeParse(of).data;
  return <>{t(`trigger.${known}`, { of: object ? t(`common:recordObject.${object}`) : of })}</>;
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

/** Why the run stands where it stands. */
function RunState({ run, titleOf }: Pick<RunHeaderProps, 'run' | 'titleOf'>) {
  const { t, i18n } = useTranslation('runs');
  if (run.status === 'failed' && run.error) {
    return (
      <div className={styles.failure}>
        <CircleX size={18} aria-hidden />
        <div>
          <strong>{t('page.failedAt', { step: titleOf(run.error.stepId) })}</strong>
          <ErrorText error={run.error} />
        </div>
      </div>
    );
  }
  if (run.status === 'cancelled') return <CancelReason run={run} />;
  const resting = run.status === 'active' ? run.positions : [];
  return (
    <ul className={styles.waits}>
      {resting.map(({ stepId, waitingFor, expiresAt }) => (
        <li key={stepId}>
          <Clock size={16} aria-hidden />
          <span>
            {t('page.waitsAt', { what: t(`waitingFor.${waitingWord(waitingFor)}`), step: titleOf(stepId) })}{' '}
            {expiresAt && t('page.until', { time: dateTimeText(expiresAt, i18n.language, true) })}{' '}
            {waitingFor === 'screen' && run.caseId && (
              <Link href={`/cases/${run.caseId}`}>{t('page.answer')}</Link>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
/** Whoever cancelled said why; it stands in the run's own last line. */
function CancelReason({ run }: { run: runsApi.Run }) {
  const { t } = useTranslation('runs');
  const output: unknown = run.trace.findLast(({ kind }) => kind === 'ended')?.output;
  const isReasoned = typeof output === 'object' && output !== null && 'reason' in output;
  if (!isReasoned) return null;
  return (
    <p>
      {t('page.reason')}: {String(output.reason)}
    </p>
  );
}

function RunActions({ run, titleOf }: Pick<RunHeaderProps, 'run' | 'titleOf'>) {
  const { t } = useTranslation('runs');
  const { role } = useMe();
  const [isCancelling, setCancelling] = useState(false);
  const retry = useApiMutation(runsApi.retryRun, {
    refreshes: [runsApi.getRun, runsApi.listRuns],
    onDone: () => showToast({ text: t('page.retried'), tone: 'success' }),
  });
  const isLeader = role === 'admin' || role === 'supervisor';
  return (
    <div className={styles.actions}>
      {isLeader && run.status === 'failed' && (
        <Button
          variant="primary"
          icon={RotateCcw}
          isPending={retry.isPending}
          onPress={() => retry.mutate({ params: { id: run.id }, body: {} })}
        >
          {t('page.retry')}
        </Button>
      )}
      {isLeader && <RepairMenu run={run} titleOf={titleOf} />}
      {isLeader && run.status === 'active' && (
        <Button variant="danger" onPress={() => setCancelling(true)}>
          {t('page.cancel')}
        </Button>
      )}
      {retry.problem && <ProblemNotice problem={retry.problem} />}
      <CancelRunDialog runId={run.id} isOpen={isCancelling} onClose={() => setCancelling(false)} />
    </div>
  );
}

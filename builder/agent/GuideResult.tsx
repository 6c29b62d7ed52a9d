import { Ban, CircleCheck, CircleX, Hourglass, type LucideIcon, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { runsApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useText } from '../i18n/use-text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Link } from '../ui/Link.tsx';
import { useMe } from '../app/session.ts';
import styles from './Guide.module.css';
import { waitingWord } from '../runs/waiting-words.ts';

/** How a guided flow stands that asks for nothing now: it waits for somebody, or it is over. */
export function GuideResult({ runId, onDismiss }: { runId: string; onDismiss: () => void }) {
  const { t } = useTranslation('agent');
  const { role } = useMe();
  const { data: run } = useApi(runsApi.getRun, { params: { id: runId } });
  const words = useResultWords();
  if (!run) return null;
  const Icon = icons[run.status];
  const mayOpenRun = role === 'admin' || role === 'supervisor';
  return (
    <div className={styles.result} role="status" data-status={run.status}>
      <Icon size={18} aria-hidden />
      <div className={styles.resultWords}>
        <p>{words.sentence(run)}</p>
        {words.waits(run).map((line) => (
          <p key={line} className={styles.quiet}>
            {line}
          </p>
        ))}
        {mayOpenRun && <Link href={`/runs/${run.id}`}>{t('guide.toRun')}</Link>}
      </div>
      <IconButton label={t('guide.dismiss')} icon={X} size="dense" onPress={onDismiss} />
    </div>
  );
}

const icons: Record<runsApi.Run['status'], LucideIcon> = {
  active: Hourglass,
  finished: CircleCheck,
  failed: CircleX,
  cancelled: Ban,
};

function useResultWords() {
  const { t } = useTranslation(['agent', 'runs']);
  const text = useText();
  return {
    sentence(run: runsApi.Run): string {
      const flow = text(run.flowTitle);
      switch (run.status) {
        case 'active':
          return t('guide.waiting', { flow });
        case 'finished':
          return t('guide.finished', { flow });
        case 'failed':
          return t('guide.failed', { flow });
        case 'cancelled':
          return t('guide.cancelled', { flow });
        default:
          return run.status satisfies never;
      }
    },
    /** What each branch waits for, by the title of its step. */
    waits(run: runsApi.Run): string[] {
      if (run.status !== 'active') return [];
      return run.positions.map(({ stepId, waitingFor }) => {
        const step = text(run.document.steps[stepId]?.title) || stepId;
        return t('guide.waitingFor', { what: t(`runs:waitingFor.${waitingWord(waitingFor)}`), step });
      });
    },
  };
}

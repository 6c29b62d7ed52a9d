import { useTranslation } from 'react-i18next';
import type { runsApi } from '../../server/client.ts';
import { DateTime } from '../ui/DateTime.tsx';
import { Link } from '../ui/Link.tsx';
import styles from './Repair.module.css';

interface RepairLogProps {
  run: runsApi.Run;
  titleOf: (stepId: string) => string;
}

/** What people did to the run, why, and the runs that repeat a part of it or that it repeats. */
export function RepairLog({ run, titleOf }: RepairLogProps) {
  const { t } = useTranslation('runs');
  const repairs = run.trace.filter(({ kind }) => kind === 'repaired');
  return (
    <>
      {run.rerunOf !== null && (
        <p>
          {t('repair.rerunOf')}: <Link href={`/runs/${run.rerunOf}`}>{t('repair.theRun')}</Link>
        </p>
      )}
      {run.reruns.length > 0 && (
        <p>
          {t('repair.reruns')}:{' '}
          {run.reruns.map(({ id, fromStep }) => (
            <Link key={id} href={`/runs/${id}`}>
              {t('repair.aRun', { step: titleOf(fromStep) })}{' '}
            </Link>
          ))}
        </p>
      )}
      {repairs.length > 0 && (
        <ul className={styles.log} aria-label={t('repair.log')}>
          {repairs.map((line) => (
            <li key={`${line.at} ${line.outcome} ${line.stepId}`}>
              <DateTime value={line.at} />{' '}
              {t('repair.by', {
                what: wordOf(line.outcome, t),
                step: titleOf(line.stepId),
                who: said(line.output).who,
              })}
              {said(line.output).reason && ` – ${said(line.output).reason}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const kinds = ['retried', 'skipped', 'moved', 'rerun'] as const;
type Words = (key: `repair.done.${(typeof kinds)[number]}`) => string;
function wordOf(outcome: string | null, t: Words): string {
  const kind = kinds.find((each) => each === outcome);
  return kind ? t(`repair.done.${kind}`) : '';
}

function said(output: unknown): { who: string; reason: string } {
  if (typeof output !== 'object' || output === null) return { who: '', reason: '' };
  const { by, reason } = output as { by?: { name?: unknown }; reason?: unknown };
  return { who: String(by?.name ?? ''), reason: typeof reason === 'string' ? reason : '' };
}

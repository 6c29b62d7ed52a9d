import { useTranslation } from 'react-i18next';
import type { modelReportApi } from '../../../server/client.ts';
import { useCountText } from '../../desk/use-share-text.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import styles from '../Classification.module.css';

/** What it was learnt from, and what to be careful about. */
export function Counts({ report: { counts, warnings } }: { report: modelReportApi.ModelReport }) {
  const { t } = useTranslation('classification');
  const count = useCountText();
  return (
    <>
      <p className={styles.quiet}>
        {t('counts.learnt', {
          used: count(counts.used),
          classes: count(counts.classes),
          cases: count(counts.cases),
          imported: count(counts.imported),
        })}{' '}
        {t('counts.agents', { corrected: count(counts.corrected), automated: count(counts.automated) })}{' '}
        {t('counts.near', { near: count(counts.nearDuplicates) })}
      </p>
      {warnings.length > 0 && (
        <ul className={styles.lines} aria-label={t('counts.warnings')}>
          {warnings.map((warning) => (
            <li key={warning}>
              <div className={styles.chips}>
                <StatusChip tone="warning">{t('counts.careful')}</StatusChip>
                <span>{t(`counts.warning.${warning}`)}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

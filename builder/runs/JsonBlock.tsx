import { useTranslation } from 'react-i18next';
import styles from './AttemptDetail.module.css';
import { isBlank, jsonText } from './value-text.ts';

export function JsonBlock({ label, value, empty }: { label: string; value: unknown; empty: string }) {
  const { t } = useTranslation('runs');
  if (isBlank(value)) return <p className={styles.hint}>{empty}</p>;
  const { text, cut } = jsonText(value);
  return (
    <>
      {/* A region that can scroll must be reachable by keyboard. */}
      <pre className={styles.json} role="region" aria-label={label} tabIndex={0}>
        {text}
      </pre>
      {cut && <p className={styles.hint}>{t('attempt.tooLong')}</p>}
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { modelReportApi } from '../../../server/client.ts';
import { useShareText } from '../../desk/use-share-text.ts';
import { CustomerText } from '../../ui/CustomerText.tsx';
import { Link } from '../../ui/Link.tsx';
import styles from '../Classification.module.css';

/** A held-out case in its own words, with the way to it where it is a case of the desk. */
export function HeldOutText({ example }: { example: modelReportApi.ModelReport['labelErrors'][number] }) {
  const { t } = useTranslation('classification');
  const { rough } = useShareText();
  return (
    <>
      <CustomerText className={styles.clamped}>{example.text}</CustomerText>
      <p className={styles.small}>
        {t('report.sure', { confidence: rough(example.confidence) })}
        {example.caseId !== null && (
          <>
            {' · '}
            <Link href={`/cases/${example.caseId}`}>{t('report.toCase')}</Link>
          </>
        )}
      </p>
    </>
  );
}

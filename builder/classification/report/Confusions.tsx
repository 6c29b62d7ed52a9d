import { useTranslation } from 'react-i18next';
import type { modelReportApi } from '../../../server/client.ts';
import { useLabelText } from '../../desk/use-label-text.ts';
import { useCountText } from '../../desk/use-share-text.ts';
import { Section } from '../../ui/Page.tsx';
import styles from '../Classification.module.css';
import { HeldOutText } from './HeldOutText.tsx';

interface ConfusionsProps {
  field: string;
  report: modelReportApi.ModelReport;
}

/** So many are worth a look; the rest is single cases. */
const most = 10;

/** Which label is taken for which, with cases to look at: often the two are not told apart by people either. */
export function Confusions({ field, report: { confusions } }: ConfusionsProps) {
  const { t } = useTranslation('classification');
  const labelText = useLabelText();
  const count = useCountText();
  return (
    <Section title={t('report.confusions')}>
      {confusions.length === 0 && <p className={styles.quiet}>{t('report.noConfusions')}</p>}
      <ul className={styles.lines}>
        {confusions.slice(0, most).map(({ label, predicted, n, examples }) => (
          <li key={`${label} ${predicted}`}>
            <details>
              <summary>
                {t('report.confusion', {
                  label: labelText(field, label),
                  predicted: labelText(field, predicted),
                  n: count(n),
                })}
              </summary>
              <ul className={styles.examples}>
                {examples.map((example) => (
                  <li key={example.id}>
                    <HeldOutText example={example} />
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
      {confusions.length > most && (
        <p className={styles.small}>
          {t('report.moreConfusions', { more: count(confusions.length - most) })}
        </p>
      )}
    </Section>
  );
}

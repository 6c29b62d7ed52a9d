import { useTranslation } from 'react-i18next';
import type { modelReportApi } from '../../../server/client.ts';
import { useLabelText } from '../../desk/use-label-text.ts';
import { Section } from '../../ui/Page.tsx';
import styles from '../Classification.module.css';
import { HeldOutText } from './HeldOutText.tsx';

interface LabelErrorsProps {
  field: string;
  report: modelReportApi.ModelReport;
}

/** Cases that were perhaps filed wrongly: a model that had not seen them is sure of something else. */
export function LabelErrors({ field, report: { labelErrors } }: LabelErrorsProps) {
  const { t } = useTranslation('classification');
  const labelText = useLabelText();
  return (
    <Section title={t('report.errors')}>
      <p className={styles.quiet}>{t(labelErrors.length === 0 ? 'report.noErrors' : 'report.errorsHelp')}</p>
      <ul className={styles.lines}>
        {labelErrors.slice(0, 10).map((example) => (
          <li key={example.id}>
            <p>
              {t('report.filed', {
                label: labelText(field, example.label),
                predicted: labelText(field, example.predicted),
              })}
            </p>
            <HeldOutText example={example} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

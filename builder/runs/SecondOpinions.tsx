import { Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { predictionsApi } from '../../server/client.ts';
import { caseFieldLabel } from '../desk/field-label.ts';
import { useLabelText } from '../desk/use-label-text.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './AttemptDetail.module.css';

/** What a model provider said of the step's doubtful answers, once the step was over. */
export function SecondOpinions({ opinions }: { opinions: readonly predictionsApi.RunOpinion[] }) {
  const { t } = useTranslation('runs');
  const text = useText();
  const labelText = useLabelText();
  if (opinions.length === 0) return null;
  return (
    <section className={styles.opinions}>
      <p className={styles.hint}>{t('attempt.opinions')}</p>
      <ul className={styles.warnings}>
        {opinions.map(({ field, label, model, answeredAt }) => (
          <li key={`${field} ${answeredAt}`}>
            <Sparkles size={16} aria-hidden />{' '}
            {t('attempt.opinion', {
              field: text(caseFieldLabel(field)) || field,
              label: label === null ? t('attempt.opinionNone') : labelText(field, label),
              model: model ?? t('attempt.provider'),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

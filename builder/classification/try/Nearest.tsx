import { useTranslation } from 'react-i18next';
import type { classificationApi } from '../../../server/client.ts';
import { caseFieldLabel } from '../../desk/field-label.ts';
import { useLabelText } from '../../desk/use-label-text.ts';
import { useShareText } from '../../desk/use-share-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { CustomerText } from '../../ui/CustomerText.tsx';
import { Link } from '../../ui/Link.tsx';
import { Section } from '../../ui/Page.tsx';
import styles from '../Classification.module.css';

/** Closed cases that are most like the text: what people made of them says more than any figure. */
export function Nearest({ nearest }: Pick<classificationApi.Preview, 'nearest'>) {
  const { t } = useTranslation('classification');
  const text = useText();
  const labelText = useLabelText();
  const { rough } = useShareText();
  if (nearest.length === 0) return null;
  return (
    <Section title={t('try.nearest')}>
      <ul className={styles.lines}>
        {nearest.map(({ id, caseId, text: words, labels, score }) => (
          <li key={id}>
            <CustomerText className={styles.clamped}>{words}</CustomerText>
            <p className={styles.small}>
              {t('try.alike', { share: rough(score) })}
              {Object.entries(labels).map(
                ([field, label]) => ` · ${text(caseFieldLabel(field)) || field}: ${labelText(field, label)}`,
              )}
              {caseId !== null && (
                <>
                  {' · '}
                  <Link href={`/cases/${caseId}`}>{t('report.toCase')}</Link>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { modelsApi } from '../../../server/client.ts';
import { useCountText, useShareText } from '../../desk/use-share-text.ts';
import { useLocale } from '../../i18n/use-text.ts';
import { dateTimeText } from '../../ui/date-text.ts';
import styles from '../Classification.module.css';

/** Automation has stopped itself: when, why, and how it begins again. */
export function SteppedDown({ field: { steppedDown } }: { field: modelsApi.ModelField }) {
  const { t } = useTranslation('classification');
  const { exact } = useShareText();
  const count = useCountText();
  const locale = useLocale();
  if (!steppedDown) return null;
  return (
    <div className={styles.notice} role="status">
      <TriangleAlert size={16} aria-hidden />
      <div>
        <strong>{t('steppedDown')}</strong>
        <p>
          {t('steppedDownText', {
            at: dateTimeText(steppedDown.at, locale, true),
            precision: exact(steppedDown.precision),
            high: exact(steppedDown.high),
            n: count(steppedDown.n),
            target: exact(steppedDown.target),
          })}
        </p>
      </div>
    </div>
  );
}

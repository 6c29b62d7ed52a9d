import { useTranslation } from 'react-i18next';
import type { modelReportApi } from '../../../server/client.ts';
import { useShareText } from '../../desk/use-share-text.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Thresholds.module.css';

interface OffersProps {
  offers: modelReportApi.Curve['offers'];
  isReadOnly: boolean;
  onChoose: (offer: { at: number; precision: number }) => void;
}

/** The usual promises as buttons; for one that the held-out cases cannot carry it says why. */
export function Offers({ offers, isReadOnly, onChoose }: OffersProps) {
  const { t } = useTranslation('classification');
  const { rough, short } = useShareText();
  if (offers.length === 0) return null;
  const refused = offers.filter(({ point }) => point === null);
  return (
    <div className={styles.offers}>
      <p className={styles.small}>{t('offers.title')}</p>
      <div className={styles.buttons}>
        {offers.map(({ precision, point }) =>
          point === null ? null : (
            <Button
              key={precision}
              size="dense"
              isDisabled={isReadOnly}
              onPress={() => onChoose({ at: point.at, precision })}
            >
              {t('offers.offer', { precision: short(precision), coverage: rough(point.coverage) })}
            </Button>
          ),
        )}
      </div>
      {refused.length > 0 && (
        <ul className={styles.small}>
          {refused.map(({ precision, refusal }) => (
            <li key={precision}>
              {t('offers.refused', { precision: short(precision) })}{' '}
              {t(`offers.why.${refusal ?? 'notReached'}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { modelReportApi } from '../../../server/client.ts';
import { useCountText, useShareText } from '../../desk/use-share-text.ts';
import styles from './Thresholds.module.css';

export interface ThresholdSliderProps {
  kind: 'automate' | 'select';
  points: readonly modelReportApi.CurvePoint[];
  place: number;
  isReadOnly: boolean;
  onMove: (place: number) => void;
}

/** Moves along the held-out cases: to the right more of them, to the left surer ones. Arrow keys move it too. */
export function ThresholdSlider({ kind, points, place, isReadOnly, onMove }: ThresholdSliderProps) {
  const { t } = useTranslation('classification');
  const { rough, exact } = useShareText();
  const count = useCountText();
  const point = points[place];
  if (!point) return null;
  const words = {
    coverage: rough(point.coverage),
    precision: exact(point.precision),
    low: exact(point.low),
    high: exact(point.high),
    n: count(point.n),
    at: exact(point.at),
  };
  return (
    <div className={styles.slider}>
      <span className={styles.sliderName} aria-hidden>
        {t(`slider.${kind}`)}
      </span>
      <input
        type="range"
        min={0}
        max={points.length - 1}
        value={place}
        disabled={isReadOnly}
        aria-label={t(`slider.${kind}`)}
        aria-valuetext={t('slider.spoken', words)}
        onChange={(event) => onMove(Number(event.target.value))}
      />
      <span className={styles.ends} aria-hidden>
        <span>{t('slider.surer')}</span>
        <span>{t('slider.more')}</span>
      </span>
      <output className={styles.reading} data-kind={kind}>
        <strong>{t('slider.coverage', words)}</strong> <strong>{t('slider.precision', words)}</strong>
        <span className={styles.small}>{t('slider.range', words)}</span>
      </output>
    </div>
  );
}

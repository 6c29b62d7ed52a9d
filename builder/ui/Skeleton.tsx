import { useTranslation } from 'react-i18next';
import styles from './Skeleton.module.css';

export interface SkeletonProps {
  lines?: number;
  height?: number;
}

/** Stands where something is being loaded. What comes within 300 ms needs no skeleton. */
export function Skeleton({ lines = 3, height = 20 }: SkeletonProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.skeleton} role="status" aria-label={t('state.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={styles.line} style={{ height, width: `${100 - (line % 3) * 18}%` }} />
      ))}
    </div>
  );
}

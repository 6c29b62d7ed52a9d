import { useTranslation } from 'react-i18next';
import { classes } from '../../ui/classes.ts';
import { useShareText } from '../../desk/use-share-text.ts';
import type { Split } from './curve.ts';
import styles from './Thresholds.module.css';

/** What would happen to all cases: how many are set alone, chosen beforehand, or shown with three answers. */
export function SplitBar({ split, automates }: { split: Split; automates: boolean }) {
  const { t } = useTranslation('classification');
  const { rough, exact } = useShareText();
  const parts = (['automated', 'selected', 'rest'] as const).filter(
    (part) => part !== 'automated' || automates,
  );
  return (
    <div className={styles.split}>
      <div className={styles.bar} aria-hidden>
        {parts.map((part) => (
          <span
            key={part}
            className={classes(styles.part, styles[part])}
            style={{ flexGrow: split[part].share }}
          />
        ))}
      </div>
      <ul className={styles.key} aria-label={t('split.title')}>
        {parts.map((part) => (
          <li key={part}>
            <span className={classes(styles.swatch, styles[part])} aria-hidden />
            <strong>{rough(split[part].share)}</strong> {t(`split.${part}`)}
            {split[part].precision !== null && (
              <span className={styles.small}>
                {' '}
                {t('split.right', { precision: exact(split[part].precision) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

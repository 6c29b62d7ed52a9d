import { useLocale } from '../i18n/use-text.ts';
import styles from './Badge.module.css';

export interface BadgeProps {
  count: number;
  /** Spoken in place of the bare number. */
  label?: string;
}

export function Badge({ count, label }: BadgeProps) {
  const shown = count > 999 ? '999+' : new Intl.NumberFormat(useLocale()).format(count);
  return (
    <span className={styles.badge} role={label === undefined ? undefined : 'img'} aria-label={label}>
      {shown}
    </span>
  );
}

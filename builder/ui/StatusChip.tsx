import { CircleAlert, CircleCheck, CircleDot, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import { classes } from './classes.ts';
import styles from './StatusChip.module.css';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

export interface StatusChipProps {
  tone?: Tone;
  icon?: LucideIcon;
  /** Always a word: colour and icon are never alone. */
  children: string;
}

export function StatusChip({ tone = 'neutral', icon, children }: StatusChipProps) {
  const Icon = icon ?? toneIcons[tone];
  return (
    <span className={classes(styles.chip, styles[tone])}>
      <Icon size={14} aria-hidden />
      {children}
    </span>
  );
}

export const toneIcons: Record<Tone, LucideIcon> = {
  neutral: CircleDot,
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
};

import type { LucideIcon } from 'lucide-react';
import styles from './Button.module.css';
import { classes } from './classes.ts';

/** What makes a button or a link look like one of the kit's buttons. */
export interface ButtonLook {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'normal' | 'dense';
  icon?: LucideIcon;
}

export const buttonClass = ({ variant = 'secondary', size = 'normal' }: ButtonLook): string =>
  classes(styles.button, styles[variant], size === 'dense' && styles.dense);

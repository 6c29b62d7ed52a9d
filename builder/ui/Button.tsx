import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';
import { classes } from './classes.ts';

export interface ButtonLook {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'normal' | 'dense';
  icon?: LucideIcon;
}
export interface ButtonProps extends ButtonLook, Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  children: ReactNode;
  className?: string;
}

export function Button({ variant, size, icon: Icon, children, className, ...rest }: ButtonProps) {
  const Shown = rest.isPending ? LoaderCircle : Icon;
  return (
    <AriaButton {...rest} className={classes(buttonClass({ variant, size }), className)}>
      {Shown && <Shown size={16} aria-hidden className={rest.isPending ? styles.turning : undefined} />}
      {children}
    </AriaButton>
  );
}

export const buttonClass = ({ variant = 'secondary', size = 'normal' }: ButtonLook): string =>
  classes(styles.button, styles[variant], size === 'dense' && styles.dense);

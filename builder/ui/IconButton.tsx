import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';
import { buttonClass, type ButtonLook } from './button-look.ts';
import { classes } from './classes.ts';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps
  extends Omit<ButtonLook, 'icon'>, Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** Its name, also shown as a tooltip. */
  label: string;
  icon: LucideIcon;
  isActive?: boolean;
  className?: string;
}

export function IconButton({
  label,
  icon: Icon,
  variant = 'quiet',
  size,
  isActive,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classes(buttonClass({ variant, size }), styles.icon, isActive && styles.active, className)}
      >
        <Icon size={18} aria-hidden />
      </AriaButton>
    </Tooltip>
  );
}

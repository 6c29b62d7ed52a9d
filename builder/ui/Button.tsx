import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { buttonClass, type ButtonLook } from './button-look.ts';
import styles from './Button.module.css';
import { classes } from './classes.ts';

export interface ButtonProps extends ButtonLook, Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  children: ReactNode;
  className?: string;
}

/**
 * While `isPending` it keeps the focus and does nothing, neither by a press nor by Enter in its form. React Aria's own
 * pending state is not used: its announcement refers to an element that is gone by then.
 */
export function Button({ variant, size, icon: Icon, children, className, isPending, ...rest }: ButtonProps) {
  const Shown = isPending ? LoaderCircle : Icon;
  const held = isPending ? { onPress: undefined, type: 'button' as const, 'aria-disabled': true } : {};
  return (
    <AriaButton
      {...rest}
      {...held}
      data-pending={isPending ? '' : undefined}
      className={classes(buttonClass({ variant, size }), className)}
    >
      {Shown && <Shown size={16} aria-hidden className={isPending ? styles.turning : undefined} />}
      {children}
    </AriaButton>
  );
}

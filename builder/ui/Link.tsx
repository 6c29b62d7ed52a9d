import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components';

export interface LinkProps {
  href: string;
  children: ReactNode;
  className?: string;
  target?: '_blank';
  onPress?: () => void;
  'aria-label'?: string;
  'aria-current'?: 'page' | 'location';
}

/** Inside the app it changes the screen without loading the page anew; `router.tsx` tells it how. */
export function Link({ target, ...rest }: LinkProps) {
  return <AriaLink {...rest} target={target} rel={target === '_blank' ? 'noreferrer' : undefined} />;
}

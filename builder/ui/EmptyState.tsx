import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  title: string;
  text?: string;
  icon?: LucideIcon;
  /** It is the whole screen, so its title is the screen's heading. */
  isScreen?: boolean;
  /** What to do next. */
  children?: ReactNode;
}

export function EmptyState({ title, text, icon: Icon, isScreen, children }: EmptyStateProps) {
  const Title = isScreen ? 'h1' : 'h2';
  return (
    <div className={styles.empty}>
      {Icon && <Icon size={32} strokeWidth={1.5} aria-hidden />}
      <Title>{title}</Title>
      {text && <p>{text}</p>}
      {children && <div className={styles.next}>{children}</div>}
    </div>
  );
}

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  title: string;
  text?: string;
  icon?: LucideIcon;
  /** What to do next. */
  children?: ReactNode;
}

export function EmptyState({ title, text, icon: Icon, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {Icon && <Icon size={32} strokeWidth={1.5} aria-hidden />}
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children && <div className={styles.next}>{children}</div>}
    </div>
  );
}

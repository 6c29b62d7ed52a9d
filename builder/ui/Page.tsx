import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import { type Crumb, usePageTitle } from './page-title.ts';
import styles from './Page.module.css';

export interface PageProps {
  title: string;
  /** What stands before the title in the breadcrumb. */
  parents?: readonly Crumb[];
  description?: ReactNode;
  actions?: ReactNode;
  isNarrow?: boolean;
  children: ReactNode;
}

export function Page({ title, parents, description, actions, isNarrow, children }: PageProps) {
  usePageTitle(title, parents);
  return (
    <div className={classes(styles.page, isNarrow && styles.narrow)}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <h1>{title}</h1>
          {description && <div className={styles.description}>{description}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export interface SectionProps {
  title: string;
  actions?: ReactNode;
  /** Without padding, for a table that reaches the edges. */
  isFlush?: boolean;
  children: ReactNode;
}

export function Section({ title, actions, isFlush, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.sectionHead}>
        <h2 id={id}>{title}</h2>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={classes(styles.sectionBody, isFlush && styles.flush)}>{children}</div>
    </section>
  );
}

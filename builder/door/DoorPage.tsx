import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../ui/Logo.tsx';
import { usePageTitle } from '../ui/page-title.ts';
import { LanguageChoice, ThemeChoice } from './DoorChoices.tsx';
import styles from './DoorPage.module.css';

export interface DoorPageProps {
  title: string;
  text?: string;
  children: ReactNode;
}

/** The frame of the pages before sign-in. */
export function DoorPage({ title, text, children }: DoorPageProps) {
  const { t } = useTranslation();
  usePageTitle(title);
  return (
    <div className={styles.door}>
      <header className={styles.bar}>
        <LanguageChoice />
        <ThemeChoice />
      </header>
      <main className={styles.main}>
        <div className={styles.brand}>
          <Logo size={32} />
          {t('product')}
        </div>
        <div className={styles.card}>
          <h1>{title}</h1>
          {text && <p className={styles.text}>{text}</p>}
          {children}
        </div>
      </main>
    </div>
  );
}

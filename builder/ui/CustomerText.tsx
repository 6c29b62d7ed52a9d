import { classes } from './classes.ts';
import styles from './CustomerText.module.css';

export interface CustomerTextProps {
  children: string;
  /** So that fonts, line breaks and voices fit the words and not the screen. */
  language?: string | null;
  className?: string;
}

/** Somebody's own words, shown exactly as text. */
export function CustomerText({ children, language, className }: CustomerTextProps) {
  return (
    <div className={classes(styles.words, className)} lang={language ?? undefined}>
      {children}
    </div>
  );
}

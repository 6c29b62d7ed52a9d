import { useTranslation } from 'react-i18next';
import { classes } from '../../ui/classes.ts';
import { type Marked, segmentsOf } from './marks.ts';
import styles from './Try.module.css';

interface MarkedTextProps {
  text: string;
  words: readonly Marked[];
  language: string;
}

/** The words that counted, coloured and with their sign before them: for is +, against is −. */
export function MarkedText({ text, words, language }: MarkedTextProps) {
  const { t } = useTranslation('classification');
  return (
    <p className={styles.marked} lang={language === 'und' ? undefined : language}>
      {segmentsOf(text, words).map(({ text: part, strength }, at) =>
        strength === 0 ? (
          // Segments have no identity but their place.
          <span key={at}>{part}</span>
        ) : (
          <mark
            key={at}
            className={classes(styles.mark, strength > 0 ? styles.plus : styles.minus)}
            data-strength={Math.abs(strength)}
          >
            <span className={styles.sign} aria-hidden>
              {strength > 0 ? '+' : '−'}
            </span>
            <span className={styles.spoken}>{t(strength > 0 ? 'try.for' : 'try.against')} </span>
            {part}
          </mark>
        ),
      )}
    </p>
  );
}

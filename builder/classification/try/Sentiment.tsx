import { useTranslation } from 'react-i18next';
import type { classificationApi } from '../../../server/client.ts';
import { useShareText } from '../../desk/use-share-text.ts';
import { Section } from '../../ui/Page.tsx';
import { StatusChip, type Tone } from '../../ui/StatusChip.tsx';
import styles from '../Classification.module.css';
import { useLanguageName } from '../../i18n/use-language-name.ts';
import { MarkedText } from './MarkedText.tsx';

interface SentimentProps {
  text: string;
  found: classificationApi.Preview;
}

const toneOf = (grade: number): Tone => {
  if (grade <= -2) return 'danger';
  if (grade < 0) return 'warning';
  return grade > 0 ? 'success' : 'neutral';
};
const gradeKeys = ['m3', 'm2', 'm1', 'p0', 'p1', 'p2', 'p3'] as const;

/** In which language it is written, and how the customer sounds, with the words that say so. */
export function Sentiment({ text, found: { language, sentiment } }: SentimentProps) {
  const { t } = useTranslation('classification');
  const nameOf = useLanguageName();
  const { rough } = useShareText();
  const { grade, words } = sentiment;
  const sign = grade > 0 ? '+' : grade < 0 ? '−' : '±';
  return (
    <Section title={t('sentiment.title')}>
      <p>
        {t('sentiment.language')}: <strong>{nameOf(language.language)}</strong>{' '}
        <span className={styles.small}>{rough(language.confidence)}</span>
      </p>
      <div className={styles.chips}>
        <StatusChip tone={toneOf(grade)}>
          {`${sign}${Math.abs(grade)} ${t(`sentiment.grade.${gradeKeys[grade + 3] ?? 'p0'}`)}`}
        </StatusChip>
      </div>
      {words.length === 0 ? (
        <p className={styles.quiet}>{t('sentiment.none')}</p>
      ) : (
        <MarkedText text={text} words={words} language={language.language} />
      )}
    </Section>
  );
}

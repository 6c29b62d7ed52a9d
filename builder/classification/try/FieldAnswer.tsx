import { useTranslation } from 'react-i18next';
import type { classificationApi } from '../../../server/client.ts';
import { caseFieldLabel } from '../../desk/field-label.ts';
import { useLabelText } from '../../desk/use-label-text.ts';
import { useShareText } from '../../desk/use-share-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { Link } from '../../ui/Link.tsx';
import { Section } from '../../ui/Page.tsx';
import { StatusChip, type Tone } from '../../ui/StatusChip.tsx';
import styles from '../Classification.module.css';
import { MarkedText } from './MarkedText.tsx';
import own from './Try.module.css';

interface FieldAnswerProps {
  answer: classificationApi.FieldAnswer;
  text: string;
  language: string;
}
const tones: Record<classificationApi.FieldAnswer['action'], Tone> = {
  automated: 'success',
  selected: 'info',
  suggested: 'neutral',
  unknown: 'warning',
};

/** The best three answers for a field, what would be done with them, and which words spoke for the first. */
export function FieldAnswer({ answer, text, language }: FieldAnswerProps) {
  const { t } = useTranslation('classification');
  const textOf = useText();
  const { field, action, source, modelNumber, top, words } = answer;
  const inText = words.filter(({ part }) => part === 'text');
  return (
    <Section
      title={textOf(caseFieldLabel(field)) || field}
      actions={
        <span className={styles.small}>
          <Link href={`/classification/fields/${field}`}>
            {source === 'model' && modelNumber !== null
              ? t('version', { number: modelNumber })
              : t(`sources.${source}`)}
          </Link>
        </span>
      }
    >
      <div className={styles.chips}>
        <StatusChip tone={tones[action]}>{t(`actions.${action}`)}</StatusChip>
        <span className={styles.quiet}>{t(`actionHelp.${action}`)}</span>
      </div>
      <TopThree field={field} top={top} />
      {inText.length > 0 && (
        <>
          <h3>{t('try.why')}</h3>
          <p className={styles.small}>{t('try.whyHelp')}</p>
          <MarkedText text={text} words={inText} language={language} />
        </>
      )}
    </Section>
  );
}

function TopThree({ field, top }: Pick<classificationApi.FieldAnswer, 'field' | 'top'>) {
  const labelText = useLabelText();
  const { rough } = useShareText();
  return (
    <ol className={own.top}>
      {top.map(({ label, confidence }) => (
        <li key={label}>
          <span>{labelText(field, label)}</span>
          <span className={own.bar} aria-hidden>
            <span style={{ width: `${confidence * 100}%` }} />
          </span>
          <span className={own.share}>{rough(confidence)}</span>
        </li>
      ))}
    </ol>
  );
}

import { CircleCheck, CircleDot, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { localeSchema, operators, wordReason, type Reason } from '../../engine/browser.ts';
import { dateTimeText } from '../ui/date-text.ts';
import styles from './AttemptDetail.module.css';
import { valueText } from './value-text.ts';

export interface ReasonListProps {
  reasons: readonly Reason[];
  /** What an outcome of the step is called. */
  labelOf: (outcome: string) => string;
}

/** The receipt of a decision: what was looked at, what it was compared with, and what came of it. */
export function ReasonList({ reasons, labelOf }: ReasonListProps) {
  const { t } = useTranslation('runs');
  if (reasons.length === 0) return <p className={styles.hint}>{t('attempt.noWhy')}</p>;
  return (
    <ol className={styles.reasons}>
      {reasons.map((reason, index) => (
        // Two reasons of a receipt may read the same; their place is what tells them apart.
        // oxlint-disable-next-line react/no-array-index-key
        <ReasonRow key={index} reason={named(reason, labelOf)} />
      ))}
    </ol>
  );
}

/** A decision speaks of its outcomes by key; people know them by their labels. */
const named = (reason: Reason, labelOf: ReasonListProps['labelOf']): Reason =>
  reason.text.startsWith('decision.') && typeof reason.left === 'string'
    ? { ...reason, left: labelOf(reason.left) }
    : reason;

function ReasonRow({ reason }: { reason: Reason }) {
  const { t, i18n } = useTranslation('runs');
  const worded = wordReason(reason, localeSchema.catch('en').parse(i18n.language), (time) =>
    dateTimeText(time, i18n.language, true),
  );
  const words = { empty: t('attempt.empty'), true: t('attempt.true'), false: t('attempt.false') };
  const Icon = reason.result === true ? CircleCheck : reason.result === false ? CircleX : CircleDot;
  const operator = operators.find((each) => each === reason.op);
  return (
    <li className={styles.reason} data-result={String(reason.result)}>
      <Icon size={16} aria-hidden />
      <div>
        <span className={styles.text}>{worded ?? reason.text}</span>
        {worded === undefined && reason.op !== undefined && (
          <span className={styles.compared}>
            <span className={styles.value}>{valueText(reason.left, words)}</span>
            <span>{operator ? t(`operator.${operator}`) : reason.op}</span>
            {reason.right !== undefined && (
              <span className={styles.value}>{valueText(reason.right, words)}</span>
            )}
          </span>
        )}
        {worded === undefined && reason.result !== undefined && (
          <span className={styles.result}>
            {t('attempt.result')}: {valueText(reason.result, words)}
          </span>
        )}
      </div>
    </li>
  );
}

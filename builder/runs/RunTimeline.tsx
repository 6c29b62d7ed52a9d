import { Ban, CircleCheck, CircleX, Ellipsis, Hourglass, type LucideIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/use-text.ts';
import { classes } from '../ui/classes.ts';
import { Switch } from '../ui/Switch.tsx';
import type { Attempt, AttemptStatus } from './attempts.ts';
import { formatDuration } from './duration.ts';
import styles from './RunTimeline.module.css';
import { foldedScale, gapsBetween, trueScale, type TimeScale } from './time-scale.ts';
import { useNow } from './use-now.ts';

interface RunTimelineProps {
  attempts: Attempt[];
  selected: string | undefined;
  onSelect: (key: string) => void;
  titleOf: (stepId: string) => string;
  labelOf: (stepId: string, outcome: string) => string;
}

/** One row per visit to a step; idle time between them is folded to a labelled break. */
export function RunTimeline({ attempts, selected, onSelect, titleOf, labelOf }: RunTimelineProps) {
  const { t } = useTranslation('runs');
  const locale = useLocale();
  const [isTrue, setTrue] = useState(false);
  const isOpen = attempts.some(({ endedAt }) => endedAt === null);
  const present = useNow();
  // A run that is over must not change its picture as time goes by.
  const now = isOpen ? present : Math.max(0, ...attempts.map((attempt) => attempt.endedAt ?? 0));
  const scale = useMemo(
    () => (isTrue ? trueScale(attempts, now) : foldedScale(attempts, now)),
    [attempts, now, isTrue],
  );
  const breaks = gapsBetween(attempts, scale.gaps);
  return (
    <section className={styles.timeline} aria-label={t('page.timeline')}>
      <header className={styles.head}>
        <h2>{t('page.timeline')}</h2>
        <Switch label={t('page.trueScale')} isSelected={isTrue} onChange={setTrue} />
      </header>
      {attempts.length === 0 && <p className={styles.none}>{t('page.noAttempts')}</p>}
      <ol className={styles.rows}>
        {attempts.map((attempt) => {
          const gap = breaks.get(attempt.key);
          return (
            <li key={attempt.key}>
              {gap && (
                <p className={styles.gap}>
                  <Ellipsis size={14} aria-hidden />
                  {t('attempt.gap', { duration: formatDuration(gap.to - gap.from, locale) })}
                </p>
              )}
              <AttemptRow
                attempt={attempt}
                title={titleOf(attempt.stepId)}
                outcome={attempt.outcome === null ? undefined : labelOf(attempt.stepId, attempt.outcome)}
                scale={scale}
                now={now}
                isSelected={attempt.key === selected}
                onSelect={onSelect}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface AttemptRowProps {
  attempt: Attempt;
  title: string;
  outcome: string | undefined;
  scale: TimeScale;
  now: number;
  isSelected: boolean;
  onSelect: (key: string) => void;
}

function AttemptRow({ attempt, title, outcome, scale, now, isSelected, onSelect }: AttemptRowProps) {
  const { t } = useTranslation('runs');
  const locale = useLocale();
  const Icon = icons[attempt.status];
  const from = scale.place(attempt.startedAt);
  const to = scale.place(attempt.endedAt ?? now);
  return (
    <button
      type="button"
      className={classes(styles.row, styles[attempt.status], isSelected && styles.selected)}
      aria-pressed={isSelected}
      onClick={() => onSelect(attempt.key)}
    >
      <Icon size={16} aria-hidden className={styles.icon} />
      <span className={styles.title}>
        {title}
        {attempt.visit > 1 && <small> {t('attempt.visit', { number: attempt.visit })}</small>}
      </span>
      <span className={styles.took}>
        {formatDuration((attempt.endedAt ?? now) - attempt.startedAt, locale)}
      </span>
      <span className={styles.outcome}>
        {t(`attempt.status.${attempt.status}`)}
        {outcome !== undefined && outcome !== t(`attempt.status.${attempt.status}`) && ` · ${outcome}`}
      </span>
      <span className={styles.track} aria-hidden>
        <span className={styles.bar} style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }} />
      </span>
    </button>
  );
}

const icons: Record<AttemptStatus, LucideIcon> = {
  done: CircleCheck,
  failed: CircleX,
  waiting: Hourglass,
  cancelled: Ban,
};

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDueEver, nextDue, type Schedule } from '../../../../engine/browser.ts';
import styles from '../Inspector.module.css';

const shown = 3;

/** When it would start, so that nobody has to trust their reading of cron. In the zone it is meant in. */
export function ScheduleTimes({ cron, timezone }: Schedule) {
  const { t, i18n } = useTranslation('editor');
  const [now] = useState(Date.now);
  if (!isDueEver({ cron, timezone })) return null;
  const times: number[] = [];
  for (let after: number | undefined = now; after !== undefined && times.length < shown;) {
    after = nextDue({ cron, timezone }, after);
    if (after !== undefined) times.push(after);
  }
  const words = new Intl.DateTimeFormat(i18n.language, {
    timeZone: timezone,
    year: 'numeric',
    month: i18n.language === 'ja' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
  });
  return (
    <section className={styles.times} aria-live="polite">
      <h3>{t('schedule.next', { timezone })}</h3>
      <ol>
        {times.map((time) => (
          <li key={time}>
            <time dateTime={new Date(time).toISOString()}>{words.format(time)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}

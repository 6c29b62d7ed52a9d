import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { queuesApi } from '../../server/client.ts';
import { PriorityChip, VipChip } from '../desk/StatusChips.tsx';
import { useLocale, useText } from '../i18n/use-text.ts';
import { formatDuration } from '../runs/duration.ts';
import { useNow } from '../runs/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { isComposing } from '../ui/is-composing.ts';
import { Link } from '../ui/Link.tsx';
import { listMove } from './list-keys.ts';
import { SlaClock } from './SlaClock.tsx';
import styles from './Work.module.css';

type WorkItem = queuesApi.WorkItemView;

interface WorkListProps {
  label: string;
  items: readonly WorkItem[];
  onTake?: (item: WorkItem) => void;
  mayTake?: (item: WorkItem) => boolean;
  isTaking?: boolean;
}

/** Cases to work on. J and K move between them while one of them has the focus; Enter opens it, as it is a link. */
export function WorkList({ label, items, onTake, mayTake, isTaking }: WorkListProps) {
  const list = useRef<HTMLOListElement>(null);
  const move = (event: KeyboardEvent) => {
    if (isComposing(event) || event.metaKey || event.ctrlKey || event.altKey) return;
    const rows = [...(list.current?.children ?? [])];
    const index = rows.findIndex((row) => row.contains(document.activeElement));
    const next = listMove(event.key, index, rows.length);
    if (next === undefined || !('to' in next)) return;
    event.preventDefault();
    rows[next.to]?.querySelector('a')?.focus();
  };
  return (
    // The keys are a quicker way between links that Tab reaches as well.
    <ol className={styles.list} ref={list} aria-label={label} onKeyDown={move}>
      {items.map((item) => (
        <WorkRow
          key={item.id}
          item={item}
          onTake={mayTake?.(item) ? onTake : undefined}
          isTaking={isTaking}
        />
      ))}
    </ol>
  );
}

interface WorkRowProps {
  item: WorkItem;
  onTake: ((item: WorkItem) => void) | undefined;
  isTaking: boolean | undefined;
}

function WorkRow({ item, onTake, isTaking }: WorkRowProps) {
  const { t } = useTranslation(['agent', 'common']);
  const text = useText();
  const locale = useLocale();
  const now = useNow();
  const { number, subject, contactName, isVip, channel, language, priority } = item.case;
  const waited = formatDuration(now - Date.parse(item.enqueuedAt), locale);
  return (
    <li className={styles.row}>
      <div className={styles.chips}>
        <PriorityChip priority={priority} />
        {isVip && <VipChip />}
        {item.slaState && item.slaDueAt && <SlaClock sla={{ state: item.slaState, dueAt: item.slaDueAt }} />}
      </div>
      <Link href={`/cases/${item.case.id}`} className={styles.open}>
        <span className={styles.number}>{number}</span> <span lang={language}>{subject}</span>
      </Link>
      <p className={styles.about}>
        <span>{contactName ?? t('work.unknownContact')}</span>
        <span>{t(`common:channel.${channel}`)}</span>
        <span>{languageName(language, locale)}</span>
        <span>{text(item.queueName)}</span>
        {item.status === 'queued' && <span>{t('work.since', { duration: waited })}</span>}
      </p>
      {onTake && (
        <Button
          className={styles.take}
          isDisabled={isTaking}
          aria-label={t('work.takeLabel', { number })}
          onPress={() => onTake(item)}
        >
          {t('work.take')}
        </Button>
      )}
    </li>
  );
}

/** A language by its own code, in the language of the screen; what is no code stays as it is. */
function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

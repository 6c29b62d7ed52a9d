import { Bot, Lock, Settings2, StickyNote, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { casesApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { CustomerText } from '../ui/CustomerText.tsx';
import { RelativeTime } from '../ui/DateTime.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StatusChip } from '../ui/StatusChip.tsx';
import { Switch } from '../ui/Switch.tsx';
import { MessageTranslation } from './MessageTranslation.tsx';
import {
  type Block,
  type EventItem,
  type MessageItem,
  type NoteItem,
  onlyMessages,
  timelineBlocks,
} from './timeline-blocks.ts';
import styles from './Timeline.module.css';
import { useEventText } from './use-event-text.ts';

export function CaseTimeline({ detail }: { detail: casesApi.CaseDetail }) {
  const { t } = useTranslation('agent');
  const { id } = detail.case;
  const { data, problem, refetch } = useApi(casesApi.getCaseTimeline, { params: { id } });
  const [isShort, setShort] = useState(false);
  const items = data && (isShort ? onlyMessages(data.items) : data.items);
  return (
    <div className={styles.timeline}>
      <Switch label={t('timeline.messages')} isSelected={isShort} onChange={setShort} />
      {problem && <ProblemNotice problem={problem} onRetry={() => void refetch()} />}
      {!items && !problem && <Skeleton lines={6} height={24} />}
      {items?.length === 0 && <p className={styles.none}>{t('timeline.empty')}</p>}
      <ol className={styles.blocks}>
        {items &&
          timelineBlocks(items).map((block) => (
            <li key={block.key} className={styles.block}>
              <BlockView caseId={id} block={block} customer={detail.contact?.name} />
            </li>
          ))}
      </ol>
    </div>
  );
}

interface BlockViewProps {
  caseId: string;
  block: Block;
  customer: string | undefined;
}

function BlockView({ caseId, block, customer }: BlockViewProps) {
  switch (block.kind) {
    case 'message':
      return <Message caseId={caseId} item={block.item} customer={customer} />;
    case 'note':
      return <Note item={block.item} />;
    case 'events':
      return block.folded ? <FoldedEvents items={block.items} /> : <Events items={block.items} />;
    default:
      return block satisfies never;
  }
}

interface MessageProps extends Pick<BlockViewProps, 'caseId' | 'customer'> {
  item: MessageItem;
}

function Message({ caseId, item, customer }: MessageProps) {
  const { t } = useTranslation(['agent', 'common']);
  const me = useMe();
  const { message } = item;
  const Icon = message.author === 'bot' || message.author === 'system' ? Bot : UserRound;
  return (
    <article className={classes(styles.message, message.direction === 'out' && styles.out)}>
      <header className={styles.by}>
        <Icon size={16} aria-hidden />
        <strong>{author()}</strong>
        <span>{t(`common:channel.${message.channel}`)}</span>
        <span>{t(`timeline.${message.visibility}`)}</span>
        <RelativeTime value={item.at} />
      </header>
      {message.subject && (
        <p className={styles.subject} lang={message.language}>
          {message.subject}
        </p>
      )}
      <CustomerText language={message.language}>{message.text}</CustomerText>
      <MessageTranslation caseId={caseId} message={message} />
    </article>
  );

  function author(): string {
    switch (message.author) {
      case 'customer':
        // Someone unknown is called what they call themselves, beside the address nobody can make up.
        return (
          customer ?? ([item.by.name, message.handle].filter(Boolean).join(' · ') || t('timeline.customer'))
        );
      case 'agent':
        return item.by.id === me.id ? t('timeline.you') : (item.by.name ?? item.by.id);
      case 'bot':
        return t('timeline.bot');
      case 'system':
        return t('timeline.system');
      default:
        return message.author satisfies never;
    }
  }
}

function Note({ item }: { item: NoteItem }) {
  const { t } = useTranslation('agent');
  const me = useMe();
  return (
    <article className={styles.note}>
      <header className={styles.by}>
        <StickyNote size={16} aria-hidden />
        <strong>{item.by.id === me.id ? t('timeline.you') : (item.by.name ?? item.by.id)}</strong>
        <StatusChip tone="warning" icon={Lock}>
          {t('timeline.note')}
        </StatusChip>
        <RelativeTime value={item.at} />
      </header>
      <CustomerText>{item.text}</CustomerText>
    </article>
  );
}

function FoldedEvents({ items }: { items: EventItem[] }) {
  const { t } = useTranslation('agent');
  const [isOpen, setOpen] = useState(false);
  const last = items.slice(-1);
  return (
    <>
      <Button variant="quiet" size="dense" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {isOpen ? t('timeline.fewer') : t('timeline.more', { count: items.length })}
      </Button>
      <Events items={isOpen ? items : last} />
    </>
  );
}

function Events({ items }: { items: EventItem[] }) {
  return (
    <ul className={styles.events}>
      {items.map((item) => (
        <EventLine key={item.id} item={item} />
      ))}
    </ul>
  );
}

function EventLine({ item }: { item: EventItem }) {
  const { t } = useTranslation('agent');
  const textOf = useEventText();
  const me = useMe();
  const by =
    item.by.kind === 'automation' || item.by.kind === 'system' ? t('timeline.automation') : item.by.name;
  return (
    <li className={styles.event}>
      <Settings2 size={14} aria-hidden />
      <span>
        {textOf(item)}
        <span className={styles.quiet}>
          {' · '}
          {item.by.id === me.id ? t('timeline.you') : (by ?? item.by.id)} · <RelativeTime value={item.at} />
        </span>
      </span>
    </li>
  );
}

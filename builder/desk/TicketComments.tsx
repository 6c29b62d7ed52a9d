import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ticketsApi } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { Button } from '../ui/Button.tsx';
import { CustomerText } from '../ui/CustomerText.tsx';
import { RelativeTime } from '../ui/DateTime.tsx';
import { isComposing } from '../ui/is-composing.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { Section } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import styles from './Desk.module.css';

export function TicketComments({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('desk');
  const { data, problem, refetch } = useApi(ticketsApi.listTicketComments, { params: { id: ticketId } });
  return (
    <Section title={t('ticket.comments')}>
      {problem && <ProblemNotice problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={2} />}
      {data?.items.length === 0 && <p className={styles.quiet}>{t('ticket.noComments')}</p>}
      <ol className={styles.comments}>
        {data?.items.map(({ id, authorName, text, createdAt }) => (
          <li key={id} className={styles.comment}>
            <header>
              <strong>{authorName}</strong>
              <span className={styles.quiet}>
                <RelativeTime value={createdAt} />
              </span>
            </header>
            <CustomerText>{text}</CustomerText>
          </li>
        ))}
      </ol>
      <NewComment ticketId={ticketId} />
    </Section>
  );
}

function NewComment({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation('desk');
  const [text, setText] = useState('');
  const add = useApiMutation(ticketsApi.addTicketComment, {
    refreshes: [ticketsApi.listTicketComments, ticketsApi.getTicket],
    onDone: () => setText(''),
  });
  const send = () => {
    if (text.trim() !== '' && !add.isPending)
      add.mutate({ params: { id: ticketId }, body: { text: text.trim() } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <>
      {add.problem && <ProblemNotice problem={add.problem} />}
      <TextArea
        label={t('ticket.comment')}
        description={t('ticket.commentHelp')}
        value={text}
        onChange={setText}
        onKeyDown={onKeyDown}
        rows={3}
        maxLength={4000}
      />
      <div className={styles.end}>
        <Button isPending={add.isPending} isDisabled={text.trim() === ''} onPress={send}>
          {t('ticket.send')} <KeyHint keys={['Mod', 'Enter']} />
        </Button>
      </div>
    </>
  );
}

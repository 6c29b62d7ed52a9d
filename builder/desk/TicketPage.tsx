import { useTranslation } from 'react-i18next';
import { ticketsApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useRouteId } from '../app/navigation.ts';
import { useMe } from '../app/session.ts';
import { useText } from '../i18n/use-text.ts';
import { CustomerText } from '../ui/CustomerText.tsx';
import { DateTime } from '../ui/DateTime.tsx';
import { Link } from '../ui/Link.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './Desk.module.css';
import { DueTime } from './DueTime.tsx';
import { caseFieldLabel } from './field-label.ts';
import { PriorityChip, TicketStatusChip } from './StatusChips.tsx';
import { TicketActions } from './TicketActions.tsx';
import { TicketAssignee } from './TicketAssignee.tsx';
import { TicketComments } from './TicketComments.tsx';

type TicketView = ticketsApi.TicketView;

export function TicketPage() {
  const id = useRouteId();
  const { t } = useTranslation('desk');
  const { data: ticket, problem, refetch } = useApi(ticketsApi.getTicket, { params: { id } });
  return (
    <Page
      title={ticket?.number ?? t('tickets.number')}
      parents={[{ label: t('tickets.title'), href: '/tickets' }]}
      description={ticket && <TicketChips ticket={ticket} />}
    >
      {problem && <ProblemNotice problem={problem} onRetry={() => void refetch()} />}
      {!ticket && !problem && <Skeleton lines={6} />}
      {ticket && <TicketView ticket={ticket} />}
    </Page>
  );
}

function TicketChips({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation();
  return (
    <div className={styles.chips}>
      <TicketStatusChip status={ticket.status} />
      <PriorityChip priority={ticket.priority} />
      <span>{t(`department.${ticket.department}`)}</span>
    </div>
  );
}

function TicketView({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation('desk');
  return (
    <div className={styles.split}>
      <div className={styles.column}>
        <Section title={t('ticket.request')}>
          <CustomerText>{ticket.summary}</CustomerText>
          <TicketFields fields={ticket.fields} />
          <p className={styles.quiet}>{t('ticket.internal')}</p>
        </Section>
        {ticket.resolution && (
          <Section title={t('ticket.result')}>
            <CustomerText>{ticket.resolution}</CustomerText>
          </Section>
        )}
        <div className={styles.sticky}>
          <TicketActions ticket={ticket} />
        </div>
        <TicketComments ticketId={ticket.id} />
      </div>
      <TicketDetails ticket={ticket} />
    </div>
  );
}

function TicketFields({ fields }: { fields: TicketView['fields'] }) {
  const text = useText();
  const entries = Object.entries(fields);
  if (entries.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {entries.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{text(caseFieldLabel(name)) || name}</dt>
          <dd className={styles.words}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function TicketDetails({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation('desk');
  // Departments are told what the ticket is about; the case itself is not theirs to open.
  const mayOpenCase = useMe().role !== 'department';
  return (
    <Section title={t('ticket.details')}>
      <TicketAssignee ticket={ticket} />
      <dl className={styles.facts}>
        <dt>{t('ticket.due')}</dt>
        <dd>
          <DueTime ticket={ticket} />
        </dd>
        <dt>{t('ticket.created')}</dt>
        <dd>
          <DateTime value={ticket.createdAt} />
        </dd>
        <dt>{t('ticket.type')}</dt>
        <dd>{ticket.type}</dd>
        {ticket.case && (
          <>
            <dt>{t('tickets.case')}</dt>
            <dd>
              {mayOpenCase ? (
                <Link href={`/cases/${ticket.case.id}`}>{ticket.case.number}</Link>
              ) : (
                ticket.case.number
              )}
              <div className={styles.quiet}>{ticket.case.subject}</div>
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}

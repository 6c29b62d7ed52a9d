import { useTranslation } from 'react-i18next';
import type { ticketsApi } from '../../server/client.ts';
import { DateTime } from '../ui/DateTime.tsx';
import { StatusChip } from '../ui/StatusChip.tsx';
import { isOpenTicket } from './ticket-actions.ts';

type Due = Pick<ticketsApi.TicketView, 'dueAt' | 'overdue' | 'status'>;

/** When a ticket is due, and a word when that has passed. */
export function DueTime({ ticket: { dueAt, overdue, status } }: { ticket: Due }) {
  const { t } = useTranslation('desk');
  if (dueAt === null) return <>{t('ticket.noDue')}</>;
  return (
    <>
      <DateTime value={dueAt} />{' '}
      {overdue && isOpenTicket(status) && <StatusChip tone="danger">{t('tickets.overdue')}</StatusChip>}
    </>
  );
}

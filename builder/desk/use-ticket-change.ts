import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { type CallInput, type ProblemBody, ticketsApi } from '../../server/client.ts';
import { apiKey, useApiMutation } from '../app/api.ts';
import { showToast } from '../ui/toast.ts';

type Change = NonNullable<CallInput<typeof ticketsApi.updateTicket>['body']>;

/** Changes a ticket as it was read; who was slower sees the newest state and decides anew. */
export function useTicketChange(
  ticket: ticketsApi.TicketView,
  onDone?: () => void,
): { change: (change: Change) => void; isPending: boolean; problem: ProblemBody | undefined } {
  const { t } = useTranslation(['desk', 'common']);
  const cache = useQueryClient();
  const refreshes = [ticketsApi.getTicket, ticketsApi.listTickets];
  const update = useApiMutation(ticketsApi.updateTicket, {
    refreshes,
    onDone: ({ number, status }) => {
      const words = t(`common:ticketStatus.${status}`);
      showToast({ text: t('ticket.changedTo', { number, status: words }), tone: 'success' });
      onDone?.();
    },
  });
  const change = async (body: Change) => {
    const done = await update.mutateAsync({ params: { id: ticket.id }, body, ifMatch: ticket.version });
    if (!done) await cache.invalidateQueries({ queryKey: apiKey(ticketsApi.getTicket) });
  };
  return {
    change: (body) => void change(body),
    isPending: update.isPending,
    problem: update.problem,
  };
}

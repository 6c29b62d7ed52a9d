import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ticketsApi } from '../../server/client.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import styles from './Desk.module.css';
import { ReasonDialog } from './ReasonDialog.tsx';
import { actionsOn, type TicketAction, ticketActions } from './ticket-actions.ts';
import { useTicketChange } from './use-ticket-change.ts';

/** What can be done with a ticket now. Resolving and rejecting ask what the case is to be told. */
export function TicketActions({ ticket }: { ticket: ticketsApi.TicketView }) {
  const { t } = useTranslation('desk');
  const [asking, setAsking] = useState<'resolve' | 'reject'>();
  const { change, isPending, problem } = useTicketChange(ticket, () => setAsking(undefined));
  const act = (action: TicketAction) => {
    if (action === 'resolve' || action === 'reject') setAsking(action);
    else change({ status: ticketActions[action].to });
  };
  return (
    <>
      {problem && !asking && <ProblemNotice problem={problem} />}
      <div className={styles.chips}>
        {actionsOn(ticket.status).map((action, index) => (
          <Button
            key={action}
            variant={action === 'reject' ? 'danger' : index === 0 ? 'primary' : 'secondary'}
            isDisabled={isPending}
            onPress={() => act(action)}
          >
            {t(`ticket.${action}`)}
          </Button>
        ))}
      </div>
      <ReasonDialog
        key={asking}
        title={t(asking === 'reject' ? 'ticket.rejectTitle' : 'ticket.resolveTitle', {
          number: ticket.number,
        })}
        label={t(asking === 'reject' ? 'ticket.rejection' : 'ticket.resolution')}
        help={t(asking === 'reject' ? 'ticket.rejectionHelp' : 'ticket.resolutionHelp')}
        needed={t('ticket.reasonNeeded')}
        confirmLabel={t(asking === 'reject' ? 'ticket.reject' : 'ticket.resolve')}
        isDanger={asking === 'reject'}
        isOpen={asking !== undefined}
        isPending={isPending}
        problem={problem}
        onClose={() => setAsking(undefined)}
        onConfirm={(resolution) => asking && change({ status: ticketActions[asking].to, resolution })}
      />
    </>
  );
}

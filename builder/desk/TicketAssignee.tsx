import { useTranslation } from 'react-i18next';
import { peopleApi, type ticketsApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Select } from '../ui/Select.tsx';
import { isOpenTicket } from './ticket-actions.ts';
import { useTicketChange } from './use-ticket-change.ts';

/** Who works on the ticket: anybody of its department. */
export function TicketAssignee({ ticket }: { ticket: ticketsApi.TicketView }) {
  const { t } = useTranslation('desk');
  const me = useMe();
  const people = useApi(peopleApi.listAgents, { query: { role: 'department' } });
  const { change, isPending, problem } = useTicketChange(ticket);
  const colleagues = (people.data?.items ?? []).filter(
    ({ department, active }) => active && department === ticket.department,
  );
  const isMine = colleagues.some(({ id }) => id === me.id);
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <Select
        label={t('ticket.assign')}
        value={ticket.assigneeId ?? nobody}
        isDisabled={isPending || !isOpenTicket(ticket.status)}
        options={[
          { id: nobody, label: t('nobody') },
          ...colleagues.map(({ id, name }) => ({ id, label: name })),
        ]}
        onChange={(id) => change({ assigneeId: id === nobody ? null : id })}
      />
      {isMine && ticket.assigneeId !== me.id && isOpenTicket(ticket.status) && (
        <Button size="dense" isPending={isPending} onPress={() => change({ assigneeId: me.id })}>
          {t('ticket.takeIt')}
        </Button>
      )}
    </>
  );
}
const nobody = '-';

import { Ticket } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { departments, ticketStatuses } from '../../engine/browser.ts';
import { ticketsApi } from '../../server/client.ts';
import { type Filters, oneOf } from '../app/filters.ts';
import { useFilters } from '../app/navigation.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import styles from './Desk.module.css';
import { DueTime } from './DueTime.tsx';
import { FilterCheck } from './FilterCheck.tsx';
import { FilterBar, FilterSelect, ListFoot } from './ListParts.tsx';
import { PriorityChip, TicketStatusChip } from './StatusChips.tsx';
import { useList } from './use-list.ts';

type TicketView = ticketsApi.TicketView;

const readers = {
  /** `all` because the page opens with what is still to be done. */
  status: oneOf(...ticketStatuses, 'all'),
  department: oneOf(...departments),
  mine: oneOf('true'),
};
type TicketFilterSet = Filters<typeof readers>;

export function TicketListPage() {
  const { t } = useTranslation('desk');
  const [filters, change] = useFilters(readers);
  const list = useList(ticketsApi.listTickets, queryOf(filters));
  const columns = useTicketColumns();
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <Page title={t('tickets.title')} description={t('tickets.description')}>
      <TicketFilters filters={filters} change={change} />
      {(list.rows || !list.problem) && (
        <Table
          label={t('tickets.title')}
          columns={columns}
          rows={list.rows}
          rowId={({ id }) => id}
          href={({ id }) => `/tickets/${id}`}
          empty={<NoTickets isFiltered={isFiltered} clear={() => change(noFilters)} />}
        />
      )}
      <ListFoot list={list} />
    </Page>
  );
}
const noFilters: TicketFilterSet = { status: undefined, department: undefined, mine: undefined };

const queryOf = ({ status, department, mine }: TicketFilterSet) => ({
  status: status === 'all' ? undefined : (status ?? ('open' as const)),
  department,
  mine,
});

interface TicketFiltersProps {
  filters: TicketFilterSet;
  change: (part: Partial<TicketFilterSet>) => void;
}

function TicketFilters({ filters, change }: TicketFiltersProps) {
  const { t } = useTranslation(['desk', 'common']);
  const { role } = useMe();
  const statuses = ticketStatuses.map((id) => ({ id, label: t(`common:ticketStatus.${id}`) }));
  return (
    <FilterBar>
      <FilterSelect
        label={t('tickets.status')}
        all={t('tickets.openOnly')}
        value={filters.status}
        options={[...statuses, { id: 'all', label: t('any') }]}
        onChange={(status) => change({ status })}
      />
      {role !== 'department' && (
        <FilterSelect
          label={t('tickets.department')}
          all={t('any')}
          value={filters.department}
          options={departments.map((id) => ({ id, label: t(`common:department.${id}`) }))}
          onChange={(department) => change({ department })}
        />
      )}
      <FilterCheck label={t('tickets.mine')} value={filters.mine} onChange={(mine) => change({ mine })} />
    </FilterBar>
  );
}

function useTicketColumns(): Column<TicketView>[] {
  const { t } = useTranslation(['desk', 'common']);
  return [
    { id: 'number', header: t('tickets.number'), cell: ({ number }) => number, width: '104px' },
    {
      id: 'summary',
      header: t('tickets.summary'),
      cell: ({ summary }) => <span className={styles.clamped}>{summary}</span>,
    },
    {
      id: 'status',
      header: t('tickets.status'),
      cell: ({ status }) => <TicketStatusChip status={status} />,
    },
    {
      id: 'priority',
      header: t('tickets.priority'),
      cell: ({ priority }) => <PriorityChip priority={priority} />,
    },
    {
      id: 'department',
      header: t('tickets.department'),
      cell: ({ department }) => t(`common:department.${department}`),
    },
    { id: 'due', header: t('tickets.due'), cell: (ticket) => <DueTime ticket={ticket} /> },
    {
      id: 'assignee',
      header: t('tickets.assignee'),
      cell: ({ assigneeName }) => assigneeName ?? t('nobody'),
    },
    { id: 'case', header: t('tickets.case'), cell: (ticket) => ticket.case?.number ?? '—' },
  ];
}

function NoTickets({ isFiltered, clear }: { isFiltered: boolean; clear: () => void }) {
  const { t } = useTranslation('desk');
  if (!isFiltered)
    return <EmptyState title={t('tickets.empty')} text={t('tickets.emptyText')} icon={Ticket} />;
  return (
    <EmptyState title={t('tickets.emptyFiltered')} icon={Ticket}>
      <Button onPress={clear}>{t('tickets.clearFilters')}</Button>
    </EmptyState>
  );
}

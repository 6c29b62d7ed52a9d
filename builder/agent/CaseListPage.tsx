import { MessageSquareText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { caseStatuses } from '../../engine/browser.ts';
import { casesApi, queuesApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { type Filters, oneOf, words } from '../app/filters.ts';
import { useFilters } from '../app/navigation.ts';
import { FilterCheck } from '../desk/FilterCheck.tsx';
import { FilterBar, FilterSelect, ListFoot } from '../desk/ListParts.tsx';
import { SearchField } from '../desk/SearchField.tsx';
import { CaseStatusChip, PriorityChip, VipChip } from '../desk/StatusChips.tsx';
import { useList } from '../desk/use-list.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { RelativeTime } from '../ui/DateTime.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import { SlaClock } from './SlaClock.tsx';
import styles from './Case.module.css';

const readers = { q: words, status: oneOf(...caseStatuses, 'unsolved'), queue: words, mine: oneOf('true') };
type CaseFilterSet = Filters<typeof readers>;

export function CaseListPage() {
  const { t } = useTranslation('agent');
  const [filters, change] = useFilters(readers);
  const { q, status, queue, mine } = filters;
  const list = useList(casesApi.listCases, { q, status, queue, mine });
  const columns = useCaseColumns();
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <Page title={t('list.title')}>
      <CaseFilters filters={filters} change={change} />
      {(list.rows || !list.problem) && (
        <Table
          label={t('list.title')}
          columns={columns}
          rows={list.rows}
          rowId={({ id }) => id}
          href={({ id }) => `/cases/${id}`}
          empty={<NoCases isFiltered={isFiltered} clear={() => change(noFilters)} />}
        />
      )}
      <ListFoot list={list} />
    </Page>
  );
}
const noFilters: CaseFilterSet = { q: undefined, status: undefined, queue: undefined, mine: undefined };

interface CaseFiltersProps {
  filters: CaseFilterSet;
  change: (part: Partial<CaseFilterSet>) => void;
}

function CaseFilters({ filters, change }: CaseFiltersProps) {
  const { t } = useTranslation(['agent', 'common']);
  const text = useText();
  const queues = useApi(queuesApi.listQueues, {});
  const statuses = caseStatuses.map((id) => ({ id, label: t(`common:caseStatus.${id}`) }));
  return (
    <FilterBar>
      <SearchField
        label={t('list.search')}
        placeholder={t('list.searchHelp')}
        value={filters.q ?? ''}
        onSearch={(q) => change({ q: q || undefined })}
      />
      <FilterSelect
        label={t('list.status')}
        all={t('list.all')}
        value={filters.status}
        options={[{ id: 'unsolved', label: t('list.unsolved') }, ...statuses]}
        onChange={(status) => change({ status })}
      />
      <FilterSelect
        label={t('list.queue')}
        all={t('list.all')}
        value={filters.queue}
        options={(queues.data?.items ?? []).map(({ id, name }) => ({ id, label: text(name) }))}
        onChange={(id) => change({ queue: id })}
      />
      <FilterCheck label={t('list.mine')} value={filters.mine} onChange={(mine) => change({ mine })} />
    </FilterBar>
  );
}

function useCaseColumns(): Column<casesApi.CaseSummary>[] {
  const { t } = useTranslation(['agent', 'common']);
  const text = useText();
  return [
    { id: 'number', header: t('list.number'), cell: ({ number }) => number, width: '104px' },
    {
      id: 'subject',
      header: t('list.subject'),
      cell: ({ subject, language }) => (
        <span className={styles.clamped} lang={language}>
          {subject}
        </span>
      ),
    },
    {
      id: 'customer',
      header: t('list.customer'),
      cell: ({ contactName, isVip }) => (
        <>
          {contactName ?? t('work.unknownContact')} {isVip && <VipChip />}
        </>
      ),
    },
    { id: 'status', header: t('list.status'), cell: ({ status }) => <CaseStatusChip status={status} /> },
    {
      id: 'priority',
      header: t('list.priority'),
      cell: ({ priority }) => <PriorityChip priority={priority} />,
    },
    { id: 'sla', header: t('sla.title'), cell: ({ sla }) => (sla ? <SlaClock sla={sla} /> : '—') },
    { id: 'queue', header: t('list.queue'), cell: ({ queueName }) => text(queueName) || '—' },
    { id: 'owner', header: t('list.owner'), cell: ({ ownerName }) => ownerName ?? '—' },
    { id: 'updated', header: t('list.updated'), cell: ({ updatedAt }) => <RelativeTime value={updatedAt} /> },
  ];
}

function NoCases({ isFiltered, clear }: { isFiltered: boolean; clear: () => void }) {
  const { t } = useTranslation('agent');
  if (!isFiltered)
    return <EmptyState title={t('list.empty')} text={t('list.emptyText')} icon={MessageSquareText} />;
  return (
    <EmptyState title={t('list.emptyFiltered')} icon={MessageSquareText}>
      <Button onPress={clear}>{t('list.clearFilters')}</Button>
    </EmptyState>
  );
}

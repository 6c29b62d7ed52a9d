import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notificationsApi } from '../../server/client.ts';
import { oneOf, words } from '../app/filters.ts';
import { useFilters } from '../app/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { DateTime } from '../ui/DateTime.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import styles from './Desk.module.css';
import { FilterBar, FilterSelect, ListFoot } from './ListParts.tsx';
import { OutboxChip, type OutboxRow } from './OutboxChip.tsx';
import { OutboxSheet } from './OutboxSheet.tsx';
import { channelName } from './channel-name.ts';
import { useList } from './use-list.ts';

const statuses = notificationsApi.outboxStatuses;
const readers = { status: oneOf(...statuses), caseId: words, runId: words };
const noFilters = { status: undefined, caseId: undefined, runId: undefined };

export function OutboxPage() {
  const { t } = useTranslation('desk');
  const [filters, change] = useFilters(readers);
  const list = useList(notificationsApi.listOutbox, filters);
  const [openId, setOpenId] = useState<string>();
  const columns = useOutboxColumns(setOpenId);
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <Page title={t('outbox.title')} description={t('outbox.description')}>
      <FilterBar>
        <FilterSelect
          label={t('outbox.status')}
          all={t('any')}
          value={filters.status}
          options={statuses.map((id) => ({ id, label: t(`outbox.statuses.${id}`) }))}
          onChange={(status) => change({ status })}
        />
        {isFiltered && <Button onPress={() => change(noFilters)}>{t('tickets.clearFilters')}</Button>}
      </FilterBar>
      {(list.rows || !list.problem) && (
        <Table
          label={t('outbox.title')}
          columns={columns}
          rows={list.rows}
          rowId={({ id }) => id}
          empty={
            <EmptyState
              title={isFiltered ? t('outbox.emptyFiltered') : t('outbox.empty')}
              text={isFiltered ? undefined : t('outbox.emptyText')}
              icon={Send}
            />
          }
        />
      )}
      <ListFoot list={list} />
      <OutboxSheet row={list.rows?.find(({ id }) => id === openId)} onClose={() => setOpenId(undefined)} />
    </Page>
  );
}

function useOutboxColumns(open: (id: string) => void): Column<OutboxRow>[] {
  const { t } = useTranslation(['desk', 'common']);
  return [
    { id: 'status', header: t('outbox.status'), cell: ({ status }) => <OutboxChip status={status} /> },
    {
      id: 'channel',
      header: t('outbox.channel'),
      cell: ({ channel }) => channelName(channel, (known) => t(`common:channel.${known}`)),
    },
    { id: 'to', header: t('outbox.to'), cell: ({ to }) => to },
    {
      id: 'text',
      header: t('outbox.text'),
      cell: ({ subject, text, locale }) => (
        <span className={styles.clamped} lang={locale}>
          {subject || text}
        </span>
      ),
    },
    { id: 'tries', header: t('outbox.tries'), align: 'end', cell: ({ attempts }) => attempts },
    {
      id: 'created',
      header: t('outbox.created'),
      cell: ({ createdAt }) => <DateTime value={createdAt} />,
    },
    {
      id: 'open',
      header: t('outbox.details'),
      cell: ({ id, to }) => (
        <Button size="dense" aria-label={`${t('outbox.details')}: ${to}`} onPress={() => open(id)}>
          {t('common:action.open')}
        </Button>
      ),
    },
  ];
}

import { Layers } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi, queuesApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useLocale, useText } from '../i18n/use-text.ts';
import { formatDuration } from '../runs/duration.ts';
import { useNow } from '../runs/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { StatusChip } from '../ui/StatusChip.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import styles from './Desk.module.css';
import { QueueDialog } from './QueueDialog.tsx';

type QueueView = queuesApi.QueueView;

export function QueuesPage() {
  const { t } = useTranslation('desk');
  const { data, problem, refetch } = useApi(queuesApi.listQueues, {});
  /** The queue being edited, `new` for one more. */
  const [open, setOpen] = useState<QueueView | 'new'>();
  const columns = useQueueColumns(setOpen);
  const add = (
    <Button variant="primary" onPress={() => setOpen('new')}>
      {t('queues.add')}
    </Button>
  );
  return (
    <Page title={t('queues.title')} description={t('queues.description')} actions={add}>
      {problem && <ProblemNotice problem={problem} onRetry={() => void refetch()} />}
      {(data || !problem) && (
        <Table
          label={t('queues.title')}
          columns={columns}
          rows={data?.items}
          rowId={({ id }) => id}
          empty={<EmptyState title={t('queues.empty')} text={t('queues.emptyText')} icon={Layers} />}
        />
      )}
      {open && <QueueDialog queue={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

function useQueueColumns(edit: (queue: QueueView) => void): Column<QueueView>[] {
  const { t } = useTranslation(['desk', 'common']);
  const text = useText();
  const locale = useLocale();
  const now = useNow();
  const people = useApi(peopleApi.listAgents, {});
  const nameOf = new Map(people.data?.items.map(({ id, name }) => [id, name]));
  return [
    {
      id: 'name',
      header: t('queues.name'),
      cell: (queue) => (
        <div className={styles.chips}>
          <strong>{text(queue.name)}</strong>
          {queue.isFallback && <StatusChip tone="info">{t('queues.fallback')}</StatusChip>}
        </div>
      ),
    },
    { id: 'rank', header: t('queues.priority'), align: 'end', cell: ({ priority }) => priority },
    { id: 'method', header: t('queues.method'), cell: ({ method }) => t(`queues.methods.${method}`) },
    {
      id: 'members',
      header: t('queues.members'),
      cell: ({ memberIds }) =>
        memberIds.length === 0 ? (
          <StatusChip tone="warning">{t('queues.noMembers')}</StatusChip>
        ) : (
          memberIds.map((id) => nameOf.get(id) ?? id).join(locale === 'ja' ? '、' : ', ')
        ),
    },
    { id: 'waiting', header: t('queues.waiting'), align: 'end', cell: ({ queued }) => queued },
    { id: 'assigned', header: t('queues.assigned'), align: 'end', cell: ({ assigned }) => assigned },
    {
      id: 'oldest',
      header: t('queues.oldest'),
      align: 'end',
      cell: ({ oldestQueuedAt }) =>
        oldestQueuedAt ? formatDuration(now - Date.parse(oldestQueuedAt), locale) : '—',
    },
    {
      id: 'edit',
      header: t('queues.edit'),
      cell: (queue) => (
        <Button
          size="dense"
          aria-label={t('queues.editTitle', { name: text(queue.name) })}
          onPress={() => edit(queue)}
        >
          {t('queues.edit')}
        </Button>
      ),
    },
  ];
}

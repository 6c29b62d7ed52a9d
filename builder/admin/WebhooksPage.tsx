import { Trash2, Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notificationsApi, type ResultOf } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { DateTime } from '../ui/DateTime.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import { showToast } from '../ui/toast.ts';
import { NewWebhook } from './NewWebhook.tsx';
import { ShownOnce } from './ShownOnce.tsx';

type Webhook = ResultOf<typeof notificationsApi.listWebhooks>['items'][number];
type Open =
  { what: 'add' } | { what: 'shown'; id: string; secret: string } | { what: 'remove'; hook: Webhook };

export function WebhooksPage() {
  const { t } = useTranslation(['admin', 'common']);
  const hooks = useApi(notificationsApi.listWebhooks, {});
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const remove = useApiMutation(notificationsApi.deleteWebhook, {
    refreshes: [notificationsApi.listWebhooks],
  });
  const removeNow = async ({ id }: Webhook) => {
    close();
    const done = await remove.mutateAsync({ params: { id } });
    if (done !== undefined) showToast({ text: t('hooks.removed', { id }), tone: 'success' });
  };
  const columns: Column<Webhook>[] = [
    { id: 'id', header: t('hooks.id'), cell: ({ id }) => <strong>{id}</strong> },
    { id: 'url', header: t('hooks.url'), cell: ({ url }) => <code>{url}</code> },
    {
      id: 'events',
      header: t('hooks.events'),
      cell: ({ events }) => (events.length === 0 ? t('hooks.none') : <code>{events.join(', ')}</code>),
    },
    {
      id: 'created',
      header: t('hooks.created'),
      cell: ({ createdAt }) => <DateTime value={createdAt} withTime={false} />,
    },
    {
      id: 'remove',
      header: t('common:action.remove'),
      align: 'end',
      cell: (hook) => (
        <IconButton
          size="dense"
          icon={Trash2}
          label={t('hooks.remove', { id: hook.id })}
          onPress={() => setOpen({ what: 'remove', hook })}
        />
      ),
    },
  ];
  const add = (
    <Button variant="primary" icon={WebhookIcon} onPress={() => setOpen({ what: 'add' })}>
      {t('hooks.add')}
    </Button>
  );
  const problem = hooks.problem ?? remove.problem;
  return (
    <Page title={t('hooks.title')} description={t('hooks.description')} actions={add}>
      {problem && <ProblemNotice problem={problem} />}
      {!hooks.problem && (
        <Table
          label={t('hooks.title')}
          columns={columns}
          rows={hooks.data?.items}
          rowId={({ id }) => id}
          empty={
            <EmptyState icon={WebhookIcon} title={t('hooks.empty')} text={t('hooks.emptyText')}>
              {add}
            </EmptyState>
          }
        />
      )}
      {open?.what === 'add' && (
        <NewWebhook onClose={close} onMade={({ id, secret }) => setOpen({ what: 'shown', id, secret })} />
      )}
      {open?.what === 'shown' && (
        <ShownOnce
          title={t('hooks.shownTitle', { id: open.id })}
          text={t('hooks.shownText')}
          secret={open.secret}
          onClose={close}
        />
      )}
      {open?.what === 'remove' && (
        <ConfirmDialog
          isOpen
          isDanger
          title={t('hooks.removeTitle', { id: open.hook.id })}
          text={t('hooks.removeText')}
          confirmLabel={t('common:action.remove')}
          onConfirm={() => void removeNow(open.hook)}
          onClose={close}
        />
      )}
    </Page>
  );
}

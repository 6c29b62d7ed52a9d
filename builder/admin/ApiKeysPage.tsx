import { KeyRound, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiKeysApi, type ResultOf } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { DateTime, RelativeTime } from '../ui/DateTime.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import { TextField } from '../ui/TextField.tsx';
import { showToast } from '../ui/toast.ts';
import styles from './Admin.module.css';
import { ShownOnce } from './ShownOnce.tsx';

type ApiKey = ResultOf<typeof apiKeysApi.listApiKeys>['items'][number];
type MadeKey = ResultOf<typeof apiKeysApi.createApiKey>;
type Open = { what: 'add' } | { what: 'shown'; made: MadeKey } | { what: 'revoke'; key: ApiKey };

export function ApiKeysPage() {
  const { t } = useTranslation(['admin', 'common']);
  const keys = useApi(apiKeysApi.listApiKeys, {});
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const revoke = useApiMutation(apiKeysApi.deleteApiKey, { refreshes: [apiKeysApi.listApiKeys] });
  const revokeNow = async ({ id, name }: ApiKey) => {
    close();
    const done = await revoke.mutateAsync({ params: { id } });
    if (done !== undefined) showToast({ text: t('keys.revoked', { name }), tone: 'success' });
  };
  const columns: Column<ApiKey>[] = [
    { id: 'name', header: t('keys.name'), cell: ({ name }) => name },
    { id: 'prefix', header: t('keys.prefix'), cell: ({ prefix }) => <code>{prefix}…</code> },
    { id: 'role', header: t('keys.role'), cell: ({ role }) => t(`common:role.${role}`) },
    {
      id: 'created',
      header: t('keys.created'),
      cell: ({ createdAt }) => <DateTime value={createdAt} withTime={false} />,
    },
    {
      id: 'used',
      header: t('keys.lastUsed'),
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('keys.never') : <RelativeTime value={lastUsedAt} />),
    },
    {
      id: 'revoke',
      header: t('keys.revokeConfirm'),
      align: 'end',
      cell: (key) => (
        <IconButton
          size="dense"
          icon={Trash2}
          label={t('keys.revoke', { name: key.name })}
          onPress={() => setOpen({ what: 'revoke', key })}
        />
      ),
    },
  ];
  const add = (
    <Button variant="primary" icon={KeyRound} onPress={() => setOpen({ what: 'add' })}>
      {t('keys.add')}
    </Button>
  );
  const problem = keys.problem ?? revoke.problem;
  return (
    <Page title={t('keys.title')} description={t('keys.description')} actions={add}>
      {problem && <ProblemNotice problem={problem} />}
      {!keys.problem && (
        <Table
          label={t('keys.title')}
          columns={columns}
          rows={keys.data?.items}
          rowId={({ id }) => id}
          empty={
            <EmptyState icon={KeyRound} title={t('keys.empty')} text={t('keys.emptyText')}>
              {add}
            </EmptyState>
          }
        />
      )}
      {open?.what === 'add' && <NewKey onClose={close} onMade={(made) => setOpen({ what: 'shown', made })} />}
      {open?.what === 'shown' && (
        <ShownOnce
          title={t('keys.shownTitle', { name: open.made.name })}
          text={t('keys.shownText')}
          secret={open.made.key}
          onClose={close}
        >
          <p className={styles.sub}>{t('keys.usage')}</p>
          <code className={styles.secret}>Authorization: Bearer {open.made.prefix}…</code>
        </ShownOnce>
      )}
      {open?.what === 'revoke' && (
        <ConfirmDialog
          isOpen
          isDanger
          title={t('keys.revokeTitle', { name: open.key.name })}
          text={t('keys.revokeText')}
          confirmLabel={t('keys.revokeConfirm')}
          onConfirm={() => void revokeNow(open.key)}
          onClose={close}
        />
      )}
    </Page>
  );
}

const roles = ['integration', 'agent', 'supervisor', 'admin'] as const;

function NewKey({ onClose, onMade }: { onClose: () => void; onMade: (made: MadeKey) => void }) {
  const { t } = useTranslation(['admin', 'common']);
  const [name, setName] = useState('');
  const [role, setRole] = useState<(typeof roles)[number]>('integration');
  const [tried, setTried] = useState(false);
  const create = useApiMutation(apiKeysApi.createApiKey, { refreshes: [apiKeysApi.listApiKeys] });
  const make = async () => {
    setTried(true);
    if (name.trim() === '') return;
    const made = await create.mutateAsync({ body: { name: name.trim(), role } });
    if (made !== undefined) onMade(made);
  };
  const footer = (
    <>
      <Button onPress={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" variant="primary" isPending={create.isPending}>
        {t('common:action.create')}
      </Button>
    </>
  );
  return (
    <Dialog
      title={t('keys.add')}
      size="small"
      isOpen
      onClose={onClose}
      onSubmit={() => void make()}
      footer={footer}
    >
      {create.problem && <ProblemNotice problem={create.problem} />}
      <TextField
        label={t('keys.name')}
        description={t('keys.nameHelp')}
        isRequired
        autoFocus
        value={name}
        onChange={setName}
        maxLength={100}
        error={tried && name.trim() === '' ? t('people.missing') : undefined}
      />
      <RadioGroup
        label={t('keys.role')}
        value={role}
        onChange={setRole}
        options={roles.map((id) => ({ id, label: t(`keys.roles.${id}`) }))}
      />
    </Dialog>
  );
}

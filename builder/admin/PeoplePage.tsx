import {
  CircleCheck,
  CircleOff,
  Ellipsis,
  KeyRound,
  Pencil,
  UserPlus,
  UserRoundCheck,
  UserRoundX,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi, setupApi, type ResultOf } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { DateTime } from '../ui/DateTime.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { StatusChip } from '../ui/StatusChip.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import styles from './Admin.module.css';
import type { Person } from './person-draft.ts';
import { PersonSheet } from './PersonSheet.tsx';
import { ShownOnce } from './ShownOnce.tsx';

type Open =
  | { what: 'add' }
  | { what: 'edit'; person: Person }
  | { what: 'deactivate'; person: Person }
  | { what: 'invitation'; person: Person; link: ResultOf<typeof setupApi.createInvitation> };

export function PeoplePage() {
  const { t } = useTranslation(['admin', 'common']);
  const people = useApi(peopleApi.listAgents, {});
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const invite = useApiMutation(setupApi.createInvitation);
  const update = useApiMutation(peopleApi.updateAgent, { refreshes: [peopleApi.listAgents] });
  const inviteNow = async (person: Person) => {
    const link = await invite.mutateAsync({ body: { agentId: person.id } });
    setOpen(link && { what: 'invitation', person, link });
  };
  const setActive = (person: Person, active: boolean) => {
    close();
    update.mutate({ params: { id: person.id }, body: { active }, ifMatch: person.version });
  };
  const columns = useColumns((person) => (
    <PersonMenu
      person={person}
      onEdit={() => setOpen({ what: 'edit', person })}
      onInvite={() => void inviteNow(person)}
      onActive={(active) => (active ? setActive(person, true) : setOpen({ what: 'deactivate', person }))}
    />
  ));
  const problem = people.problem ?? invite.problem ?? update.problem;
  const add = (
    <Button variant="primary" icon={UserPlus} onPress={() => setOpen({ what: 'add' })}>
      {t('people.add')}
    </Button>
  );
  return (
    <Page title={t('people.title')} description={t('people.description')} actions={add}>
      {problem && <ProblemNotice problem={problem} />}
      {!people.problem && (
        <Table
          label={t('people.title')}
          columns={columns}
          rows={people.data?.items}
          rowId={({ id }) => id}
          empty={<EmptyState title={t('people.empty')}>{add}</EmptyState>}
        />
      )}
      {(open?.what === 'add' || open?.what === 'edit') && (
        <PersonSheet
          person={open.what === 'edit' ? open.person : undefined}
          onClose={close}
          onAdded={(person) => void inviteNow(person)}
        />
      )}
      {open?.what === 'deactivate' && (
        <ConfirmDialog
          isOpen
          isDanger
          title={t('people.deactivateTitle', { name: open.person.name })}
          text={t('people.deactivateText')}
          confirmLabel={t('people.deactivate')}
          onConfirm={() => setActive(open.person, false)}
          onClose={close}
        />
      )}
      {open?.what === 'invitation' && (
        <ShownOnce
          title={t('people.inviteTitle', { name: open.person.name })}
          text={t('people.inviteText', { name: open.person.name })}
          secret={new URL(open.link.path, location.origin).href}
          onClose={close}
        >
          <p className={styles.sub}>
            {t('people.inviteExpires')} <DateTime value={open.link.expiresAt} />
          </p>
        </ShownOnce>
      )}
    </Page>
  );
}

function useColumns(menu: (person: Person) => React.ReactNode): Column<Person>[] {
  const { t } = useTranslation(['admin', 'common']);
  return [
    {
      id: 'name',
      header: t('people.name'),
      cell: ({ name, email, id }) => (
        <span className={styles.name}>
          {name}
          <span className={styles.sub}>
            {email} · {id}
          </span>
        </span>
      ),
    },
    { id: 'role', header: t('people.role'), cell: ({ role }) => t(`common:role.${role}`) },
    {
      id: 'department',
      header: t('people.department'),
      cell: ({ department }) => (department === null ? '—' : t(`common:department.${department}`)),
    },
    { id: 'language', header: t('people.language'), cell: ({ locale }) => t(`common:locale.${locale}`) },
    {
      id: 'load',
      header: t('people.load'),
      align: 'end',
      cell: ({ load, capacity, role }) =>
        role === 'department' ? '—' : t('people.loadOf', { load, capacity }),
    },
    {
      id: 'state',
      header: t('people.state'),
      cell: ({ active }) => (
        <StatusChip tone={active ? 'success' : 'neutral'} icon={active ? CircleCheck : CircleOff}>
          {active ? t('people.isActive') : t('people.isInactive')}
        </StatusChip>
      ),
    },
    { id: 'menu', header: t('common:action.more'), align: 'end', cell: menu },
  ];
}

interface PersonMenuProps {
  person: Person;
  onEdit: () => void;
  onInvite: () => void;
  onActive: (active: boolean) => void;
}

function PersonMenu({ person, onEdit, onInvite, onActive }: PersonMenuProps) {
  const { t } = useTranslation(['admin', 'common']);
  const label = t('people.edit', { name: person.name });
  const state = person.active
    ? {
        id: 'off',
        label: t('people.deactivate'),
        icon: UserRoundX,
        isDanger: true,
        onAction: () => onActive(false),
      }
    : { id: 'on', label: t('people.activate'), icon: UserRoundCheck, onAction: () => onActive(true) };
  const items = [
    { id: 'edit', label: t('common:action.edit'), icon: Pencil, onAction: onEdit },
    {
      id: 'invite',
      label: t('people.invite'),
      icon: KeyRound,
      isDisabled: !person.active,
      onAction: onInvite,
    },
    state,
  ];
  return (
    <Menu label={label} trigger={<IconButton size="dense" label={label} icon={Ellipsis} />} items={items} />
  );
}

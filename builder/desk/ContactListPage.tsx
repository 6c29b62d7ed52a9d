import { Contact } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customersApi } from '../../server/client.ts';
import { words } from '../app/filters.ts';
import { useFilters, useGo } from '../app/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import { ContactDialog } from './ContactDialog.tsx';
import { FilterBar, ListFoot } from './ListParts.tsx';
import { SearchField } from './SearchField.tsx';
import { VipChip } from './StatusChips.tsx';
import { useList } from './use-list.ts';

const readers = { q: words };

export function ContactListPage() {
  const { t } = useTranslation('desk');
  const [{ q }, change] = useFilters(readers);
  const [isAdding, setAdding] = useState(false);
  const go = useGo();
  const list = useList(customersApi.listContacts, { q });
  const columns = useContactColumns();
  const add = (
    <Button variant="primary" onPress={() => setAdding(true)}>
      {t('contacts.add')}
    </Button>
  );
  return (
    <Page title={t('contacts.title')} actions={add}>
      <FilterBar>
        <SearchField
          label={t('contacts.search')}
          placeholder={t('contacts.searchHelp')}
          value={q ?? ''}
          onSearch={(words) => change({ q: words || undefined })}
        />
      </FilterBar>
      {(list.rows || !list.problem) && (
        <Table
          label={t('contacts.title')}
          columns={columns}
          rows={list.rows}
          rowId={({ id }) => id}
          href={({ id }) => `/contacts/${id}`}
          empty={<NoContacts isFiltered={q !== undefined} clear={() => change({ q: undefined })} />}
        />
      )}
      <ListFoot list={list} />
      {isAdding && (
        <ContactDialog onSaved={({ id }) => go(`/contacts/${id}`)} onClose={() => setAdding(false)} />
      )}
    </Page>
  );
}

function useContactColumns(): Column<customersApi.ContactView>[] {
  const { t } = useTranslation(['desk', 'common']);
  return [
    {
      id: 'name',
      header: t('contacts.name'),
      cell: ({ name, locale, isVip }) => (
        <>
          <span lang={locale}>{name}</span> {isVip && <VipChip />}
        </>
      ),
    },
    { id: 'kana', header: t('contacts.kana'), cell: ({ kana }) => <span lang="ja">{kana || '—'}</span> },
    { id: 'email', header: t('contacts.email'), cell: ({ emails }) => emails.join(', ') || '—' },
    { id: 'phone', header: t('contacts.phone'), cell: ({ phones }) => phones.join(', ') || '—' },
    { id: 'account', header: t('contacts.account'), cell: ({ accountName }) => accountName ?? '—' },
    {
      id: 'language',
      header: t('contacts.language'),
      cell: ({ locale }) => t(`common:locale.${locale}`),
    },
  ];
}

function NoContacts({ isFiltered, clear }: { isFiltered: boolean; clear: () => void }) {
  const { t } = useTranslation('desk');
  if (!isFiltered)
    return <EmptyState title={t('contacts.empty')} text={t('contacts.emptyText')} icon={Contact} />;
  return (
    <EmptyState title={t('contacts.emptyFiltered')} icon={Contact}>
      <Button onPress={clear}>{t('tickets.clearFilters')}</Button>
    </EmptyState>
  );
}

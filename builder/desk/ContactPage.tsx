import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { casesApi, customersApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useRouteId } from '../app/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { RelativeTime } from '../ui/DateTime.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Table } from '../ui/Table.tsx';
import { ContactDialog } from './ContactDialog.tsx';
import styles from './Desk.module.css';
import { ListFoot } from './ListParts.tsx';
import { CaseStatusChip, PriorityChip, VipChip } from './StatusChips.tsx';
import { useList } from './use-list.ts';

export function ContactPage() {
  const id = useRouteId();
  const { t } = useTranslation('desk');
  const [isEditing, setEditing] = useState(false);
  const { data: contact, problem, refetch } = useApi(customersApi.getContact, { params: { id } });
  return (
    <Page
      title={contact?.name ?? t('contact.details')}
      parents={[{ label: t('contacts.title'), href: '/contacts' }]}
      description={contact?.isVip && <VipChip />}
      actions={contact && <Button onPress={() => setEditing(true)}>{t('contact.edit')}</Button>}
    >
      {problem && <ProblemNotice problem={problem} onRetry={() => void refetch()} />}
      {!contact && !problem && <Skeleton lines={6} />}
      {contact && (
        <div className={styles.split}>
          <ContactCases contactId={contact.id} />
          <ContactFacts contact={contact} />
        </div>
      )}
      {contact && isEditing && <ContactDialog contact={contact} onClose={() => setEditing(false)} />}
    </Page>
  );
}

function ContactFacts({ contact }: { contact: customersApi.ContactDetail }) {
  const { t } = useTranslation(['desk', 'common']);
  const { kana, emails, phones, account, locale, timezone, personas } = contact;
  const handles = personas.filter(({ provider }) => provider !== 'email' && provider !== 'phone');
  return (
    <Section title={t('contact.details')}>
      <dl className={styles.facts}>
        <dt>{t('contacts.kana')}</dt>
        <dd lang="ja">{kana || '—'}</dd>
        <dt>{t('contacts.email')}</dt>
        <dd>{emails.join(', ') || '—'}</dd>
        <dt>{t('contacts.phone')}</dt>
        <dd>{phones.join(', ') || '—'}</dd>
        <dt>{t('contacts.account')}</dt>
        <dd>{account ? `${account.name} (${t(`tier.${account.tier}`)})` : '—'}</dd>
        <dt>{t('contacts.language')}</dt>
        <dd>{t(`common:locale.${locale}`)}</dd>
        <dt>{t('contact.timezone')}</dt>
        <dd>{timezone}</dd>
        {handles.length > 0 && (
          <>
            <dt>{t('contact.personas')}</dt>
            <dd>
              {handles.map(({ id, provider, handle }) => (
                <div key={id}>
                  {provider} {handle}
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}

function ContactCases({ contactId }: { contactId: string }) {
  const { t } = useTranslation(['desk', 'agent']);
  const list = useList(casesApi.listCases, { contactId });
  return (
    <Section title={t('contact.cases')}>
      {list.rows?.length === 0 ? (
        <p className={styles.quiet}>{t('contact.noCases')}</p>
      ) : (
        <Table
          label={t('contact.casesOf')}
          rows={list.rows}
          rowId={({ id }) => id}
          href={({ id }) => `/cases/${id}`}
          columns={[
            { id: 'number', header: t('agent:list.number'), cell: ({ number }) => number },
            {
              id: 'subject',
              header: t('agent:list.subject'),
              cell: ({ subject, language }) => <span lang={language}>{subject}</span>,
            },
            {
              id: 'status',
              header: t('agent:list.status'),
              cell: ({ status }) => <CaseStatusChip status={status} />,
            },
            {
              id: 'priority',
              header: t('agent:list.priority'),
              cell: ({ priority }) => <PriorityChip priority={priority} />,
            },
            {
              id: 'updated',
              header: t('agent:list.updated'),
              cell: ({ updatedAt }) => <RelativeTime value={updatedAt} />,
            },
          ]}
        />
      )}
      <ListFoot list={list} />
    </Section>
  );
}

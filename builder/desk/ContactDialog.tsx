import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { locales } from '../../engine/browser.ts';
import { customersApi, type ProblemBody } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { showToast } from '../ui/toast.ts';
import { type ContactDraft, contactBody, contactDraft } from './contact-draft.ts';
import styles from './Desk.module.css';

interface ContactDialogProps {
  /** The customer to be changed; a new one when left out. */
  contact?: customersApi.ContactDetail;
  onSaved?: (contact: customersApi.ContactDetail) => void;
  onClose: () => void;
}

export function ContactDialog({ contact, onSaved, onClose }: ContactDialogProps) {
  const { t } = useTranslation(['desk', 'common']);
  const [draft, setDraft] = useState(() => contactDraft(contact));
  const { save, isPending, problem } = useSaveContact(contact, (saved) => {
    onClose();
    onSaved?.(saved);
  });
  const isNamed = [draft.family, draft.given, draft.name].some((part) => part.trim() !== '');
  return (
    <Dialog
      title={contact ? t('contact.edit') : t('contacts.addTitle')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button variant="primary" isDisabled={!isNamed} isPending={isPending} onPress={() => save(draft)}>
            {contact ? t('common:action.save') : t('contacts.create')}
          </Button>
        </>
      }
    >
      {problem && <ProblemNotice problem={problem} />}
      <ContactFields draft={draft} change={(part) => setDraft({ ...draft, ...part })} isNew={!contact} />
    </Dialog>
  );
}

interface ContactFieldsProps {
  draft: ContactDraft;
  change: (part: Partial<ContactDraft>) => void;
  isNew: boolean;
}

function ContactFields({ draft, change, isNew }: ContactFieldsProps) {
  const { t } = useTranslation(['desk', 'common']);
  const accounts = useApi(customersApi.listAccounts, {});
  const options = (accounts.data?.items ?? []).map(({ id, name }) => ({ id, label: name }));
  return (
    <>
      <div className={styles.row}>
        <TextField
          label={t('contacts.family')}
          value={draft.family}
          onChange={(family) => change({ family })}
        />
        <TextField label={t('contacts.given')} value={draft.given} onChange={(given) => change({ given })} />
      </div>
      {!isNew && (
        <TextField
          label={t('contacts.name')}
          value={draft.name}
          onChange={(name) => change({ name })}
          isRequired
        />
      )}
      <TextField
        label={t('contacts.kanaLabel')}
        lang="ja"
        value={draft.kana}
        onChange={(kana) => change({ kana })}
      />
      <div className={styles.row}>
        <TextArea
          label={t('contacts.email')}
          description={t('contact.emailsHelp')}
          rows={2}
          value={draft.emails}
          onChange={(emails) => change({ emails })}
        />
        <TextArea
          label={t('contacts.phone')}
          description={t('contact.emailsHelp')}
          rows={2}
          value={draft.phones}
          onChange={(phones) => change({ phones })}
        />
      </div>
      <div className={styles.row}>
        <Select
          label={t('contacts.account')}
          value={draft.accountId ?? noAccount}
          options={[{ id: noAccount, label: t('none') }, ...options]}
          onChange={(id) => change({ accountId: id === noAccount ? null : id })}
        />
        <Select
          label={t('contacts.language')}
          value={draft.locale}
          options={locales.map((id) => ({ id, label: t(`common:locale.${id}`) }))}
          onChange={(locale) => change({ locale })}
        />
      </div>
      <Checkbox
        label={t('contact.vipMark')}
        isSelected={draft.isVip}
        onChange={(isVip) => change({ isVip })}
      />
    </>
  );
}
const noAccount = '-';

function useSaveContact(
  contact: customersApi.ContactDetail | undefined,
  onDone: (saved: customersApi.ContactDetail) => void,
): { save: (draft: ContactDraft) => void; isPending: boolean; problem: ProblemBody | undefined } {
  const { t } = useTranslation('desk');
  const refreshes = [customersApi.listContacts, customersApi.getContact];
  const create = useApiMutation(customersApi.createContact, {
    refreshes,
    onDone: (saved) => {
      showToast({ text: t('contacts.created', { name: saved.name }), tone: 'success' });
      onDone(saved);
    },
  });
  const update = useApiMutation(customersApi.updateContact, {
    refreshes,
    onDone: (saved) => {
      showToast({ text: t('contact.saved'), tone: 'success' });
      onDone(saved);
    },
  });
  return {
    save(draft) {
      const { name, ...body } = contactBody(draft);
      if (contact)
        update.mutate({ params: { id: contact.id }, body: { name, ...body }, ifMatch: contact.version });
      else create.mutate({ body });
    },
    isPending: create.isPending || update.isPending,
    problem: create.problem ?? update.problem,
  };
}

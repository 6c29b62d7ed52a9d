import { UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../engine/browser.ts';
import { customersApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { FilterBar } from '../desk/ListParts.tsx';
import { SearchField } from '../desk/SearchField.tsx';
import { VipChip } from '../desk/StatusChips.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { showToast } from '../ui/toast.ts';
import styles from './Case.module.css';
import { useCaseChange } from './use-case-change.ts';

/** Nobody is identified by guessing: where the sender did not tell, an agent who knows says who it is. */
export function LinkCustomer({ theCase }: { theCase: Case }) {
  const { t } = useTranslation('agent');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="dense" icon={UserRoundSearch} onPress={() => setOpen(true)}>
        {t('link.open')}
      </Button>
      {isOpen && <LinkDialog theCase={theCase} onClose={() => setOpen(false)} />}
    </>
  );
}

function LinkDialog({ theCase, onClose }: { theCase: Case; onClose: () => void }) {
  const { t } = useTranslation(['agent', 'desk']);
  const [words, setWords] = useState('');
  const { change, isPending, problem } = useCaseChange(theCase);
  const link = async ({ id, name }: customersApi.ContactView) => {
    if (!(await change({ contactId: id }))) return;
    showToast({ text: t('link.done', { name }), tone: 'success' });
    onClose();
  };
  return (
    <Dialog title={t('link.title', { number: theCase.number })} isOpen onClose={onClose}>
      {problem && <ProblemNotice problem={problem} />}
      <FilterBar>
        <SearchField
          label={t('desk:contacts.search')}
          placeholder={t('desk:contacts.searchHelp')}
          value={words}
          onSearch={setWords}
        />
      </FilterBar>
      <Matches words={words} isBusy={isPending} onPick={(contact) => void link(contact)} />
    </Dialog>
  );
}

interface MatchesProps {
  words: string;
  isBusy: boolean;
  onPick: (contact: customersApi.ContactView) => void;
}

function Matches({ words, isBusy, onPick }: MatchesProps) {
  const { t } = useTranslation(['agent', 'desk']);
  const query = { q: words || undefined, limit: 8 };
  const { data, problem } = useApi(customersApi.listContacts, { query }, { keepPrevious: true });
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Skeleton lines={3} />;
  if (data.items.length === 0) return <p className={styles.quiet}>{t('desk:contacts.emptyFiltered')}</p>;
  return (
    <ul className={styles.lines}>
      {data.items.map((contact) => (
        <li key={contact.id} className={styles.offer}>
          <div className={styles.chips}>
            <strong lang={contact.locale}>{contact.name}</strong>
            {contact.isVip && <VipChip />}
          </div>
          <Button
            size="dense"
            isDisabled={isBusy}
            aria-label={t('link.pickLabel', { name: contact.name })}
            onPress={() => onPick(contact)}
          >
            {t('link.pick')}
          </Button>
          <p className={styles.quiet}>
            {[...contact.emails, ...contact.phones, contact.accountName].filter(Boolean).join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

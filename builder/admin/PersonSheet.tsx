import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '../app/api.ts';
import { peopleApi } from '../../server/client.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { showToast } from '../ui/toast.ts';
import { bodyOf, draftOf, faultsOf, newPerson, type Person } from './person-draft.ts';
import { PersonForm } from './PersonForm.tsx';

export interface PersonSheetProps {
  /** Whom to edit; without: someone new. */
  person?: Person;
  onClose: () => void;
  onAdded: (person: Person) => void;
}

export function PersonSheet({ person, onClose, onAdded }: PersonSheetProps) {
  const { t } = useTranslation(['admin', 'common']);
  const [draft, setDraft] = useState(person ? draftOf(person) : newPerson);
  const [tried, setTried] = useState(false);
  const refreshes = [peopleApi.listAgents];
  const create = useApiMutation(peopleApi.createAgent, { refreshes });
  const update = useApiMutation(peopleApi.updateAgent, { refreshes });
  const faults = faultsOf(draft);
  const save = async () => {
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    const body = bodyOf(draft);
    if (person === undefined) {
      const added = await create.mutateAsync({ body });
      if (added === undefined) return;
      showToast({ text: t('people.added', { name: added.name }), tone: 'success' });
      onAdded(added);
      return;
    }
    const saved = await update.mutateAsync({ params: { id: person.id }, body, ifMatch: person.version });
    if (saved === undefined) return;
    showToast({ text: t('people.saved', { name: saved.name }), tone: 'success' });
    onClose();
  };
  const problem = create.problem ?? update.problem;
  const footer = (
    <>
      <Button onPress={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" variant="primary" isPending={create.isPending || update.isPending}>
        {t('common:action.save')}
      </Button>
    </>
  );
  return (
    <Sheet
      title={person ? t('people.edit', { name: person.name }) : t('people.add')}
      isOpen
      onClose={onClose}
      onSubmit={() => void save()}
      footer={footer}
      size="small"
    >
      {problem && <ProblemNotice problem={problem} />}
      <PersonForm
        draft={draft}
        onChange={setDraft}
        faults={tried ? faults : {}}
        isNew={person === undefined}
      />
    </Sheet>
  );
}

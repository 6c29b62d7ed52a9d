import { useTranslation } from 'react-i18next';
import { departments } from '../../engine/browser.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './Admin.module.css';
import { type PersonDraft, type PersonFaults, suggestId } from './person-draft.ts';

export interface PersonFormProps {
  draft: PersonDraft;
  onChange: (draft: PersonDraft) => void;
  faults: PersonFaults;
  isNew: boolean;
}
const roles = ['admin', 'supervisor', 'agent', 'department'] as const;
const locales = ['ja', 'en'] as const;

export function PersonForm({ draft, onChange, faults, isNew }: PersonFormProps) {
  const { t } = useTranslation(['admin', 'common']);
  const set = (change: Partial<PersonDraft>) => onChange({ ...draft, ...change });
  const fault = (name: keyof PersonFaults) => {
    const code = faults[name];
    return code && t(`people.${code}`);
  };
  // The id follows the address until someone writes one of their own.
  const setEmail = (email: string) =>
    set(isNew && draft.id === suggestId(draft.email) ? { email, id: suggestId(email) } : { email });
  return (
    <div className={styles.form}>
      <TextField
        label={t('people.name')}
        isRequired
        value={draft.name}
        onChange={(name) => set({ name })}
        error={fault('name')}
        autoFocus
      />
      <TextField
        label={t('people.email')}
        type="email"
        isRequired
        value={draft.email}
        onChange={setEmail}
        error={fault('email')}
      />
      {isNew && (
        <TextField
          label={t('people.id')}
          isRequired
          description={t('people.idHelp')}
          value={draft.id}
          onChange={(id) => set({ id })}
          error={fault('id')}
          lang="en"
        />
      )}
      <RadioGroup
        label={t('people.role')}
        value={draft.role}
        onChange={(role) => set({ role })}
        options={roles.map((id) => ({
          id,
          label: t(`common:role.${id}`),
          description: t(`people.roleHelp.${id}`),
        }))}
      />
      {draft.role === 'department' && (
        <Select
          label={t('people.department')}
          isRequired
          value={draft.department ?? undefined}
          onChange={(department) => set({ department })}
          options={departments.map((id) => ({ id, label: t(`common:department.${id}`) }))}
          error={fault('department')}
        />
      )}
      <Select
        label={t('people.language')}
        value={draft.locale}
        onChange={(id) => set({ locale: id === 'en' ? 'en' : 'ja' })}
        options={locales.map((id) => ({ id, label: t(`common:locale.${id}`) }))}
      />
      <NumberField
        label={t('people.capacity')}
        description={t('people.capacityHelp')}
        value={draft.capacity}
        onChange={(capacity = 0) => set({ capacity })}
        min={0}
        max={100}
        step={1}
      />
      <Checkbox label={t('people.isLead')} isSelected={draft.isLead} onChange={(isLead) => set({ isLead })} />
    </div>
  );
}

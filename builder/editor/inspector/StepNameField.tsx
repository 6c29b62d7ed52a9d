import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../../ui/is-composing.ts';
import { TextField } from '../../ui/TextField.tsx';

export interface StepNameFieldProps {
  id: string;
  isFree(name: string): boolean;
  onRename(name: string): void;
}

/** The name by which templates read the step's output. It changes when the field is left, not while typing. */
export function StepNameField({ id, isFree, onRename }: StepNameFieldProps) {
  const { t } = useTranslation('editor');
  const [name, setName] = useState(id);
  const isBad = name !== id && !isFree(name);
  const finish = () => {
    if (name !== id && !isBad) onRename(name);
  };
  return (
    <div
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event)) finish();
      }}
    >
      <TextField
        label={t('inspector.name')}
        description={t('inspector.nameHelp', { example: `{{steps.${id}}}` })}
        value={name}
        onChange={setName}
        onBlur={finish}
        {...(isBad ? { error: t('inspector.nameBad') } : {})}
        lang="en"
      />
    </div>
  );
}

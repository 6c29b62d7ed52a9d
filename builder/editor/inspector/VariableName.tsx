import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameSchema } from '../../../engine/browser.ts';
import { TextField } from '../../ui/TextField.tsx';

export interface VariableNameProps {
  name: string;
  isTaken(name: string): boolean;
  onChange(name: string): void;
}

/** A name that is not possible stays in the field, with the reason, and out of the document. */
export function VariableName({ name, isTaken, onChange }: VariableNameProps) {
  const { t } = useTranslation('editor');
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? name;
  const isPossible = (wanted: string) => nameSchema.safeParse(wanted).success && !isTaken(wanted);
  return (
    <TextField
      label={t('variable.name')}
      value={shown}
      lang="en"
      onChange={(next) => {
        const isGood = isPossible(next);
        setTyped(isGood ? undefined : next);
        if (isGood) onChange(next);
      }}
      onBlur={() => setTyped(undefined)}
      {...(isPossible(shown) ? {} : { error: t('variable.nameBad') })}
    />
  );
}

import { useTranslation } from 'react-i18next';
import { DoorField } from './DoorForm.tsx';

export interface PasswordDraft {
  password: string;
  again: string;
}
export const emptyPassword: PasswordDraft = { password: '', again: '' };
const shortest = 10;

export const passwordFault = ({ password, again }: PasswordDraft): 'short' | 'differ' | undefined => {
  if (password.length < shortest) return 'short';
  return password === again ? undefined : 'differ';
};

export interface NewPasswordProps {
  value: PasswordDraft;
  onChange: (value: PasswordDraft) => void;
  /** Faults appear once someone has tried to go on. */
  showFaults: boolean;
}

export function NewPassword({ value, onChange, showFaults }: NewPasswordProps) {
  const { t } = useTranslation();
  const fault = showFaults ? passwordFault(value) : undefined;
  return (
    <>
      <DoorField
        label={t('setup.password')}
        type="password"
        name="password"
        autoComplete="new-password"
        description={t('setup.passwordHelp')}
        value={value.password}
        onChange={(password) => onChange({ ...value, password })}
        error={fault === 'short' ? t('setup.passwordShort') : undefined}
      />
      <DoorField
        label={t('setup.passwordAgain')}
        type="password"
        name="password-again"
        autoComplete="new-password"
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
        error={fault === 'differ' ? t('setup.passwordsDiffer') : undefined}
      />
    </>
  );
}

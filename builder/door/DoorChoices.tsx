import { Languages, type LucideIcon, SunMoon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keptTheme, languageNames, type Theme } from '../app/preferences.ts';
import { updatePreferences } from '../app/session.ts';
import { useLocale } from '../i18n/use-text.ts';
import styles from './DoorChoices.module.css';

export function LanguageChoice() {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('top.language')}
      icon={Languages}
      value={useLocale()}
      names={languageNames}
      onChange={(locale) => void updatePreferences({ locale })}
    />
  );
}

export function ThemeChoice() {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(keptTheme);
  const names: Record<Theme, string> = {
    system: t('top.themeSystem'),
    light: t('top.themeLight'),
    dark: t('top.themeDark'),
  };
  const choose = (next: Theme) => {
    setTheme(next);
    void updatePreferences({ theme: next });
  };
  return <Choice label={t('top.theme')} icon={SunMoon} value={theme} names={names} onChange={choose} />;
}

interface ChoiceProps<Id extends string> {
  label: string;
  icon: LucideIcon;
  value: Id;
  names: Record<Id, string>;
  onChange: (id: Id) => void;
}

/** The browser's own list: the menus of the kit would be most of what the door weighs. */
function Choice<Id extends string>({ label, icon: Icon, value, names, onChange }: ChoiceProps<Id>) {
  const ids = Object.keys(names) as Id[];
  return (
    <label className={styles.choice} title={label}>
      <Icon size={16} aria-hidden />
      <select
        aria-label={label}
        value={value}
        onChange={({ target }) => {
          const chosen = ids.find((id) => id === target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {ids.map((id) => (
          <option key={id} value={id}>
            {names[id]}
          </option>
        ))}
      </select>
    </label>
  );
}

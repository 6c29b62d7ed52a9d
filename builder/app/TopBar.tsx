import { ChevronRight, Languages, LogOut, Moon, Sun, SunMoon, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/use-text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Link } from '../ui/Link.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Menu } from '../ui/Menu.tsx';
import { usePresentTitle } from '../ui/page-title.ts';
import { NotificationBell } from './NotificationBell.tsx';
import { keptTheme, languageNames, type Theme } from './preferences.ts';
import { PresenceMenu } from './PresenceMenu.tsx';
import { leaveSession, updatePreferences, useMe } from './session.ts';
import styles from './TopBar.module.css';

export function TopBar() {
  const { t } = useTranslation();
  const { role } = useMe();
  return (
    <header className={styles.bar}>
      <div className={styles.crumbs}>
        <Link href="/" className={styles.brand} aria-label={t('product')}>
          <Logo />
          <span>{t('product')}</span>
        </Link>
        <Breadcrumb />
      </div>
      {role !== 'department' && <PresenceMenu />}
      <NotificationBell />
      <LanguageMenu />
      <ThemeMenu />
      <UserMenu />
    </header>
  );
}

function Breadcrumb() {
  const { t } = useTranslation();
  const { title, parents } = usePresentTitle();
  if (title === '') return null;
  return (
    <nav aria-label={t('nav.breadcrumb')} className={styles.crumbs}>
      <ol>
        {parents.map(({ label, href }) => (
          <li key={href}>
            <ChevronRight size={14} aria-hidden />
            <Link href={href} className={styles.parent}>
              {label}
            </Link>
          </li>
        ))}
        <li>
          <ChevronRight size={14} aria-hidden />
          <span className={styles.present} aria-current="page">
            {title}
          </span>
        </li>
      </ol>
    </nav>
  );
}

function LanguageMenu() {
  const { t } = useTranslation();
  const locale = useLocale();
  const names = (['en', 'ja'] as const).map((id) => ({
    id,
    label: languageNames[id],
    onAction: () => void updatePreferences({ locale: id }),
  }));
  return (
    <Menu
      label={t('top.language')}
      trigger={<IconButton label={t('top.language')} icon={Languages} />}
      items={names}
      selected={locale}
    />
  );
}

function ThemeMenu() {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(keptTheme);
  const choose = (next: Theme) => () => {
    setTheme(next);
    void updatePreferences({ theme: next });
  };
  return (
    <Menu
      label={t('top.theme')}
      trigger={<IconButton label={t('top.theme')} icon={SunMoon} />}
      selected={theme}
      items={[
        { id: 'system', label: t('top.themeSystem'), icon: SunMoon, onAction: choose('system') },
        { id: 'light', label: t('top.themeLight'), icon: Sun, onAction: choose('light') },
        { id: 'dark', label: t('top.themeDark'), icon: Moon, onAction: choose('dark') },
      ]}
    />
  );
}

function UserMenu() {
  const { t } = useTranslation();
  const { name } = useMe();
  const label = t('top.account', { name });
  return (
    <Menu
      label={label}
      trigger={<IconButton label={label} icon={UserRound} />}
      items={[{ id: 'signOut', label: t('top.signOut'), icon: LogOut, onAction: () => void leaveSession() }]}
    />
  );
}

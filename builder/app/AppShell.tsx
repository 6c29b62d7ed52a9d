import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './AppShell.module.css';
import { ForbiddenPage } from './ForbiddenPage.tsx';
import { useLiveUpdates } from './live.ts';
import { loadSignInAgain } from './load-ahead.ts';
import { mayOpen } from './places.ts';
import { Rail } from './Rail.tsx';
import { useMe, useSessionState } from './session.ts';
import { TopBar } from './TopBar.tsx';

// Loaded ahead with the screens: when it is needed, the server may be hard to reach.
const SignInAgain = lazy(loadSignInAgain);

/** What surrounds every screen of someone who is signed in. */
export function AppShell() {
  const { t } = useTranslation();
  const me = useMe();
  const { expired } = useSessionState();
  const path = useLocation({ select: ({ pathname }) => pathname });
  useLiveUpdates();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('nav.skip')}
      </a>
      <TopBar />
      <Rail />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Suspense fallback={<ScreenSkeleton />}>
          {mayOpen(me.role, path) ? <Outlet /> : <ForbiddenPage />}
        </Suspense>
      </main>
      <OfflineNotice />
      <Suspense>{expired && <SignInAgain />}</Suspense>
    </div>
  );
}

/** It does not name the screen: the one that is being loaded has done so already and will not do it again. */
function ScreenSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={styles.loading} aria-label={t('state.loading')}>
      <Skeleton lines={5} height={28} />
    </div>
  );
}

function OfflineNotice() {
  const { t } = useTranslation();
  const isOnline = useSyncExternalStore(
    (listener) => {
      addEventListener('online', listener);
      addEventListener('offline', listener);
      return () => {
        removeEventListener('online', listener);
        removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine,
  );
  return <div role="status">{!isOnline && <p className={styles.offline}>{t('state.offline')}</p>}</div>;
}

import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyTheme, keepLocale, keptLocale, keptTheme } from './preferences.ts';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { loadSession } from './session.ts';
import { startI18n } from '../i18n/i18n.ts';
import '../ui/tokens.css';
import '../ui/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root.');

applyTheme(keptTheme());
const me = await loadSession();
if (me !== null) {
  applyTheme(me.theme);
  keepLocale(me.locale);
}
await startI18n(me?.locale ?? keptLocale());

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

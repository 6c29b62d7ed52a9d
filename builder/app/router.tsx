import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type RouteComponent,
} from '@tanstack/react-router';
import { Suspense } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { useLocale } from '../i18n/use-text.ts';
import { ToastRegion } from '../ui/ToastRegion.tsx';
import { AppShell } from './AppShell.tsx';
import { CrashPage } from './CrashPage.tsx';
import { InvitePage } from './InvitePage.tsx';
import { useGo } from './navigation.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { presentSession } from './session.ts';
import { SetupPage } from './SetupPage.tsx';
import { SignInPage } from './SignInPage.tsx';

const root = createRootRoute({ component: Root });

function Root() {
  return (
    <I18nProvider locale={useLocale() === 'ja' ? 'ja-JP' : 'en-US'}>
      <RouterProvider navigate={useGo()}>
        <Suspense>
          <Outlet />
        </Suspense>
        <ToastRegion />
      </RouterProvider>
    </I18nProvider>
  );
}

const door = (path: string, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component });

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: AppShell,
  beforeLoad: ({ location }) => {
    if (presentSession().me === null)
      throw redirect({ href: `/sign-in?next=${encodeURIComponent(location.href)}` });
  },
});
const screen = (path: string, component: RouteComponent) =>
  createRoute({ getParentRoute: () => shell, path, component, errorComponent: CrashPage });

const pages = import.meta.glob<Record<string, RouteComponent>>([
  '../{agent,runs,desk,editor,admin}/*Page.tsx',
  './HomePage.tsx',
]);
/** A screen whose file is there; loaded when it is first opened. */
const lazy = (path: string, file: string) => {
  const load = pages[file];
  const name = /(\w+)\.tsx$/.exec(file)?.[1];
  return load === undefined || name === undefined ? [] : [screen(path, lazyRouteComponent(load, name))];
};

const routeTree = root.addChildren([
  door('/sign-in', SignInPage),
  door('/setup', SetupPage),
  door('/invite/$token', InvitePage),
  shell.addChildren([
    ...lazy('/', './HomePage.tsx'),
    ...lazy('/work', '../agent/WorkPage.tsx'),
    ...lazy('/cases', '../agent/CaseListPage.tsx'),
    ...lazy('/cases/$id', '../agent/CasePage.tsx'),
    ...lazy('/flows', '../editor/FlowListPage.tsx'),
    ...lazy('/flows/$id/edit', '../editor/EditorPage.tsx'),
    ...lazy('/flows/$id/versions', '../editor/VersionsPage.tsx'),
    ...lazy('/runs', '../runs/RunListPage.tsx'),
    ...lazy('/runs/$id', '../runs/RunPage.tsx'),
    ...lazy('/tickets', '../desk/TicketListPage.tsx'),
    ...lazy('/tickets/$id', '../desk/TicketPage.tsx'),
    ...lazy('/contacts', '../desk/ContactListPage.tsx'),
    ...lazy('/contacts/$id', '../desk/ContactPage.tsx'),
    ...lazy('/queues', '../desk/QueuesPage.tsx'),
    ...lazy('/outbox', '../desk/OutboxPage.tsx'),
    ...lazy('/admin/people', '../admin/PeoplePage.tsx'),
    ...lazy('/admin/api-keys', '../admin/ApiKeysPage.tsx'),
    ...lazy('/admin/webhooks', '../admin/WebhooksPage.tsx'),
    ...lazy('/admin/templates', '../admin/TemplatesPage.tsx'),
    screen('/$', NotFoundPage),
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: CrashPage,
});

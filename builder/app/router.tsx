import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { Suspense } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { useLocale } from '../i18n/use-text.ts';
import { ToastRegion } from '../ui/ToastRegion.tsx';
import { AppShell } from './AppShell.tsx';
import { CrashPage } from './CrashPage.tsx';
import { useGo } from './navigation.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

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

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: AppShell,
});
/** A screen inside the shell, loaded when it is first opened. */
const screen = <Module extends Record<string, unknown>>(
  path: string,
  load: () => Promise<Module>,
  name: keyof Module & string,
) =>
  createRoute({
    getParentRoute: () => shell,
    path,
    component: lazyRouteComponent(load, name),
    errorComponent: CrashPage,
  });

const routeTree = root.addChildren([
  shell.addChildren([
    screen('/', () => import('./HomePage.tsx'), 'HomePage'),
    screen('/work', () => import('../agent/WorkPage.tsx'), 'WorkPage'),
    screen('/approvals', () => import('../agent/ApprovalsPage.tsx'), 'ApprovalsPage'),
    screen('/cases', () => import('../agent/CaseListPage.tsx'), 'CaseListPage'),
    screen('/cases/$id', () => import('../agent/CasePage.tsx'), 'CasePage'),
    screen('/flows', () => import('../editor/FlowListPage.tsx'), 'FlowListPage'),
    screen('/flows/$id/edit', () => import('../editor/EditorPage.tsx'), 'EditorPage'),
    screen('/flows/$id/versions', () => import('../editor/VersionsPage.tsx'), 'VersionsPage'),
    screen('/runs', () => import('../runs/RunListPage.tsx'), 'RunListPage'),
    screen('/runs/$id', () => import('../runs/RunPage.tsx'), 'RunPage'),
    screen('/tickets', () => import('../desk/TicketListPage.tsx'), 'TicketListPage'),
    screen('/tickets/$id', () => import('../desk/TicketPage.tsx'), 'TicketPage'),
    screen('/knowledge', () => import('../knowledge/ArticleListPage.tsx'), 'ArticleListPage'),
    screen('/knowledge/new', () => import('../knowledge/ArticlePage.tsx'), 'NewArticlePage'),
    screen('/knowledge/$id', () => import('../knowledge/ArticlePage.tsx'), 'ArticlePage'),
    screen('/contacts', () => import('../desk/ContactListPage.tsx'), 'ContactListPage'),
    screen('/contacts/$id', () => import('../desk/ContactPage.tsx'), 'ContactPage'),
    screen('/queues', () => import('../desk/QueuesPage.tsx'), 'QueuesPage'),
    screen('/classification', () => import('../classification/ClassificationPage.tsx'), 'ClassificationPage'),
    screen('/classification/fields/$id', () => import('../classification/field/FieldPage.tsx'), 'FieldPage'),
    screen('/classification/try', () => import('../classification/try/TryPage.tsx'), 'TryPage'),
    screen(
      '/classification/examples',
      () => import('../classification/examples/ExamplesPage.tsx'),
      'ExamplesPage',
    ),
    screen(
      '/classification/rulesets',
      () => import('../classification/rulesets/RulesetListPage.tsx'),
      'RulesetListPage',
    ),
    screen(
      '/classification/rulesets/$id',
      () => import('../classification/rulesets/RulesetPage.tsx'),
      'RulesetPage',
    ),
    screen('/outbox', () => import('../desk/OutboxPage.tsx'), 'OutboxPage'),
    screen('/admin/people', () => import('../admin/PeoplePage.tsx'), 'PeoplePage'),
    screen('/admin/api-keys', () => import('../admin/ApiKeysPage.tsx'), 'ApiKeysPage'),
    screen('/admin/webhooks', () => import('../admin/WebhooksPage.tsx'), 'WebhooksPage'),
    screen('/admin/operations', () => import('../admin/OperationsPage.tsx'), 'OperationsPage'),
    screen('/admin/assistant', () => import('../admin/AssistantPage.tsx'), 'AssistantPage'),
    screen('/admin/templates', () => import('../admin/TemplatesPage.tsx'), 'TemplatesPage'),
    createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage }),
  ]),
]);

export const createAppRouter = () =>
  createRouter({
    routeTree,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: CrashPage,
  });
export type AppRouter = ReturnType<typeof createAppRouter>;

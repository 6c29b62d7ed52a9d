import type { Page } from '@playwright/test';
import type { Furnished } from './furnish.ts';
import type { Words } from './words.ts';

/** A page to look at, and what is opened on it. */
export interface Screen {
  name: string;
  as: string | undefined;
  path: (there: Furnished) => string;
  /** What somebody does before they look. */
  open?: (page: Page, words: Words) => Promise<void>;
}
const fixed = (name: string, as: string | undefined, path: string, open?: Screen['open']): Screen => ({
  name,
  as,
  path: () => path,
  ...(open && { open }),
});
const editor = (key: string): string => `/flows/${key}/edit`;

const doors = [fixed('sign-in', undefined, '/sign-in'), fixed('form', undefined, '/form')];

const desk: Screen[] = [
  fixed('home', 'admin', '/'),
  fixed('work', 'tanaka', '/work'),
  fixed('approvals', 'okada', '/approvals'),
  fixed('cases', 'okada', '/cases'),
  { name: 'case', as: 'tanaka', path: ({ caseId }) => `/cases/${caseId}` },
  fixed('tickets', 'kobayashi', '/tickets'),
  { name: 'ticket', as: 'kobayashi', path: ({ ticketId }) => `/tickets/${ticketId}` },
  fixed('contacts', 'okada', '/contacts'),
  fixed('queues', 'okada', '/queues'),
  fixed('classification', 'okada', '/classification'),
  fixed('classification-field', 'admin', '/classification/fields/reason'),
  fixed('classification-try', 'okada', '/classification/try'),
  fixed('classification-examples', 'admin', '/classification/examples'),
  fixed('rulesets', 'okada', '/classification/rulesets'),
  fixed('ruleset', 'admin', '/classification/rulesets/topic'),
  fixed('knowledge', 'okada', '/knowledge'),
  fixed('article', 'okada', '/knowledge?q=E21', openFirstArticle),
];

const flows: Screen[] = [
  fixed('flows', 'admin', '/flows'),
  fixed('editor', 'admin', `${editor('social-complaint-intake')}?step=isVip`),
  fixed('editor-step', 'admin', `${editor('acknowledge-receipt')}?step=ack`, showRetry),
  fixed('editor-loop', 'admin', editor('stale-cases')),
  fixed('editor-change', 'admin', editor('social-complaint-intake'), chooseRecordChange),
  fixed('versions', 'admin', '/flows/social-complaint-intake/versions'),
];

const runs: Screen[] = [
  fixed('runs', 'admin', '/runs'),
  fixed('runs-failed', 'admin', '/runs?status=failed'),
  fixed('runs-repair', 'admin', '/runs?status=failed', openBulkRepair),
  { name: 'run', as: 'admin', path: ({ intakeRunId }) => `/runs/${intakeRunId}` },
  { name: 'run-failed', as: 'admin', path: ({ failedRunId }) => `/runs/${failedRunId}` },
  { name: 'run-replay', as: 'admin', path: ({ failedRunId }) => `/runs/${failedRunId}`, open: replay },
  { name: 'run-rerun', as: 'admin', path: ({ failedRunId }) => `/runs/${failedRunId}`, open: openRerun },
];

const administration: Screen[] = [
  fixed('outbox', 'admin', '/outbox'),
  fixed('people', 'admin', '/admin/people'),
  fixed('api-keys', 'admin', '/admin/api-keys'),
  fixed('webhooks', 'admin', '/admin/webhooks'),
  fixed('templates', 'admin', '/admin/templates'),
  fixed('operations', 'admin', '/admin/operations'),
  fixed('assistant', 'admin', '/admin/assistant'),
  fixed('not-found', 'admin', '/no/such/page'),
];

export const screens: readonly Screen[] = [...doors, ...desk, ...flows, ...runs, ...administration];

async function showRetry(page: Page): Promise<void> {
  // On a phone there is no inspector, only the flow to read.
  const more = page.locator('details > summary').last();
  if (!(await more.isVisible())) return;
  await more.click();
  await more.scrollIntoViewIfNeeded();
}

async function chooseRecordChange(page: Page, { editor: { trigger } }: Words): Promise<void> {
  const kind = page.getByRole('button', { name: trigger.kind });
  if (!(await kind.isVisible())) return;
  await kind.click();
  await page.getByRole('option', { name: trigger.recordChange }).click();
  await page.getByText(trigger.whenHelp).scrollIntoViewIfNeeded();
}

async function openBulkRepair(page: Page, { runs: { bulk, page: onPage } }: Words): Promise<void> {
  await page.getByRole('button', { name: bulk.open }).click();
  const dialog = page.getByRole('dialog', { name: bulk.title });
  await dialog.getByRole('textbox', { name: onPage.reason }).fill('4711');
  await dialog.getByRole('button', { name: bulk.check }).click();
  await dialog.getByRole('button', { name: bulk.check }).waitFor();
}

async function replay(page: Page, { runs }: Words): Promise<void> {
  const slider = page.getByRole('slider', { name: runs.replay.slider });
  await slider.focus();
  await page.keyboard.press('Home');
  await page.getByRole('region', { name: runs.replay.vars }).scrollIntoViewIfNeeded();
}

async function openRerun(page: Page, { runs: { repair } }: Words): Promise<void> {
  await page.getByRole('button', { name: repair.menu, exact: true }).click();
  await page.getByRole('menuitem', { name: repair.title.rerun }).click();
  await page.getByRole('dialog', { name: repair.title.rerun }).waitFor();
}

async function openFirstArticle(page: Page): Promise<void> {
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('textbox').first().waitFor();
}

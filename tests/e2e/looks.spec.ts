import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { chargedTwice, newcomer } from './support/demo.ts';
import type { House } from './support/house.ts';
import { barriers, expect, paleness, sideways, test } from './support/test.ts';
import type { Words } from './support/words.ts';

/** Where to leave a picture of every page, for somebody who wants to look. */
const pictures = process.env.PICTURES;

interface Screen {
  name: string;
  as: string | undefined;
  path: (house: House) => string | Promise<string>;
}
const fixed = (name: string, as: string | undefined, path: string): Screen => ({
  name,
  as,
  path: () => path,
});
const screens: Screen[] = [
  fixed('sign-in', undefined, '/sign-in'),
  fixed('form', undefined, '/form'),
  fixed('home', 'admin', '/'),
  fixed('work', 'tanaka', '/work'),
  fixed('cases', 'okada', '/cases'),
  { name: 'case', as: 'tanaka', path: async (house) => `/cases/${(await aCase(house)).id}` },
  fixed('flows', 'admin', '/flows'),
  fixed('editor', 'admin', '/flows/social-complaint-intake/edit'),
  fixed('versions', 'admin', '/flows/social-complaint-intake/versions'),
  fixed('runs', 'admin', '/runs'),
  { name: 'run', as: 'admin', path: async (house) => `/runs/${await aRun(house)}` },
  fixed('tickets', 'kobayashi', '/tickets'),
  { name: 'ticket', as: 'kobayashi', path: async (house) => `/tickets/${await aTicket(house)}` },
  fixed('contacts', 'okada', '/contacts'),
  fixed('queues', 'okada', '/queues'),
  fixed('outbox', 'admin', '/outbox'),
  fixed('people', 'admin', '/admin/people'),
  fixed('api-keys', 'admin', '/admin/api-keys'),
  fixed('webhooks', 'admin', '/admin/webhooks'),
  fixed('templates', 'admin', '/admin/templates'),
  fixed('operations', 'admin', '/admin/operations'),
  fixed('not-found', 'admin', '/no/such/page'),
];

test.beforeAll(async ({ house, language }) => {
  await house.clearDesk();
  await house.send({ channel: 'email', handle: newcomer(), text: chargedTwice[language] });
  await house.send({
    channel: 'x',
    handle: '@miwa_saeki',
    mentionType: 'tagged',
    text: {
      en: 'My new vacuum won’t charge and there is smoke!',
      ja: '新しい掃除機が充電できず、煙が出ました！',
    }[language],
  });
  const ticket = { department: 'finance', type: 'refundCheck', priority: 'high' };
  const summary = { en: 'Was order 4711 charged twice?', ja: '注文4711の二重請求の確認' }[language];
  await house.call(await house.person('tanaka'), 'POST', `/cases/${(await aCase(house)).id}/tickets`, {
    ...ticket,
    summary,
  });
});

for (const theme of ['light', 'dark'] as const) {
  test(`every main screen is open to everyone, ${theme}`, async ({ open, house, language, words }) => {
    test.setTimeout(240_000);
    await visit(
      { open, house, language, words },
      { theme, width: 1440 },
      theme === 'light' ? barriers : paleness,
    );
  });
}

test('every main screen fits a phone', async ({ open, house, language, words }) => {
  test.setTimeout(240_000);
  await visit({ open, house, language, words }, { theme: 'light', width: 390 }, sideways);
});

interface Fixtures {
  open: (as: string | undefined, path: string, options: object) => Promise<Page>;
  house: House;
  language: string;
  words: Words;
}

/** Opens one screen after the other and gathers what is wrong with each. */
async function visit(
  { open, house, language, words }: Fixtures,
  options: { theme: 'light' | 'dark'; width: number },
  faultsOf: (page: Page) => Promise<string[]>,
): Promise<void> {
  const pages = new Map<string | undefined, Page>();
  const faults: string[] = [];
  for (const { name, as, path } of screens) {
    const where = await path(house);
    const known = pages.get(as);
    const page = known ?? (await open(as, where, options));
    if (known) await known.goto(where);
    pages.set(as, page);
    await hasCome(page, words.common.state.loading);
    if (pictures) await picture(page, [name, language, options.theme, options.width].join('-'));
    faults.push(...(await faultsOf(page)));
  }
  expect(faults).toEqual([]);
}

/** A skeleton that is not to be seen yet still says that something is on its way. */
async function hasCome(page: Page, loading: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.getByRole('status', { name: loading, includeHidden: true })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 }).first()).not.toHaveText(loading);
}

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures ?? '', { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png` });
}

async function aCase(house: House): Promise<{ id: string }> {
  const { items } = await house.call<{ items: { id: string }[] }>(
    await house.person('admin'),
    'GET',
    '/cases?status=unsolved&queue=q-billing',
  );
  const [first] = items;
  if (!first) throw new Error('There is no open case.');
  return first;
}

async function aRun(house: House): Promise<string> {
  const { items } = await house.call<{ items: { id: string }[] }>(
    await house.person('admin'),
    'GET',
    '/runs?flow=social-complaint-intake',
  );
  return items[0]?.id ?? '';
}

async function aTicket(house: House): Promise<string> {
  const { items } = await house.call<{ items: { id: string }[] }>(
    await house.person('kobayashi'),
    'GET',
    '/tickets',
  );
  return items[0]?.id ?? '';
}

import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { furnish, type Furnished } from './support/furnish.ts';
import { screens } from './support/screens.ts';
import { barriers, expect, paleness, sideways, test } from './support/test.ts';
import type { Words } from './support/words.ts';

/** Where to leave a picture of every page, for somebody who wants to look. */
const pictures = process.env.PICTURES;

test.use({ purpose: 'looking' });

let there: Furnished;
test.beforeAll(async ({ house, language }) => {
  there = await furnish(house, language);
});

for (const theme of ['light', 'dark'] as const) {
  test(`every main screen is open to everyone, ${theme}`, async ({ open, language, words }) => {
    test.setTimeout(240_000);
    await visit({ open, language, words }, { theme, width: 1440 }, theme === 'light' ? barriers : paleness);
  });
}

test('every main screen fits a phone', async ({ open, language, words }) => {
  test.setTimeout(240_000);
  await visit({ open, language, words }, { theme: 'light', width: 390 }, sideways);
});

interface Fixtures {
  open: (as: string | undefined, path: string, options: object) => Promise<Page>;
  language: string;
  words: Words;
}

/** Opens one screen after the other and gathers what is wrong with each. */
async function visit(
  { open, language, words }: Fixtures,
  options: { theme: 'light' | 'dark'; width: number },
  faultsOf: (page: Page) => Promise<string[]>,
): Promise<void> {
  const pages = new Map<string | undefined, Page>();
  const faults: string[] = [];
  for (const { name, as, path, open: then } of screens) {
    const where = path(there);
    const known = pages.get(as);
    const page = known ?? (await open(as, where, options));
    if (known) await known.goto(where);
    pages.set(as, page);
    await hasCome(page, words.common.state.loading);
    await then?.(page, words);
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

import type { Locator, Page } from '@playwright/test';
import { reply } from '../../engine/steps/reply/definition.ts';
import { screen } from '../../engine/steps/screen/definition.ts';
import { expect, test } from './support/test.ts';
import { fill } from './support/words.ts';

test.use({ purpose: 'publishing' });

/** Tabs on until this is reached, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  // By the element itself: while a list is open on the way, everything else has no name.
  const element = await target.elementHandle();
  for (let tries = 0; tries < 80; tries += 1) {
    if (await element?.evaluate((wanted) => wanted === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}.`);
}

test('a flow is built and published without a mouse', async ({ open, language, words }) => {
  const { list, new: fresh, bar, publish } = words.editor;
  const page = await open('admin', '/flows');
  await tabTo(page, page.getByRole('button', { name: list.new }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: fresh.title });
  const name = dialog.getByRole('textbox', { name: words.common.locale[language], exact: true });
  await tabTo(page, name);
  await page.keyboard.insertText(`鍵盤 ${language}`);
  await tabTo(page, dialog.getByRole('button', { name: fresh.create }));
  await page.keyboard.press('Enter');

  const stop = page.locator('[data-step][tabindex="0"]');
  for (const step of [screen, reply]) {
    await tabTo(page, stop);
    await page.keyboard.press('a');
    await expect(page.getByRole('combobox', { name: words.editor.picker.search.add })).toBeFocused();
    await page.keyboard.insertText(step.title[language]);
    await page.keyboard.press('Enter');
    await expect(page.locator(`[data-step="${step.type}"]`)).toBeVisible();
  }
  await tabTo(page, stop);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('[data-step]:focus')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-step="reply"]')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(page.locator('[data-step="reply"]')).toBeVisible();

  await tabTo(page, page.getByRole('button', { name: bar.publish, exact: true }));
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: fill(publish.title, { number: 1 }) });
  await tabTo(page, sheet.getByRole('button', { name: publish.go, exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(fill(publish.done, { number: 1 }))).toBeVisible();
});

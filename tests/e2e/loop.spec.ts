import { loop } from '../../engine/steps/loop/definition.ts';
import { subflow } from '../../engine/steps/subflow/definition.ts';
import { expect, test } from './support/test.ts';
import { anyOf, fill } from './support/words.ts';

test.use({ purpose: 'publishing' });

test('a loop is drawn with its way back, and a step in it is tried again as often as it says', async ({
  open,
  language,
  words,
}) => {
  const { list, new: fresh, bar, canvas, command, picker, retry, save } = words.editor;
  const page = await open('admin', '/flows');
  await page.getByRole('button', { name: list.new }).click();
  const dialog = page.getByRole('dialog', { name: fresh.title });
  await dialog
    .getByRole('textbox', { name: words.common.locale[language], exact: true })
    .fill(`Round ${language}`);
  await dialog.getByRole('button', { name: fresh.create }).click();

  const search = page.getByRole('combobox', { name: picker.search.add });
  await page.locator('[data-step][tabindex="0"]').press('a');
  await search.fill(loop.title[language]);
  await search.press('Enter');
  await expect(page.locator('[data-step="loop"]')).toBeVisible();

  // The first step of the body leads back by itself, and the way back is told as what it is.
  await page.locator('button[data-drop="loop:each"]').click();
  await search.fill(subflow.title[language]);
  await search.press('Enter');
  await expect(page.locator('[data-step="subflow"]')).toBeVisible();
  await expect(page.getByRole('button', { name: anyOf(canvas.nextItem) })).toBeVisible();

  await page.locator('[data-step="subflow"]').click();
  await page.locator('details > summary').last().click();
  const times = page.getByRole('textbox', { name: retry.times });
  await times.fill('2');
  await times.press('Tab');
  await expect(page.getByRole('textbox', { name: retry.pause })).toBeVisible();
  await page.getByRole('button', { name: fill(bar.undo, { command: command.setRetry }) }).click();
  await expect(times).toHaveValue('0');
  await page.getByRole('button', { name: fill(bar.redo, { command: command.setRetry }) }).click();
  await expect(times).toHaveValue('2');
  await expect(page.getByText(anyOf(save.savedAt))).toBeVisible();
});

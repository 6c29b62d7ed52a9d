import { amounts, publishFlow, startFlow } from './support/furnish.ts';
import type { House } from './support/house.ts';
import { expect, expectAccessible, sideways, test } from './support/test.ts';

test.use({ purpose: 'publishing' });

const reason = 'wrong amount';

/** What the dialog says once so many are repaired and none was refused. */
const finished = (words: string, count: number): string =>
  words.replace('{{done}}', `${count}`).replace('{{total}}', `${count}`).replace('{{refused}}', '0');

async function failedRuns(house: House, key: string, count: number): Promise<string[]> {
  await publishFlow(house, amounts(key));
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push(await startFlow(house, key, { input: { amount: 50 } }));
  return ids;
}

test('a failed run is looked at as it was, and run again with other data', async ({ open, house, words }) => {
  const [id] = await failedRuns(house, `once-${Date.now()}`, 1);
  const page = await open('admin', `/runs/${id}`);
  const { replay, repair, page: onPage } = words.runs;

  const slider = page.getByRole('slider', { name: replay.slider });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveValue('1');
  await expect(page.getByRole('region', { name: replay.vars })).toContainText('"amount": 50');
  await expectAccessible(page);

  await page.getByRole('button', { name: repair.menu, exact: true }).click();
  await page.getByRole('menuitem', { name: repair.title.rerun }).click();
  const dialog = page.getByRole('dialog', { name: repair.title.rerun });
  await dialog.getByRole('button', { name: repair.fromStep }).click();
  await page.getByRole('option').first().click();
  const vars = dialog.getByRole('textbox', { name: repair.vars });
  await expect(vars).toHaveValue(/50/);
  await vars.fill('{"amount": 5}');
  await dialog.getByRole('textbox', { name: onPage.reason }).fill(reason);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: repair.submit.rerun }).click();

  await expect(page.getByRole('list', { name: repair.log })).toContainText(reason);
  const canvas = page.getByRole('region', { name: onPage.canvas });
  await expect(canvas.locator('[data-step="last"]')).toContainText(words.editor.canvas.mark.done);
  await page.getByRole('link', { name: repair.theRun }).click();
  await expect(page).toHaveURL(new RegExp(`/runs/${id}`));
});

test('three failed runs are retried at once, after their figures were shown', async ({
  open,
  house,
  words,
}) => {
  const key = `often-${Date.now()}`;
  await failedRuns(house, key, 3);
  const page = await open('admin', `/runs?flow=${key}&status=failed&stepId=tell`, { width: 390 });
  const { bulk, page: onPage } = words.runs;
  await page.getByRole('button', { name: bulk.open }).click();
  const dialog = page.getByRole('dialog', { name: bulk.title });
  const go = dialog.getByRole('button').last();
  await expect(go).toBeDisabled();
  await dialog.getByRole('textbox', { name: onPage.reason }).fill(reason);
  await dialog.getByRole('button', { name: bulk.check }).click();
  await expect(dialog.getByText(bulk.meant_other.replace('{{count}}', '3'))).toBeVisible();
  await expectAccessible(page);
  expect(await sideways(page)).toEqual([]);
  await go.click();
  await expect(dialog.getByText(finished(bulk.finished, 3))).toBeVisible();
});

test('failed runs skip the step they stopped at, all at once', async ({ open, house, words }) => {
  const key = `skipped-${Date.now()}`;
  const [id] = await failedRuns(house, key, 2);
  const page = await open('admin', `/runs?flow=${key}&status=failed&stepId=tell`, { width: 390 });
  const { bulk, repair, page: onPage } = words.runs;
  await page.getByRole('button', { name: bulk.open }).click();
  const dialog = page.getByRole('dialog', { name: bulk.title });
  await dialog.getByRole('button', { name: bulk.action }).click();
  await page.getByRole('option', { name: repair.title.skip }).click();
  await dialog.getByRole('textbox', { name: onPage.reason }).fill(reason);
  await dialog.getByRole('button', { name: bulk.check }).click();
  await expect(dialog.getByText(bulk.choose)).toBeVisible();
  await dialog.getByRole('button', { name: repair.outcome }).click();
  await page.getByRole('option').first().click();
  await expectAccessible(page);
  expect(await sideways(page)).toEqual([]);
  await dialog.getByRole('button', { name: bulk.check }).click();
  await expect(dialog.getByText(bulk.meant_other.replace('{{count}}', '2'))).toBeVisible();
  await dialog.getByRole('button').last().click();
  await expect(dialog.getByText(finished(bulk.finished, 2))).toBeVisible();
  await page.goto(`/runs/${id}`);
  await expect(page.getByRole('list', { name: repair.log })).toContainText(reason);
});

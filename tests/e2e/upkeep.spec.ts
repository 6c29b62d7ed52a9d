import { amounts, publishFlow, startFlow } from './support/furnish.ts';
import { expect, expectAccessible, sideways, test } from './support/test.ts';
import { anyOf, fill } from './support/words.ts';

test.use({ purpose: 'publishing' });

test('a flow is told how long to keep its runs, and remembers it', async ({ open, house, words }) => {
  const key = `kept-${Date.now()}`;
  await publishFlow(house, amounts(key));
  const { settings, save } = words.editor;
  const page = await open('admin', `/flows/${key}/edit`);
  await page.getByRole('tab', { name: settings.general }).click();
  const days = page.getByRole('textbox', { name: settings.retentionDays });
  await expect(days).toHaveValue('');
  await days.fill('30');
  await days.press('Tab');
  await page.getByRole('textbox', { name: settings.retentionRuns }).fill('500');
  await page.keyboard.press('Tab');
  await expectAccessible(page);
  await expect(page.getByText(anyOf(save.savedAt))).toBeVisible();
  await page.reload();
  await page.getByRole('tab', { name: settings.general }).click();
  await expect(days).toHaveValue('30');
  await expect(page.getByRole('textbox', { name: settings.retentionRuns })).toHaveValue('500');
});

test('a flow goes back to the version before in one press', async ({ open, house, words }) => {
  const key = `back-${Date.now()}`;
  const admin = await house.person('admin');
  await publishFlow(house, amounts(key));
  await house.call(admin, 'POST', `/flows/${key}/versions`, {});
  const { versions } = words.editor;
  const page = await open('admin', `/flows/${key}/versions`);
  const rollback = fill(versions.rollback, { number: 1 });
  await page.getByRole('button', { name: rollback }).click();
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await expect(dialog).toContainText(versions.rollbackHelp);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: rollback }).click();
  await expect(page.getByText(fill(versions.rolledBack, { number: 1 }))).toBeVisible();
  const first = page.getByRole('listitem').filter({ hasText: fill(versions.number, { number: 1 }) });
  await expect(first.getByText(versions.live, { exact: true })).toBeVisible();
  const { flowVersion } = await house.call<{ flowVersion: number }>(
    admin,
    'GET',
    `/runs/${await startFlow(house, key, { input: { amount: 5 } })}`,
  );
  expect(flowVersion).toBe(1);
});

test('an admin sees on a phone what the server has in hand', async ({ open, house, words }) => {
  const key = `counted-${Date.now()}`;
  await publishFlow(house, amounts(key));
  await startFlow(house, key, { input: { amount: 50 } });
  const { operations } = words.admin;
  const page = await open('admin', '/admin/operations', { width: 390 });
  const runs = page.getByRole('region', { name: operations.runs });
  await expect(runs.locator('dt', { hasText: operations.failed }).locator('xpath=../dd')).toHaveText(/[1-9]/);
  await expect(page.getByRole('region', { name: operations.upkeep })).toContainText('MB');
  await expectAccessible(page);
  expect(await sideways(page)).toEqual([]);
});

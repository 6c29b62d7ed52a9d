import { flowFile } from './support/demo.ts';
import { expect, expectAccessible, test } from './support/test.ts';
import { anyOf } from './support/words.ts';

for (const key of ['social-complaint-intake', 'keyword-to-department']) {
  test(`${key} is drawn whole on the canvas`, async ({ open, language }) => {
    const flow = flowFile(key);
    const page = await open('admin', '/flows');
    await page.getByRole('link', { name: flow.title[language] }).click();
    await expect(page.getByRole('heading', { level: 1, name: flow.title[language] })).toBeVisible();
    await expect(page.locator('[data-step]')).toHaveCount(Object.keys(flow.steps).length);
    for (const [id, step] of Object.entries(flow.steps)) {
      const drawn = page.locator(`[data-step="${id}"]`);
      await expect(drawn).toContainText(step.title?.[language] ?? id);
    }
    await expectAccessible(page);
  });
}

test('the canvas is one tab stop and says what each step leads to', async ({ open, words }) => {
  const page = await open('admin', '/flows/keyword-to-department/edit');
  const canvas = page.getByRole('application', { name: anyOf(words.editor.canvas.label_other) });
  await expect(canvas.locator('[data-step]').first()).toBeVisible();
  const stop = canvas.locator('[data-step][tabindex="0"]');
  await expect(stop).toHaveCount(1);
  await stop.focus();
  const first = await page.evaluate(() => document.activeElement?.getAttribute('data-step'));
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-step]:focus')).toHaveCount(1);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-step'))).not.toBe(first);
  const { stepName, leadsTo } = words.editor.canvas;
  const focused = page.locator('[data-step]:focus');
  await expect(focused).toHaveAccessibleName(anyOf(stepName));
  await expect(focused).toHaveAccessibleName(anyOf(leadsTo));
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-step]:focus')).toHaveCount(0);
});

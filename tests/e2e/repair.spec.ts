import type { House } from './support/house.ts';
import { expect, expectAccessible, sideways, test } from './support/test.ts';

test.use({ purpose: 'publishing' });

const title = { en: 'Amounts', ja: '金額' };
const reason = 'wrong amount';
/** Small amounts end; large ones are told to a system that nobody may call. */
const flowOf = (key: string) => ({
  format: 1,
  key,
  title,
  trigger: { type: 'api' },
  start: 'size',
  variables: [{ name: 'amount', type: 'number', input: true }],
  steps: {
    size: {
      type: 'decision',
      config: {
        outcomes: [
          {
            key: 'small',
            label: { en: 'Small', ja: '少額' },
            when: { left: 'vars.amount', op: 'lt', right: 10 },
          },
        ],
      },
      next: { small: 'last', otherwise: 'tell' },
    },
    tell: {
      type: 'httpRequest',
      config: { method: 'POST', url: 'http://blocked.example', body: '{}' },
      next: { done: 'last' },
    },
    last: { type: 'end', config: { outcome: 'done' }, next: {} },
  },
});

async function failedRuns(house: House, key: string, count: number): Promise<string[]> {
  const admin = await house.person('admin');
  await house.call(admin, 'POST', '/flows', flowOf(key));
  await house.call(admin, 'POST', `/flows/${key}/versions`, {});
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const run = await house.call<{ id: string }>(admin, 'POST', `/flows/${key}/runs`, {
      input: { amount: 50 },
    });
    ids.push(run.id);
  }
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
  const finished = { done: '3', total: '3', refused: '0' };
  const told = bulk.finished.replace(
    /\{\{(\w+)\}\}/g,
    (_whole, name: keyof typeof finished) => finished[name],
  );
  await expect(dialog.getByText(told)).toBeVisible();
});

import type { Page } from '@playwright/test';
import type { House } from './support/house.ts';
import { expect, expectAccessible, test } from './support/test.ts';
import { anyOf, fill } from './support/words.ts';

test.use({ purpose: 'publishing' });

const title = { en: 'Trigger trial', ja: 'トリガーの試行' };

/** A flow that does nothing yet, open in the editor. */
async function draft(house: House, key: string): Promise<string> {
  const { flow } = await house.call<{ flow: { id: string } }>(await house.person('admin'), 'POST', '/flows', {
    format: 1,
    key,
    title,
    trigger: { type: 'api' },
    start: 'over',
    steps: { over: { type: 'end', config: { outcome: 'done' }, next: {} } },
  });
  return flow.id;
}
/** A picker's name is what is chosen, then its label; other labels may begin with the same word. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`(^|\\s)${label}$`) }).click();
  await page.getByRole('option', { name: option }).click();
}
async function publish(
  page: Page,
  words: { bar: { publish: string }; publish: { go: string; done: string } },
) {
  await page.getByRole('button', { name: words.bar.publish, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.publish.go, exact: true }).click();
  await expect(page.getByText(fill(words.publish.done, { number: 1 }))).toBeVisible();
}

test('a flow is given set times, and says when it starts next', async ({ open, house, language, words }) => {
  const { trigger, schedule } = words.editor;
  const id = await draft(house, `times-${language}`);
  const page = await open('admin', `/flows/${id}/edit`);
  await choose(page, trigger.kind, trigger.schedule);
  await page.getByLabel(schedule.time).fill('17:30');
  const next = page.getByRole('heading', { name: fill(schedule.next, { timezone: 'Asia/Tokyo' }) });
  await expect(next).toBeVisible();
  const times = page.getByRole('listitem').filter({ hasText: { en: '5:30', ja: '17:30' }[language] });
  await expect(times).toHaveCount(3);

  // Raw cron says at once what cannot be, and forgets it when it is put right.
  await choose(page, schedule.when, schedule.kinds.custom);
  const cron = page.getByRole('textbox', { name: schedule.cron });
  await cron.fill('61 * * * *');
  await expect(cron).toHaveAttribute('aria-invalid', 'true');
  await expect(next).toHaveCount(0);
  await choose(page, schedule.when, schedule.kinds.weekdays);
  await page.getByLabel(schedule.time).fill('08:15');
  await page.getByText(schedule.forEach).click();
  await expectAccessible(page);
  await publish(page, words.editor);

  await page.goto('/flows');
  const row = page.getByRole('row').filter({ hasText: title[language] });
  const what = fill(schedule.says.weekdays, { time: '08:15' });
  const says = fill(trigger.says.forEach, { what, object: words.common.recordObject.case });
  await expect(row.filter({ hasText: says })).toBeVisible();
  await expect(row.getByText(anyOf(trigger.says.due))).toBeVisible();
});

test('a flow starts when a case becomes critical, and the run says so', async ({
  open,
  house,
  language,
  words,
}) => {
  const { trigger } = words.editor;
  const { condition } = words.form;
  const key = `critical-${language}`;
  const id = await draft(house, key);
  const page = await open('admin', `/flows/${id}/edit`);
  await choose(page, trigger.kind, trigger.recordChange);
  await page.getByRole('button', { name: condition.addRow }).click();
  const row = page.getByRole('group', { name: condition.row });
  const field = row.getByRole('combobox', { name: condition.field });
  await field.fill('case.priority');
  await page.getByRole('option').first().click();
  await row.getByRole('button', { name: condition.value }).click();
  await page.getByRole('option', { name: words.common.priority.critical }).click();
  await page.getByText(trigger.onlyWhenChangedToMeet).click();
  await expectAccessible(page);
  await publish(page, words.editor);

  const admin = await house.person('admin');
  const { caseId } = await house.send({ channel: 'chat', handle: `guest-${language}`, text: 'Hello' });
  await house.call(admin, 'PATCH', `/cases/${caseId}`, { priority: 'critical' });
  await house.call(admin, 'PATCH', `/cases/${caseId}`, { subject: 'Still critical' });
  const runs = () => house.call<{ items: { id: string }[] }>(admin, 'GET', `/runs?flow=${key}`);
  await expect.poll(async () => (await runs()).items.length).toBe(1);
  await page.goto(`/runs/${(await runs()).items[0]?.id}`);
  const startedBy = fill(words.runs.trigger.recordChange, { of: words.common.recordObject.case });
  await expect(page.getByText(startedBy)).toBeVisible();
});

import { reply } from '../../engine/steps/reply/definition.ts';
import { flowFile, newcomer } from './support/demo.ts';
import type { House } from './support/house.ts';
import { expect, test } from './support/test.ts';
import { anyOf, fill } from './support/words.ts';

test.use({ purpose: 'publishing' });

const flow = flowFile('social-complaint-intake');

/** A post that the flow takes up, and the run that then waits for an agent. */
async function post(house: House): Promise<{ caseId: string; run: string }> {
  const handle = `@guest_${newcomer().replace(/\W/g, '_')}`;
  const { caseId, runs } = await house.send({
    channel: 'x',
    handle,
    mentionType: 'tagged',
    text: 'The fan is loud.',
  });
  return { caseId, run: runs.find(({ flowKey }) => flowKey === flow.key)?.id ?? '' };
}
const runOf = async (house: House, id: string): Promise<{ flowVersion: number; status: string }> =>
  house.call(await house.person('admin'), 'GET', `/runs/${id}`);

test('a dragged step is set up, published and taken by the next message only', async ({
  open,
  house,
  language,
  words,
}) => {
  const { bar, save, publish, command } = words.editor;
  const before = await post(house);

  const page = await open('admin', '/flows');
  await page.getByRole('link', { name: flow.title[language] }).click();
  const added = page.locator('[data-step="reply"]');
  const card = page.getByRole('tabpanel').getByRole('button', { name: reply.title[language], exact: true });
  await card.dragTo(page.locator('[data-drop="open:done"][role=button]'));
  await expect(added).toBeVisible();

  await page.getByRole('button', { name: fill(bar.undo, { command: command.addStep }) }).click();
  await expect(added).toHaveCount(0);
  await page.getByRole('button', { name: fill(bar.redo, { command: command.addStep }) }).click();
  await expect(added).toBeVisible();

  // The form says at once what cannot work, and forgets it as soon as it is put right.
  await added.click();
  const text = page
    .getByRole('group', { name: { en: 'Text', ja: '本文' }[language], exact: true })
    .getByRole('textbox', { name: words.common.locale[language], exact: true });
  await text.fill('{{nobody.name}}');
  const goLive = page.getByRole('button', { name: bar.publish, exact: true });
  await expect(goLive).toBeDisabled();
  await expect(goLive).toHaveAccessibleDescription(/1/);
  const problems = page.getByRole('button', { name: bar.problems });
  await expect(problems).toContainText('1');
  await text.fill('{{case.number}}!');
  await expect(goLive).toBeEnabled();
  await expect(problems).toContainText('0');

  // Saved by itself: a reload finds it.
  await expect(page.getByText(anyOf(save.savedAt))).toBeVisible();
  await page.reload();
  await expect(added).toBeVisible();
  await added.click();
  await expect(text).toHaveValue('{{case.number}}!');

  await goLive.click();
  const sheet = page.getByRole('dialog', { name: fill(publish.title, { number: 2 }) });
  await sheet.getByRole('textbox', { name: publish.note }).fill('One more reply');
  await sheet.getByRole('button', { name: publish.go, exact: true }).click();
  await expect(page.getByText(fill(publish.done, { number: 2 }))).toBeVisible();

  const after = await post(house);
  expect(await runOf(house, after.run)).toMatchObject({ flowVersion: 2, status: 'active' });
  expect(await runOf(house, before.run)).toMatchObject({ flowVersion: 1, status: 'active' });
  const answer = { text: 'We look into it.', visibility: 'direct' };
  await house.call(await house.person('mori'), 'POST', `/cases/${before.caseId}/replies`, answer);
  await expect.poll(() => runOf(house, before.run)).toMatchObject({ flowVersion: 1, status: 'finished' });
});

import { chargedTwice, flowFile, newcomer } from './support/demo.ts';
import { askForVoucher } from './support/furnish.ts';
import { expect, expectAccessible, sideways, test } from './support/test.ts';
import { anyOf } from './support/words.ts';

test.use({ purpose: 'publishing' });

const flow = flowFile('goodwill-voucher');

test('a supervisor rejects on a phone, and the agent reads why in the case', async ({
  open,
  house,
  language,
  words,
}) => {
  const { approvals, side } = words.agent;
  await house.clearDesk();
  const text = chargedTwice[language];
  const { caseId } = await house.send({ channel: 'email', handle: newcomer(), text });
  const why = `${{ en: 'Three days late', ja: '3日の遅れ' }[language]} ${Date.now()}`;
  await askForVoucher(house, caseId, { amount: 5000, why });

  const page = await open('okada', '/approvals', { width: 390 });
  const card = page.getByRole('article').filter({ hasText: why });
  await expect(card).toBeVisible();
  await expectAccessible(page);
  expect(await sideways(page)).toEqual([]);
  const comment = { en: 'Refund it instead.', ja: '返金で対応してください。' }[language];
  await card.getByRole('textbox', { name: approvals.comment }).fill(comment);
  await card.getByRole('button', { name: approvals.reject }).click();
  await expect(page.getByText(approvals.decided)).toBeVisible();
  await expect(card).toHaveCount(0);

  const agent = await open('tanaka', `/cases/${caseId}`);
  const runs = agent.getByRole('region', { name: side.runs });
  const row = runs.getByRole('listitem').filter({ hasText: flow.title[language] });
  await expect(row).toContainText(words.common.runStatus.finished);
  await agent.getByRole('button', { name: anyOf(words.common.top.unread_other) }).click();
  await expect(agent.getByText(comment).first()).toBeVisible();
});

test('somebody who may not decide is told that nothing waits', async ({ open, words }) => {
  const page = await open('hayashi', '/approvals');
  await expect(page.getByText(words.agent.approvals.none)).toBeVisible();
  await expect(page.getByRole('button', { name: words.agent.approvals.approve })).toHaveCount(0);
});

import { chargedTwice, flowFile, newcomer } from './support/demo.ts';
import { expect, test } from './support/test.ts';
import { fill } from './support/words.ts';

const flow = flowFile('ask-another-department');

test('an agent asks another department, is answered, and solves the case', async ({
  open,
  house,
  language,
  words,
}) => {
  const { guide, work } = words.agent;
  const title = flow.title[language];
  await house.clearDesk();
  const text = `${chargedTwice[language]} ${Date.now()}`;
  await house.send({ channel: 'email', handle: newcomer(), text });

  const agent = await open('tanaka', '/work');
  await agent.getByRole('list', { name: work.mine }).getByRole('link').click();
  await expect(agent.getByText(text).first()).toBeVisible();
  await agent.getByRole('button', { name: fill(guide.startLabel, { flow: title }) }).click();

  const card = agent.getByRole('article', { name: title });
  const request = card.getByRole('textbox', {
    name: { en: 'What should finance check?', ja: '経理部門への依頼内容' }[language],
  });
  await request.fill({ en: 'Was order 4711 charged twice?', ja: '注文4711は二重請求ですか。' }[language]);
  await agent.reload();
  await expect(request).toHaveValue(/4711/);
  await card.getByRole('button', { name: guide.continue }).click();
  await expect(agent.getByText(fill(guide.waiting, { flow: title }))).toBeVisible();

  const { ticket } = words.desk;
  const finance = await open('kobayashi', '/tickets');
  await finance.getByRole('row').filter({ hasText: '4711' }).first().getByRole('link').click();
  await expect(finance.getByText(ticket.internal)).toBeVisible();
  const it = await open('sato', '/tickets');
  await expect(it.getByRole('heading', { level: 1 })).toBeVisible();
  await it.goto(new URL(finance.url()).pathname);
  await expect(it.getByRole('alert')).toContainText(words.common.problem.title);
  await expect(it.getByText('4711')).toHaveCount(0);

  await finance.getByRole('button', { name: ticket.resolve, exact: true }).click();
  const dialog = finance.getByRole('dialog');
  const answer = { en: 'Yes, twice. 2,980 yen go back.', ja: '二重でした。2,980円を返金します。' }[language];
  await dialog.getByRole('textbox', { name: ticket.resolution }).fill(answer);
  await dialog.getByRole('button', { name: ticket.resolve, exact: true }).click();
  await expect(finance.getByText(words.common.ticketStatus.resolved).first()).toBeVisible();

  const last = agent.getByRole('article', { name: flow.steps.tell?.title?.[language] ?? '' });
  await expect(last).toContainText(answer);
  await last.getByRole('textbox').press('ControlOrMeta+Enter');
  await expect(agent.getByText(fill(guide.finished, { flow: title }))).toBeVisible();
  await expect(agent.getByText(words.common.caseStatus.solved).first()).toBeVisible();
  await expect(agent.getByText(words.agent.case.doneNote)).toBeVisible();
});

test('an agent answers and solves a case in one go, and can open it again', async ({
  open,
  house,
  language,
  words,
}) => {
  const { reply, case: texts } = words.agent;
  await house.clearDesk();
  const message = { channel: 'email', handle: newcomer(), text: chargedTwice[language] };
  const { caseId } = await house.send(message);
  const page = await open('tanaka', `/cases/${caseId}`);
  const answer = { en: 'We return 2,980 yen. <b>Sorry!</b>', ja: '2,980円を返金します。<b>' }[language];
  await page.getByRole('textbox', { name: reply.text }).fill(answer);
  await page.getByRole('button', { name: reply.sendAndSolve }).click();
  await expect(page.getByRole('article').filter({ hasText: answer })).toBeVisible();
  await expect(page.getByText(texts.doneNote)).toBeVisible();
  await page.getByRole('button', { name: texts.reopen }).click();
  await expect(page.getByRole('textbox', { name: reply.text })).toBeVisible();
});

import { createServer, type Server } from 'node:http';
import { expect, expectAccessible, sideways, test, type Language } from './support/test.ts';

/** Where a service that speaks the OpenAI protocol listens, one for each language's run. */
const ports: Record<Language, number> = { en: 18_745, ja: 18_746 };
test.use({
  purpose: 'assistant',
  environment: {
    ALLOWED_HOSTS: Object.values(ports)
      .map((port) => `127.0.0.1:${port}`)
      .join(', '),
  },
});

const draft = 'Dear [NAME_1], we are sorry and look into it today.';
/** A provider that answers everything with the same draft. */
async function startProvider(port: number): Promise<Server> {
  const message = { role: 'assistant', content: draft };
  const body = JSON.stringify({
    id: '1',
    object: 'chat.completion',
    created: 1,
    model: 'small',
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 200, completion_tokens: 15, total_tokens: 215 },
  });
  const server = createServer((request, response) => {
    request
      .resume()
      .on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(body));
  }).listen(port, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return server;
}

test('an admin connects a provider, and an agent’s answer is drafted and stays a draft', async ({
  house,
  open,
  language,
  words,
}) => {
  const provider = await startProvider(ports[language]);
  const { assistant: admin } = words.admin;
  const { assistant: agent, reply } = words.agent;
  const { caseId } = await house.send({
    channel: 'email',
    handle: 'emma.wood@example.com',
    name: 'Emma Wood',
    subject: 'Toaster',
    text: 'Emma Wood here. My toaster broke, what now?',
  });
  const work = await open('okada', `/cases/${caseId}`);
  await expect(work.getByRole('textbox', { name: reply.text })).toBeVisible();
  await expect(work.getByRole('button', { name: agent.draft })).toHaveCount(0);

  const page = await open('admin', '/admin/assistant');
  await page.getByText(admin.isOn, { exact: true }).click();
  await page.getByRole('button', { name: words.common.action.save }).click();
  await expect(page.getByText(admin.urlMissing)).toBeVisible();
  await page.getByRole('textbox', { name: admin.baseUrl }).fill(`http://127.0.0.1:${ports[language]}/v1`);
  await page.getByRole('textbox', { name: admin.model, exact: true }).fill('small');
  await page.locator('input[type=password]').fill('sk-test');
  for (const use of [admin.use.summary, admin.use.replyDraft])
    await page.getByText(use, { exact: true }).click();
  await page.getByRole('button', { name: words.common.action.save }).click();
  await expect(page.getByText(admin.keyKept)).toBeVisible();

  await work.reload();
  await work.getByRole('button', { name: agent.draft }).click();
  const box = work.getByRole('textbox', { name: reply.text });
  await expect(box).toHaveValue('Dear Emma Wood, we are sorry and look into it today.');
  await expect(work.getByText(agent.drafted).first()).toBeVisible();
  await work.getByRole('button', { name: agent.summarize }).click();
  await expect(work.getByText(agent.made).first()).toBeVisible();
  await expectAccessible(work);
  await work.getByRole('button', { name: agent.undo }).click();
  await expect(box).toHaveValue('');

  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: admin.use.replyDraft })).toContainText('215');
  await page
    .getByRole('button', { name: new RegExp(`^${admin.content}`) })
    .first()
    .click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('[NAME_1]').first()).toBeVisible();
  await expect(sheet.getByText('Emma')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expectAccessible(page);
  expect(await sideways(page)).toEqual([]);
  provider.close();
  provider.closeAllConnections();
});

test('what a customer wrote in another language is translated, and the answer too, which waits for a person', async ({
  house,
  open,
  language,
  words,
}) => {
  const provider = await startProvider(ports[language]);
  const { assistant: admin } = words.admin;
  const { assistant: agent, reply } = words.agent;
  const theirs =
    language === 'en'
      ? { name: '上田 花', text: '上田です。トースターが壊れました。どうすればよいですか。' }
      : { name: 'Emma Wood', text: 'Emma Wood here. My toaster broke, what shall I do now?' };
  const { caseId } = await house.send({
    channel: 'email',
    handle: 'abroad@example.com',
    subject: 'Toaster',
    ...theirs,
  });
  const page = await open('admin', '/admin/assistant');
  const isOn = page.getByRole('switch', { name: admin.isOn });
  if (!(await isOn.isChecked())) {
    await page.getByText(admin.isOn, { exact: true }).click();
    await page.getByRole('textbox', { name: admin.baseUrl }).fill(`http://127.0.0.1:${ports[language]}/v1`);
    await page.getByRole('textbox', { name: admin.model, exact: true }).fill('small');
  }
  await page.getByText(admin.use.translation, { exact: true }).click();
  await page.getByRole('button', { name: words.common.action.save }).click();
  await expect(page.getByText(admin.saved)).toBeVisible();

  const work = await open('okada', `/cases/${caseId}`);
  await work.getByRole('button', { name: agent.translate, exact: true }).click();
  await expect(work.getByText(/^Dear .*, we are sorry and look into it today\.$/).first()).toBeVisible();
  await expect(work.getByText(agent.translation)).toBeVisible();
  const box = work.getByRole('textbox', { name: reply.text });
  await box.fill('We send a new one.');
  await work
    .getByRole('button', { name: new RegExp(agent.translateReply.replace('{{language}}', '.*')) })
    .click();
  await expect(box).toHaveValue(/we are sorry and look into it today/);
  await expect(work.getByText(agent.ownWords.replace('{{text}}', 'We send a new one.'))).toBeVisible();
  await expectAccessible(work);
  await work.setViewportSize({ width: 390, height: 844 });
  expect(await sideways(work)).toEqual([]);
  await work.getByRole('button', { name: agent.undo }).click();
  await expect(box).toHaveValue('We send a new one.');
  provider.close();
  provider.closeAllConnections();
});

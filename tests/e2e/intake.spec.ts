import { formTexts } from '../../server/channels/webform/texts.ts';
import { chargedTwice, newcomer } from './support/demo.ts';
import { expect, expectAccessible, test } from './support/test.ts';
import { words as allWords } from './support/words.ts';

test.beforeEach(({ house }) => house.clearDesk());

test('a message from the public form is at once with an agent who has room', async ({
  open,
  language,
  words,
}) => {
  const form = formTexts[language];
  const work = await open('tanaka', '/work');
  await expect(work.getByText(words.agent.work.noneMine)).toBeVisible();

  const page = await open(undefined, `/form?lang=${language}`);
  await expectAccessible(page);
  const subject = `${chargedTwice[language].slice(0, 20)} ${Date.now()}`;
  await page.getByLabel(form.name).fill('山田 花子 <b>Hanako</b>');
  await page.getByLabel(form.email).fill(newcomer());
  await page.getByLabel(form.subject).fill(subject);
  await page.getByLabel(form.text).fill(chargedTwice[language]);
  await page.getByRole('button', { name: form.send }).click();
  await expect(page.getByText(form.sent)).toBeVisible();

  const row = work.getByRole('listitem').filter({ hasText: subject });
  await expect(row).toContainText(words.common.priority.high);
  await expect(row).toContainText({ en: 'Billing', ja: '請求' }[language]);
  await row.getByRole('link').click();
  await expect(work.getByRole('heading', { level: 1 })).toContainText(subject);
  const fields = work.getByRole('region', { name: words.agent.case.context });
  await expect(fields.getByRole('button', { name: words.agent.case.owner })).toContainText('Tanaka Yuto');
  // What a stranger writes as their name stays a name.
  await expect(work.getByText('山田 花子 <b>Hanako</b>').first()).toBeVisible();
});

test('a message sent by a program reaches the work page, in the language of the person who reads it', async ({
  open,
  house,
  language,
  words,
}) => {
  const other = language === 'en' ? 'ja' : 'en';
  const work = await open('lee', '/work');
  const text = { en: 'I cannot log in to the app.', ja: 'アプリにﾛｸﾞｲﾝできません。' }[other];
  const { caseId } = await house.send({ channel: 'email', handle: newcomer(), text });
  const row = work.getByRole('listitem').filter({ hasText: text });
  await expect(row).toContainText({ en: 'App', ja: 'アプリ' }[language]);
  await row.getByRole('link').click();
  await expect(work).toHaveURL(new RegExp(caseId));
  await expect(work.getByRole('heading', { level: 1 }).locator(`[lang=${other}]`)).toHaveText(text);
  await expect(work.getByRole('button', { name: words.agent.reply.send })).toBeVisible();
  await expect(work.getByText(allWords[other].agent.reply.send)).toHaveCount(0);
});

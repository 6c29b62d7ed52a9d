import { chargedTwice, newcomer } from './support/demo.ts';
import { expect, expectAccessible, sideways, test } from './support/test.ts';
import { fill } from './support/words.ts';

test.use({ purpose: 'publishing' });

const titles = { en: 'A payment was charged twice', ja: '二重に請求されたとき' };

test('an agent puts an article into the reply, attaches it, and puts another aside', async ({
  open,
  house,
  language,
  words,
}) => {
  const { panel } = words.knowledge;
  await house.clearDesk();
  const title = titles[language];
  const { caseId } = await house.send({ channel: 'email', handle: newcomer(), text: chargedTwice[language] });
  const page = await open('tanaka', `/cases/${caseId}`);
  const articles = page.getByRole('region', { name: panel.title, exact: true });
  await expect(articles.getByRole('listitem').first()).toContainText(title);
  await articles.getByRole('button', { name: fill(panel.insertLabel, { title }) }).click();
  const reply = page.getByRole('textbox', { name: words.agent.reply.text });
  await expect(reply).toHaveValue(language === 'ja' ? /金融機関/ : /reservation by the bank/);
  await articles.getByRole('button', { name: fill(panel.attach, { title }) }).click();
  await expect(articles.getByText(/Tanaka/)).toBeVisible();
  await expect(page.getByText(fill(words.agent.timeline.event.article.attached, { title }))).toBeVisible();
  await articles.getByRole('button', { name: fill(panel.undoLabel, { title }) }).click();
  await articles.getByRole('button', { name: fill(panel.dismiss, { title }) }).click();
  await expect(articles.getByRole('link', { name: title })).toHaveCount(0);
  await expectAccessible(page);
});

test('an agent sees that the same was written before, also on a phone', async ({
  open,
  house,
  language,
  words,
}) => {
  const { similar } = words.knowledge;
  await house.clearDesk();
  const text = `${chargedTwice[language]} ${Date.now()}`;
  const first = await house.send({ channel: 'email', handle: newcomer(), text });
  const second = await house.send({ channel: 'email', handle: newcomer(), text });
  const page = await open('tanaka', `/cases/${second.caseId}`, { width: 390 });
  const cases = page.getByRole('region', { name: similar.title });
  const duplicate = cases.getByRole('listitem').filter({ hasText: similar.duplicate }).first();
  await duplicate.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(first.caseId));
  expect(await sideways(page)).toEqual([]);
});

test('a supervisor writes an article, publishes it and translates it; an agent finds it', async ({
  open,
  language,
  words,
}) => {
  const { list, article, status } = words.knowledge;
  const other = language === 'en' ? 'ja' : 'en';
  const title = `${{ en: 'Descaling the kettle', ja: 'やかんの湯垢の取り方' }[language]} ${Date.now()}`;
  const page = await open('okada', '/knowledge');
  await page.getByRole('link', { name: list.add }).click();
  await page.getByRole('textbox', { name: article.title }).fill(title);
  await page.getByRole('textbox', { name: article.text }).fill({ en: 'Vinegar.', ja: '酢です。' }[language]);
  await page.getByRole('button', { name: new RegExp(article.status) }).click();
  await page.getByRole('option', { name: status.published }).click();
  await page.getByRole('button', { name: words.common.action.save }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expectAccessible(page);
  const translate = fill(article.translate, { language: words.common.locale[other] });
  await page.getByRole('link', { name: translate }).click();
  const newIn = fill(article.newIn, { language: words.common.locale[other] });
  await expect(page.getByRole('heading', { level: 1, name: newIn })).toBeVisible();

  const agent = await open('tanaka', '/knowledge', { width: 390 });
  await agent.getByRole('searchbox').fill(title.split(' ').at(-1) ?? '');
  await agent.getByRole('link', { name: new RegExp(title) }).click();
  await expect(agent.getByText({ en: 'Vinegar.', ja: '酢です。' }[language])).toBeVisible();
  await expect(agent.getByRole('button', { name: words.common.action.save })).toHaveCount(0);
  expect(await sideways(agent)).toEqual([]);
});

import { password } from './support/house.ts';
import { expect, test } from './support/test.ts';
import { fill } from './support/words.ts';

test('an admin adds a person, whose invitation link lets them in', async ({ open, language, words }) => {
  const { people } = words.admin;
  const person = { name: `高橋 海斗 ${language}`, email: `takahashi${Date.now()}@kazehana.example` };
  const page = await open('admin', '/admin/people');
  await page.getByRole('button', { name: people.add }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: words.common.action.save }).click();
  await expect(sheet.getByText(people.missing).first()).toBeVisible();
  await sheet.getByRole('textbox', { name: people.name }).fill(person.name);
  await sheet.getByRole('textbox', { name: people.email }).fill(person.email);
  // The words of the first message shall be in the person's own language.
  await sheet.getByRole('button', { name: people.language }).click();
  await page.getByRole('option', { name: words.common.locale[language] }).click();
  await sheet.getByRole('button', { name: words.common.action.save }).click();

  const shown = page.getByRole('alertdialog', { name: fill(people.inviteTitle, { name: person.name }) });
  const link = await shown.getByText('/invite/').innerText();
  await shown.getByRole('button', { name: words.common.action.close }).last().click();
  await expect(page.getByRole('row').filter({ hasText: person.email })).toBeVisible();

  const invited = await open(undefined, link);
  await expect(
    invited.getByRole('heading', { name: fill(words.common.invite.title, { name: person.name }) }),
  ).toBeVisible();
  await invited.locator('input[type=password]').first().fill(password);
  await invited.locator('input[type=password]').last().fill(password);
  await invited.getByRole('button', { name: words.common.invite.submit }).click();
  await expect(invited.getByRole('heading', { level: 1, name: words.common.home.title })).toBeVisible();
  await expect(invited.getByText(person.name)).toBeVisible();

  const again = await open(undefined, link);
  await expect(again.getByRole('heading', { name: words.common.invite.invalidTitle })).toBeVisible();
});

test('an agent who opens a page for admins is told so', async ({ open, words }) => {
  const page = await open('tanaka', '/admin/people');
  await expect(page.getByRole('heading', { name: words.common.forbidden.title })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
});

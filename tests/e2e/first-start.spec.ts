import { admin, House, password, setupToken } from './support/house.ts';
import { expect, test } from './support/test.ts';

// The very first start needs a server where nobody has been yet.
test('the setup link makes the first admin, once', async ({ page, words }) => {
  const fresh = await House.open();
  try {
    await page.goto(`${fresh.base}/setup?token=${setupToken}`);
    const { setup, home } = words.common;
    await page.getByRole('textbox', { name: setup.name }).fill(admin.name);
    await page.getByRole('textbox', { name: setup.email }).fill(admin.email);
    await page.locator('input[type=password]').first().fill(password);
    await page.locator('input[type=password]').last().fill(password);
    await page.getByRole('button', { name: setup.submit }).click();
    await expect(page.getByRole('heading', { name: home.title, level: 1 })).toBeVisible();

    await page.context().clearCookies();
    await page.goto(`${fresh.base}/setup?token=${setupToken}`);
    await expect(page.getByText(setup.done)).toBeVisible();
  } finally {
    await fresh.close();
  }
});

test('a wrong password is refused, the right one leads on, and signing out ends it', async ({
  open,
  house,
  language,
  words,
}) => {
  await house.call(await house.person('admin'), 'PATCH', '/session', { locale: language });
  const { signIn, nav, top, home } = words.common;
  const page = await open(undefined, '/flows');
  await page.getByLabel(signIn.email).fill(admin.email);
  await page.getByLabel(signIn.password).fill('a wrong password');
  await page.getByRole('button', { name: signIn.submit }).click();
  await expect(page.getByText(signIn.wrong)).toBeVisible();

  await page.getByLabel(signIn.password).fill(password);
  await page.getByRole('button', { name: signIn.submit }).click();
  await expect(page).toHaveURL(/\/flows$/);
  await page.getByRole('navigation', { name: nav.main }).getByRole('link', { name: nav.home }).click();
  await expect(page.getByRole('heading', { name: home.title, level: 1 })).toBeVisible();

  await page.getByRole('button', { name: admin.name }).click();
  await page.getByRole('menuitem', { name: top.signOut }).click();
  await expect(page.getByRole('heading', { name: signIn.title })).toBeVisible();
  await page.goto('/flows');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('language and theme stay as chosen', async ({ open, language, words }) => {
  const { top } = words.common;
  const other = language === 'en' ? { id: 'ja', name: '日本語' } : { id: 'en', name: 'English' };
  const page = await open('okada', '/');
  await page.getByRole('button', { name: top.theme }).click();
  await page.getByRole('menuitemradio', { name: top.themeDark }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: top.language }).click();
  await page.getByRole('menuitemradio', { name: other.name }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', other.id);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', other.id);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

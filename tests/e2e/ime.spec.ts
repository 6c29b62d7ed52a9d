import type { CDPSession, Page } from '@playwright/test';
import { chargedTwice, newcomer } from './support/demo.ts';
import { expect, test } from './support/test.ts';

test.use({ purpose: 'publishing' });

/** Writes as a Japanese input method does: first a preview, Enter to accept it, then the words themselves. */
class InputMethod {
  private constructor(private readonly session: CDPSession) {}
  static async on(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }
  async preview(text: string): Promise<void> {
    const end = text.length;
    await this.session.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
  }
  /** The Enter that accepts the preview: the page sees it, but it is not meant for the page. */
  async pressEnter(modifiers = 0): Promise<void> {
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, modifiers };
    await this.session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }
  async accept(text: string): Promise<void> {
    await this.session.send('Input.insertText', { text });
  }
}
const control = 2;

test('Enter that belongs to the input method sends no reply and loses no word', async ({
  open,
  house,
  words,
}) => {
  await house.clearDesk();
  const { caseId } = await house.send({ channel: 'email', handle: newcomer(), text: chargedTwice.ja });
  const page = await open('tanaka', `/cases/${caseId}`);
  const ime = await InputMethod.on(page);
  const box = page.getByRole('textbox', { name: words.agent.reply.text });
  await box.click();
  await ime.preview('へんきん');
  await ime.pressEnter(control);
  await expect(box).toHaveValue('へんきん');
  await ime.accept('返金します。');
  await expect(box).toHaveValue('返金します。');
  await expect(page.getByText(words.agent.reply.sent)).toHaveCount(0);
  await box.press('Control+Enter');
  await expect(page.getByText(words.agent.reply.sent)).toBeVisible();
  await expect(page.getByRole('article').filter({ hasText: '返金します。' })).toBeVisible();
});

test('Enter that belongs to the input method picks no step and breaks no template', async ({
  open,
  language,
  words,
}) => {
  const { picker, palette } = words.editor;
  const page = await open('admin', '/flows/acknowledge-receipt/edit');
  const ime = await InputMethod.on(page);
  const steps = page.locator('[data-step]');
  await expect(steps.first()).toBeVisible();
  const count = await steps.count();

  const search = page.getByRole('searchbox', { name: palette.search });
  await search.click();
  await ime.preview('たいき');
  await ime.pressEnter();
  await ime.accept('待機');
  await expect(search).toHaveValue('待機');
  expect(await steps.count()).toBe(count);

  await page.locator('[data-step][tabindex="0"]').focus();
  await page.keyboard.press('a');
  const field = page.getByRole('combobox', { name: picker.search.add });
  await ime.preview('へんしん');
  await ime.pressEnter();
  await expect(field).toHaveValue('へんしん');
  await ime.accept('返信');
  await expect(field).toHaveValue('返信');
  expect(await steps.count()).toBe(count);
  await field.press('Enter');
  await expect(steps).toHaveCount(count + 1);

  const text = page
    .getByRole('group', { name: { en: 'Text', ja: '本文' }[language], exact: true })
    .getByRole('textbox', { name: words.common.locale.ja, exact: true });
  await text.fill('{{case.number}}');
  await text.press('End');
  await ime.preview('です');
  await ime.pressEnter();
  await expect(text).toHaveValue('{{case.number}}です');
  await ime.accept('です。');
  await expect(text).toHaveValue('{{case.number}}です。');
  await expect(page.getByText(words.editor.save.savedAt.split('{{')[0] ?? '').first()).toBeVisible();
});

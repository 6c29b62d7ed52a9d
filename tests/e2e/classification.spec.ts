import type { Locator } from '@playwright/test';
import { flowFile, newcomer } from './support/demo.ts';
import type { House } from './support/house.ts';
import { expect, expectAccessible, test } from './support/test.ts';
import { anyOf, fill } from './support/words.ts';

test.use({ purpose: 'classifying' });

/** What no rule of the demo company knows, and the example set does. */
const question = {
  en: 'Which of your air purifiers would you recommend for a bedroom of twelve square metres?',
  ja: '12平米の寝室にはどの空気清浄機がおすすめですか。購入を検討しています。',
};

test('an admin trains a field and sets it free, and an agent’s correction teaches the next version', async ({
  open,
  house,
  language,
  words,
}) => {
  const { classification, agent } = words;
  const { training, versions, slider, tabs, counts, bundled } = classification;
  await house.clearDesk();
  await askModelInFlow(house);

  const page = await open('admin', '/classification');
  await page.getByRole('link', { name: words.agent.case.reason }).click();
  await expect(page.getByText(anyOf(training.tooFew))).toBeVisible();
  await page.getByRole('button', { name: bundled.load }).click();
  await page.getByRole('button', { name: training.start }).click();
  const compare = (number: number): Locator =>
    page.getByRole('button', { name: fill(versions.compareWith, { number }) });
  await expect(compare(1)).toBeVisible({ timeout: 40_000 });

  await page.getByRole('tab', { name: tabs.automation }).click();
  await page.getByRole('radiogroup').getByText(classification.modes.automate).first().click();
  const automate = page.getByRole('slider', { name: slider.automate });
  const reading = automate.locator('xpath=..').getByRole('status');
  await automate.focus();
  await page.keyboard.press('Home');
  const surest = await reading.innerText();
  await expectAccessible(page);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('PageUp');
  await expect(reading).not.toHaveText(surest);
  expect(percentIn(await reading.innerText())).toBeGreaterThan(percentIn(surest));
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: words.common.action.save, exact: true }).click();
  await expect(page.getByText(words.common.state.saved)).toBeVisible();

  await page.getByRole('tab', { name: tabs.training }).click();
  await compare(1).click();
  await page.getByRole('button', { name: versions.goLive }).click();
  await expect(page.getByText(fill(classification.answersNow, { number: 1 }))).toBeVisible();

  const { caseId } = await house.send({ channel: 'email', handle: newcomer(), text: question[language] });
  const desk = await open('tanaka', `/cases/${caseId}`);
  const suggestion = desk.getByRole('group', {
    name: fill(agent.suggestion.of, { field: agent.case.reason }),
  });
  await expect(suggestion).toContainText(anyOf(fill(agent.suggestion.model, { number: 1 })));
  await expectAccessible(desk);
  const reason = desk.getByRole('textbox', { name: agent.case.reason });
  await reason.fill('使い方');
  await reason.press('Enter');
  await expect(suggestion).toContainText(agent.suggestion.overridden);

  await page.reload();
  await page.getByRole('button', { name: training.start }).click();
  await expect(compare(2)).toBeVisible({ timeout: 40_000 });
  await compare(2).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(anyOf(fill(counts.agents, { corrected: 1 })));
});

test('a supervisor tries a text and sees the words for and against', async ({ open, language, words }) => {
  const { try: trying, sentiment } = words.classification;
  const page = await open('okada', '/classification/try');
  const text = { en: 'This is the worst service. My refund never came.', ja: '最悪です。二度と買いません。' }[
    language
  ];
  await page.getByRole('textbox', { name: trying.message }).fill(text);
  await page.keyboard.press('ControlOrMeta+Enter');
  const found = page.getByRole('region', { name: trying.found });
  await expect(found.getByText(anyOf(`−{{n}} {{grade}}`)).first()).toBeVisible();
  await expect(found.locator('mark').first()).toBeVisible();
  await expect(found.getByText(sentiment.none)).toHaveCount(0);
  await expectAccessible(page);
});

test('an import says line by line what cannot be read', async ({ open, words }) => {
  const { import: texts } = words.classification;
  const page = await open('admin', '/classification/examples');
  const csv = 'text,reason\n二重に請求されました。,請求\n,請求\n"Two\nlines",配送\nno answer,\n';
  await page.getByRole('textbox', { name: texts.paste }).fill(csv);
  await page.getByRole('button', { name: texts.check }).click();
  const preview = page.getByRole('region', { name: texts.preview, exact: true });
  await expect(preview).toContainText(fill(texts.found, { total: 2 }));
  await expect(preview.getByText(fill(texts.line, { line: 3 }))).toBeVisible();
  await expectAccessible(page);
  await preview.getByRole('button', { name: fill(texts.go, { total: 2 }) }).click();
  await expect(page.getByText(fill(texts.done, { added: 2, replaced: 0 }))).toBeVisible();
});

test('a file is chosen by a button that speaks the language of the screen, and named', async ({
  open,
  words,
}) => {
  const { import: texts } = words.classification;
  const page = await open('admin', '/classification/examples');
  const group = page.getByRole('group', { name: texts.file });
  await expect(group).toContainText(words.common.file.none);
  const chooser = page.waitForEvent('filechooser');
  await group.getByRole('button', { name: words.common.file.choose }).click();
  const line = JSON.stringify({ text: 'My parcel has not come.', reason: 'delivery' });
  const buffer = Buffer.from(line);
  await (await chooser).setFiles({ name: 'cases.jsonl', mimeType: 'application/jsonl', buffer });
  await expect(group).toContainText('cases.jsonl');
  await expect(page.getByRole('textbox', { name: texts.paste })).toHaveValue(line);
  await expect(page.getByRole('radio', { name: texts.jsonl })).toBeChecked();
  await expectAccessible(page);
});

test('a ruleset is tried while it is typed, and saved', async ({ open, words }) => {
  const { rulesets } = words.classification;
  const page = await open('admin', '/classification/rulesets/topic');
  await page.getByRole('textbox', { name: rulesets.tryText }).fill('ﾌｨﾙﾀｰを注文したい');
  await expect(page.getByText(rulesets.noMatch)).toBeVisible();
  const first = page.getByRole('listitem', { name: anyOf(fill(rulesets.rule, { number: 1 })) });
  const any = first.getByRole('textbox', { name: rulesets.any });
  await any.fill(`${await any.inputValue()}、フィルター`);
  await expect(first.getByText(rulesets.matches)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: words.common.action.save, exact: true }).click();
  await expect(page.getByText(words.common.state.saved)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: rulesets.title })).toBeVisible();
});

/** Number of the first percentage in a text. */
const percentIn = (text: string): number => Number(/\d+/.exec(text)?.[0] ?? Number.NaN);

/** The demo company's own flow for messages, which asks the field's model as well. */
async function askModelInFlow(house: House): Promise<void> {
  const flow = flowFile('keyword-to-department');
  const { classify } = flow.steps;
  if (!classify) throw new Error('The flow has no step “classify”.');
  const config = { ...classify.config, fields: [{ field: 'reason' }] };
  const key = 'keyword-and-model';
  const admin = await house.person('admin');
  await house.call(admin, 'POST', '/flows', {
    ...flow,
    key,
    steps: { ...flow.steps, classify: { ...classify, config } },
  });
  await house.call(admin, 'POST', `/flows/${key}/versions`, {});
  await house.call(admin, 'POST', '/flows/keyword-to-department/deactivate', {});
}

import { chargedTwice, flowFile, newcomer } from './support/demo.ts';
import { expect, expectAccessible, test } from './support/test.ts';

const flow = flowFile('keyword-to-department');
const title = (step: string, language: 'en' | 'ja') => flow.steps[step]?.title?.[language] ?? step;

test('a run shows the way it went, and why', async ({ open, house, language, words }) => {
  await house.clearDesk();
  const message = { channel: 'email', handle: newcomer(), text: chargedTwice[language] };
  const { runs } = await house.send(message);
  const run = runs.find(({ flowKey }) => flowKey === flow.key);
  const page = await open('admin', '/runs');
  await page.goto(`/runs/${run?.id}`);

  const canvas = page.getByRole('region', { name: words.runs.page.canvas });
  const done = words.editor.canvas.mark.done;
  for (const id of ['identify', 'open', 'classify', 'topic', 'toBilling', 'routed'])
    await expect(canvas.locator(`[data-step="${id}"]`)).toContainText(done);
  await expect(canvas.locator('[data-step="toApp"]')).not.toContainText(done);

  const timeline = page.getByRole('region', { name: words.runs.page.timeline });
  await timeline.getByRole('button', { name: title('topic', language) }).click();
  await expect(canvas.locator('[data-step="topic"]')).toHaveAttribute('aria-current', 'true');
  await expect(page).toHaveURL(/step=topic/);
  const why = page.getByRole('tabpanel', { name: words.runs.attempt.tabs.why });
  await expect(why).toContainText('billing');
  await expectAccessible(page);

  await canvas.locator('[data-step="classify"]').click();
  await expect(timeline.getByRole('button', { name: title('classify', language) })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.getByRole('tabpanel', { name: words.runs.attempt.tabs.why })).toContainText(
    { en: 'charged', ja: '二重' }[language],
  );
});

import { publishFlow, startFlow } from './support/furnish.ts';
import { expect, expectAccessible, test } from './support/test.ts';

test.use({ purpose: 'publishing' });

const flow = (key: string, first: [type: string, config: object]) => ({
  format: 1,
  key,
  title: { en: 'Reasons', ja: '理由' },
  trigger: { type: 'api' },
  variables: [{ name: 'people', type: 'number', default: 0 }],
  start: 'first',
  steps: {
    first: { type: first[0], config: first[1], next: { done: 'last' } },
    last: { type: 'end', config: { outcome: 'done' }, next: {} },
  },
});

const cases = [
  {
    name: 'a host that may not be called',
    step: ['httpRequest', { method: 'GET', url: 'https://not-allowed.example/orders' }],
    words: {
      en: 'not-allowed.example is not among the hosts that may be called.',
      ja: 'not-allowed.example は呼び出しを許可されたホストではありません。',
    },
  },
  {
    name: 'a fault of an expression',
    step: ['setVariables', { set: [{ name: 'people', op: 'set', value: '{{10 / vars.people}}' }] }],
    words: { en: 'It divides by zero.', ja: 'ゼロで割っています。' },
  },
] as const;

for (const { name, step, words } of cases)
  test(`a run that failed by ${name} says so in the language of the screen`, async ({
    open,
    house,
    language,
  }, info) => {
    const key = `reason-${Date.now()}`;
    await publishFlow(house, flow(key, [step[0], step[1]]));
    const id = await startFlow(house, key);
    const page = await open('admin', `/runs/${id}`);
    await expect(page.locator('header').getByText(words[language])).toBeVisible();
    await expectAccessible(page);
    await page.screenshot({ path: info.outputPath('run.png'), fullPage: true });
  });

import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { House } from './house.ts';
import { words, type Words } from './words.ts';

export { expect };
export type Language = 'en' | 'ja';
export interface WorkerOptions {
  language: Language;
  /** Tests that change what others look at share a server only with their like. */
  purpose: string;
  /** Settings of that server. */
  environment: Record<string, string>;
}
export interface OpenOptions {
  theme?: 'light' | 'dark';
  width?: number;
}
interface TestFixtures {
  words: Words;
  /** A page of its own for this person, signed in, in the test's language. Without a person: nobody is. */
  open: (person: string | undefined, path: string, options?: OpenOptions) => Promise<Page>;
}
interface WorkerFixtures extends WorkerOptions {
  /** One server per worker. */
  house: House;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  language: ['en', { scope: 'worker', option: true }],
  purpose: ['reading', { scope: 'worker', option: true }],
  environment: [{}, { scope: 'worker', option: true }],
  house: [
    // The purpose is named so that another one gets another server.
    async ({ purpose: _purpose, environment }, use) => {
      const house = await House.open(environment);
      await house.person('admin');
      await use(house);
      await house.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  words: async ({ language }, use) => use(words[language]),
  open: async ({ browser, house, language }, use) => {
    const contexts: BrowserContext[] = [];
    const faults: string[] = [];
    await use(async (person, path, { theme = 'light', width = 1440 } = {}) => {
      const context = await browser.newContext({
        baseURL: house.base,
        viewport: { width, height: width < 600 ? 844 : 900 },
        colorScheme: theme,
      });
      contexts.push(context);
      if (person !== undefined) await bringIn(house, context, person, { language, theme });
      await context.addInitScript(tellViolations);
      const page = await context.newPage();
      watch(page, faults);
      await page.goto(path);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(faults, 'errors in the browser console').toEqual([]);
  },
});

async function bringIn(house: House, context: BrowserContext, person: string, wish: object): Promise<void> {
  const signed = await house.person(person);
  const { language: locale, theme } = wish as { language: Language; theme: string };
  await house.call(signed, 'PATCH', '/session', { locale, theme });
  const at = signed.cookie.indexOf('=');
  const cookie = { name: signed.cookie.slice(0, at), value: signed.cookie.slice(at + 1) };
  await context.addCookies([{ ...cookie, url: house.base, httpOnly: true, sameSite: 'Lax' }]);
}

/** Whatever the browser complains about is a fault: scripts that fail, and what the content policy refused. */
function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (isExpected(message.text())) return;
    faults.push(`${page.url()}: ${message.text()}`);
  });
}

/** Runs in the page. Browsers keep some refusals of the content policy out of the console. */
function tellViolations(): void {
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
    // The console is how a page tells the test.
    // oxlint-disable-next-line no-console
    console.error(`Refused by ${violatedDirective}: ${blockedURI} at ${sourceFile}:${lineNumber}`),
  );
}

/** Chromium reports every refused request; that a wrong password or a foreign page is refused is what is tested. */
const isExpected = (text: string): boolean =>
  /Failed to load resource: .* (401|403|404|409|422|429)/.test(text);

/** What a program can find that keeps somebody from using the page, by the rules of WCAG 2.2 AA and good practice. */
export const barriers = (page: Page): Promise<string[]> => found(page, new AxeBuilder({ page }));

async function found(page: Page, axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${page.url()} ${id} ${target.join(' ')} ${failureSummary}`),
  );
}
/** The same for colours alone: in the other theme nothing else differs. */
export const paleness = (page: Page): Promise<string[]> =>
  found(page, new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']));

/** Colours of a button that has just been enabled take a frame to arrive: what counts is the page at rest. */
export const expectAccessible = (page: Page): Promise<void> =>
  expect(async () => expect(await barriers(page)).toEqual([])).toPass({ timeout: 20_000 });

/** Whether something sticks out at the side. */
export const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${location.href} is ${scrollWidth - clientWidth} px too wide`] : [];
  });

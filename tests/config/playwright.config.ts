import { defineConfig } from '@playwright/test';
import { findChromium } from '../e2e/chromium.mjs';
import type { Language, WorkerOptions } from '../e2e/support/test.ts';

const executablePath = findChromium();
const locales: Record<Language, string> = { en: 'en-US', ja: 'ja-JP' };

/** Every test is run once in each language. */
const project = (language: Language) => ({
  name: language,
  use: { language, locale: locales[language] },
});

export default defineConfig<object, WorkerOptions>({
  testDir: '../e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '../../node_modules/.cache/playwright',
  globalSetup: '../e2e/support/build.ts',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  projects: [project('en'), project('ja')],
  use: {
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
      ],
    },
  },
});

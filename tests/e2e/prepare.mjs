// Makes sure that there is a browser for the browser tests. Its path is left for the Playwright configuration.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';

if (!findChromium() && !process.env.CHROMIUM_PATH) install();
if (!findChromium()) {
  const what = 'The browser tests need Chromium: install it, or name it in CHROMIUM_PATH.';
  if (process.env.CI) {
    process.stderr.write(`${what}\n`);
    process.exit(1);
  }
  process.stdout.write(`${what} They are skipped.\n`);
  process.exit(0);
}

const config = fileURLToPath(new URL('../config/playwright.config.ts', import.meta.url));
const playwright = fileURLToPath(import.meta.resolve('@playwright/test/cli'));
const given = process.argv.slice(2);
const run = spawnSync(process.execPath, [playwright, 'test', '--config', config, ...given], {
  stdio: 'inherit',
});
process.exit(run.status ?? 1);

/** Where we may, as in a container; everywhere else it is for the person to decide. */
function install() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  process.stdout.write('Installing Chromium for the browser tests.\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['chromium', 'fonts-noto-cjk'];
  spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], {
    stdio: 'inherit',
    env,
  });
}

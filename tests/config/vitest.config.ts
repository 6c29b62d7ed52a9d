import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { plainWork } from '../../server/plain-work.mjs';

const asBuilt = {
  name: 'work written plainly',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    /\/(engine|server|tests)\/.*\.ts$/.test(id) && !id.includes('node_modules')
      ? { code: plainWork(code, id), map: null }
      : undefined,
};
const project = (
  name: string,
  folders: string[],
  plugins: (typeof asBuilt)[],
): TestProjectInlineConfiguration => ({
  extends: true,
  plugins,
  test: { name, include: folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`) },
});

export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    exclude: ['tests/e2e/**'],
    pool: 'threads',
    testTimeout: 20_000,
    // Work is tested in both its forms: the core as it is written, the server as it is built.
    projects: [
      project('written', ['architecture', 'bench', 'builder', 'engine'], []),
      project('built', ['flows', 'server'], [asBuilt]),
    ],
  },
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Part {
  file: string;
  imports?: string[];
}

const root = new URL('../../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'switchyard-weight-'));
let parts: Record<string, Part>;

beforeAll(() => {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const build = ['build', '--config', 'builder/vite.config.ts', '--outDir', folder, '--logLevel', 'warn'];
  // The test's own NODE_ENV would build React as developers want it.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stderr } = spawnSync(process.execPath, [vite, ...build], { cwd: root, env });
  expect(String(stderr)).toBe('');
  expect(status).toBe(0);
  parts = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Part>;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** What a browser fetches to show these, all packed, in thousands of bytes. */
function weightOf(...sources: string[]): number {
  const files = new Set<string>();
  const add = (name: string): void => {
    const part = parts[name];
    if (part === undefined) throw new Error(`The build has no ${name}.`);
    if (files.has(part.file)) return;
    files.add(part.file);
    part.imports?.forEach(add);
  };
  sources.forEach(add);
  const sizes = [...files].map((file) => gzipSync(readFileSync(join(folder, file))).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

const words = (...names: string[]) => names.map((name) => `i18n/ja/${name}.ts`);
const page = ['index.html', ...words('common')];
const app = [...page, 'app/App.tsx'];

describe('what has to be loaded stays small:', () => {
  it('up to 120 kB to sign in', () => {
    expect(weightOf(...page, 'door/Doors.tsx')).toBeLessThan(120);
  });

  // With its words; without them it is below the goal of 240.
  it('up to 245 kB for the work list', () => {
    expect(weightOf(...app, 'agent/WorkPage.tsx', ...words('agent'))).toBeLessThan(245);
  });

  // The goal is 400: what is left above it are the menus, lists and dialogs of the kit.
  it('up to 440 kB for the editor', () => {
    expect(weightOf(...app, 'editor/EditorPage.tsx', ...words('editor', 'form'))).toBeLessThan(440);
  });
});

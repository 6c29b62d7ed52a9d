import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { takeLock } from '../../server/lock.ts';

function openFolder(): { path: string; file: string } {
  const path = mkdtempSync(join(tmpdir(), 'switchyard-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return { path, file: join(path, 'server.lock') };
}

it('refuses a folder that a living process has, and says which', async () => {
  const { path, file } = openFolder();
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  onTestFinished(() => void other.kill());
  await new Promise((resolve) => other.once('spawn', resolve));
  writeFileSync(file, String(other.pid));
  expect(takeLock(path)).toEqual({ heldBy: other.pid });
});

it('takes over what a killed process left, and what cannot be read', async () => {
  const { path, file } = openFolder();
  const dead = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => dead.once('exit', resolve));
  for (const left of [String(dead.pid), String(process.pid), 'garbage', '']) {
    writeFileSync(file, left);
    expect(takeLock(path)).toHaveProperty('release');
  }
});

it('gives the folder back', () => {
  const { path, file } = openFolder();
  const lock = takeLock(path);
  if ('release' in lock) lock.release();
  expect(existsSync(file)).toBe(false);
});

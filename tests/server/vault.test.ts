import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { createVault, vaultKey } from '../../server/vault.ts';

it('gives back what was sealed, and never the same sealed text twice', () => {
  const vault = createVault(randomBytes(32));
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (secret) => {
      const sealed = vault.seal(secret);
      expect(vault.open(sealed)).toBe(secret);
      expect(vault.seal(secret)).not.toBe(sealed);
    }),
  );
});

it('refuses what another key sealed, and what was touched', () => {
  const vault = createVault(randomBytes(32));
  const sealed = vault.seal('whsec_abc');
  expect(() => createVault(randomBytes(32)).open(sealed)).toThrow();
  const at = sealed.length - 3;
  const touched = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
  expect(() => vault.open(touched)).toThrow();
});

it('makes its key once, for its owner alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const first = vaultKey(folder, undefined);
  expect(vaultKey(folder, undefined)).toEqual(first);
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
  expect(vaultKey(folder, 'from the environment')).toHaveLength(32);
});

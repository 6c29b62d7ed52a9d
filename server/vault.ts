import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Seals secrets of others before they are stored: whoever gets the database file alone cannot use them. */
export interface Vault {
  seal(secret: string): string;
  /** Throws when the key is another than the one it was sealed with. */
  open(sealed: string): string;
}

const prefix = 'v1.';

/** AES-256-GCM. A sealed secret is `v1.<iv><tag><text>` in base64url. */
export function createVault(key: Buffer): Vault {
  return {
    seal(secret) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return prefix + Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}

/** The key from `SECRET_KEY`, else from a file only its owner may read, made at the first start. */
export function vaultKey(dataFolder: string, given: string | undefined): Buffer {
  if (given !== undefined) return createHash('sha256').update(given).digest();
  const file = join(dataFolder, 'secret.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  return readFileSync(file);
}

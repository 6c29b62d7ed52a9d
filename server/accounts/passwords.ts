import { hash, verify } from '@node-rs/argon2';

/** The same word typed on another keyboard must be the same bytes. */
const normal = (password: string): string => password.normalize('NFC');

/** Argon2id, 19 MiB, two passes: the library's default and OWASP's first choice. */
export const hashPassword = (password: string): Promise<string> => hash(normal(password));

let decoy: Promise<string> | undefined;

/** Without a hash it takes just as long and says no, so that nobody learns who has an account. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hash('nobody has this password');
  const right = await verify(stored ?? (await decoy), normal(password));
  return right && stored !== undefined;
}

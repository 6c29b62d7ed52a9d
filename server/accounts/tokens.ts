import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits of chance, safe in an address. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token. Tokens are random and long, so a plain hash cannot be guessed back. */
export const tokenHash = (token: string): string => hash('sha256', token, 'hex');

/** Compares in a time that says nothing about where two hashes differ. */
export const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

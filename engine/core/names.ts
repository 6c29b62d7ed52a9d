import { z } from 'zod';

/** Names that would reach an object's prototype. Refused as a key anywhere data enters. */
export const forbiddenNames: readonly string[] = ['__proto__', 'prototype', 'constructor'];

const isAllowed = (name: string): boolean => !forbiddenNames.includes(name);

/** Step, outcome and variable names: they are read in expressions, so they are ASCII identifiers. */
export const nameSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'Use a letter, then letters, digits or _ (at most 64).')
  .refine(isAllowed, 'This name is reserved.');

/** Keys of flows and other things that people refer to in addresses: `social-complaint-intake`. */
export const keySchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,62}$/,
    'Use a lower-case letter, then lower-case letters, digits or - (at most 63).',
  )
  .refine(isAllowed, 'This name is reserved.');

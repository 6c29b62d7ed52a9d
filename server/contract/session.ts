import { z } from 'zod';
import { localeSchema } from '../../engine/core/text.ts';
import { departmentSchema, roleSchema } from '../../engine/records/people.ts';
import { endpoint } from './endpoint.ts';

const tag = 'Session';

/** Long enough to resist guessing; no rules about the kinds of characters. */
export const passwordSchema = z
  .string()
  .min(10, 'Use at least 10 characters.')
  .max(200, 'Use at most 200 characters.');
export const emailSchema = z.email('This is not an e-mail address.').max(200);
/** `system` follows the device. */
export const themeSchema = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof themeSchema>;

/** Who is signed in. `csrfToken` goes into `X-CSRF-Token` of every call that changes something. */
export const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  department: departmentSchema.nullable(),
  locale: localeSchema,
  theme: themeSchema,
  csrfToken: z.string(),
});
export type Me = z.infer<typeof meSchema>;

export const getSession = endpoint({
  id: 'getSession',
  method: 'GET',
  path: '/session',
  tag,
  who: 'person',
  summary: 'Who is signed in',
  result: meSchema,
});
export const signIn = endpoint({
  id: 'signIn',
  method: 'POST',
  path: '/session',
  tag,
  who: 'public',
  summary: 'Sign in',
  description: 'Sets the session cookie. Repeated wrong passwords are answered with 429 for a while.',
  body: z.object({ email: z.string().max(254), password: z.string().max(200) }),
  result: meSchema,
});
export const signOut = endpoint({
  id: 'signOut',
  method: 'DELETE',
  path: '/session',
  tag,
  who: 'person',
  summary: 'Sign out',
  description: 'With `everywhere`, every other session of this person ends too.',
  query: z.object({ everywhere: z.enum(['true', 'false']).default('false') }),
  result: z.object({}),
});
export const updateSession = endpoint({
  id: 'updateSession',
  method: 'PATCH',
  path: '/session',
  tag,
  who: 'person',
  summary: 'Change my language, theme or password',
  description: 'A new password needs the present one and ends my other sessions.',
  body: z.object({
    locale: localeSchema.optional(),
    theme: themeSchema.optional(),
    password: z.object({ present: z.string().max(200), next: passwordSchema }).optional(),
  }),
  result: meSchema,
});

import { z } from 'zod';
import { localeSchema } from '../../engine/core/text.ts';
import { endpoint } from './endpoint.ts';
import { emailSchema, meSchema, passwordSchema } from './session.ts';

const tag = 'Setup';
const tokenSchema = z.string().min(16).max(200);

export const getSetup = endpoint({
  id: 'getSetup',
  method: 'GET',
  path: '/setup',
  tag,
  who: 'public',
  summary: 'Whether the first admin still has to be created',
  result: z.object({ needed: z.boolean() }),
});
export const setUp = endpoint({
  id: 'setUp',
  method: 'POST',
  path: '/setup',
  tag,
  who: 'setup',
  summary: 'Create the first admin and sign in',
  description: 'Works once, with the token of the link that the server prints at its very first start.',
  body: z.object({
    token: tokenSchema,
    name: z.string().trim().min(1).max(100),
    email: emailSchema,
    password: passwordSchema,
    locale: localeSchema.default('en'),
  }),
  result: meSchema,
  status: 201,
});

/** `path` is the page of the one-time link: `/invite/<token>`. It is shown once and cannot be read again. */
export const invitationSchema = z.object({
  agentId: z.string(),
  token: z.string(),
  path: z.string(),
  expiresAt: z.string(),
});
export const createInvitation = endpoint({
  id: 'createInvitation',
  method: 'POST',
  path: '/invitations',
  tag,
  who: ['admin'],
  summary: 'Make a one-time link with which a person sets a password',
  description: 'Also for a forgotten password. An earlier link of the same person stops working.',
  body: z.object({ agentId: z.string().min(1).max(64) }),
  result: invitationSchema,
  status: 201,
});
const invitationParams = z.object({ token: tokenSchema });
export const getInvitation = endpoint({
  id: 'getInvitation',
  method: 'GET',
  path: '/invitations/:token',
  tag,
  who: 'public',
  summary: 'Whom a one-time link is for',
  params: invitationParams,
  result: z.object({ name: z.string(), email: z.string(), locale: localeSchema }),
});
export const acceptInvitation = endpoint({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/invitations/:token',
  tag,
  who: 'public',
  summary: 'Set the password and sign in',
  params: invitationParams,
  body: z.object({ password: passwordSchema }),
  result: meSchema,
});

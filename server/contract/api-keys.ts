import { z } from 'zod';
import { endpoint, idParams } from './endpoint.ts';

const tag = 'API keys';

/** A key acts for a program, so it has no department. */
export const keyRoleSchema = z.enum(['integration', 'agent', 'supervisor', 'admin']);

export const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  role: keyRoleSchema,
  /** First characters, to recognise the key by. */
  prefix: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

export const listApiKeys = endpoint({
  id: 'listApiKeys',
  method: 'GET',
  path: '/api-keys',
  tag,
  who: ['admin'],
  summary: 'List API keys',
  result: z.object({ items: z.array(apiKeySchema) }),
});
export const createApiKey = endpoint({
  id: 'createApiKey',
  method: 'POST',
  path: '/api-keys',
  tag,
  who: ['admin'],
  summary: 'Create an API key',
  description: '`key` is shown only in this answer. Send it as `Authorization: Bearer sy_…`.',
  body: z.object({
    name: z.string().trim().min(1).max(100),
    role: keyRoleSchema.default('integration'),
  }),
  result: apiKeySchema.extend({ key: z.string() }),
  status: 201,
});
export const deleteApiKey = endpoint({
  id: 'deleteApiKey',
  method: 'DELETE',
  path: '/api-keys/:id',
  tag,
  who: ['admin'],
  summary: 'Revoke an API key at once',
  params: idParams,
  result: z.object({}),
});

import { z } from 'zod';
import { keySchema } from '../../engine/core/names.ts';
import { localeSchema, textSchema } from '../../engine/core/text.ts';
import { notificationSchema } from '../../engine/records/people.ts';
import { endpoint, idParams, pageOf, pageQuery } from './endpoint.ts';
import { saidFields } from '../../engine/core/issue.ts';

const tag = 'Notifications';
const admins = ['admin'] as const;
const leaders = ['admin', 'supervisor'] as const;

export const listNotifications = endpoint({
  id: 'listNotifications',
  method: 'GET',
  path: '/notifications',
  tag,
  who: 'person',
  summary: 'List my notices, newest first',
  query: z.object({ ...pageQuery, unread: z.stringbool().optional() }),
  result: pageOf(notificationSchema).extend({ unread: z.int() }),
});
export const readNotifications = endpoint({
  id: 'readNotifications',
  method: 'POST',
  path: '/notifications/read',
  tag,
  who: 'person',
  summary: 'Mark my notices as read',
  description: 'Without `ids`: all of them.',
  body: z.object({ ids: z.array(z.string().max(64)).max(200).optional() }),
  result: z.object({ unread: z.int() }),
});

/** `email` and `webhook` are delivered by Switchyard itself; the other channels by their adapter, where there is one. */
export const outboxStatuses = ['queued', 'sent', 'failed', 'skipped'] as const;
export const outboxStatusSchema = z.enum(outboxStatuses);
export const outboxRowSchema = z.object({
  id: z.string(),
  channel: z.string(),
  to: z.string(),
  class: z.enum(['service', 'incident']),
  locale: localeSchema,
  subject: z.string(),
  text: z.string(),
  template: z.string().nullable(),
  status: outboxStatusSchema,
  /** Why it was skipped, or what the last try said. */
  reason: z.string().nullable(),
  ...saidFields,
  attempts: z.int(),
  nextAttemptAt: z.string().nullable(),
  idempotencyKey: z.string(),
  dedupeKey: z.string().nullable(),
  runId: z.string().nullable(),
  caseId: z.string().nullable(),
  messageId: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
});
export type OutboxRow = z.infer<typeof outboxRowSchema>;

export const listOutbox = endpoint({
  id: 'listOutbox',
  method: 'GET',
  path: '/outbox',
  tag,
  who: ['admin', 'integration'],
  summary: 'List what has left or is about to leave the building, newest first',
  query: z.object({
    ...pageQuery,
    status: outboxStatusSchema.optional(),
    channel: z.string().max(40).optional(),
    runId: z.string().max(64).optional(),
    caseId: z.string().max(64).optional(),
  }),
  result: pageOf(outboxRowSchema),
});
export const retryOutbox = endpoint({
  id: 'retryOutbox',
  method: 'POST',
  path: '/outbox/:id/retry',
  tag,
  who: ['admin', 'integration'],
  summary: 'Try a failed row again, with the same idempotency key',
  params: idParams,
  result: outboxRowSchema,
});

export const templateSchema = z.object({
  key: z.string(),
  class: z.enum(['service', 'incident']),
  subject: textSchema,
  text: textSchema,
  updatedAt: z.string(),
});
export type Template = z.infer<typeof templateSchema>;
export const listTemplates = endpoint({
  id: 'listTemplates',
  method: 'GET',
  path: '/templates',
  tag,
  who: leaders,
  summary: 'List message templates',
  result: z.object({ items: z.array(templateSchema) }),
});
export const saveTemplate = endpoint({
  id: 'saveTemplate',
  method: 'PUT',
  path: '/templates/:key',
  tag,
  who: admins,
  summary: 'Add or change a message template',
  description:
    'Texts may read data as `{{ case.number }}`. A text that cannot be read is refused with its place.',
  params: z.object({ key: keySchema }),
  body: z.object({
    class: templateSchema.shape.class.default('service'),
    subject: textSchema.default({ en: '', ja: '' }),
    text: textSchema,
  }),
  result: templateSchema,
});

export const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  createdAt: z.string(),
});
export type Webhook = z.infer<typeof webhookSchema>;
export const listWebhooks = endpoint({
  id: 'listWebhooks',
  method: 'GET',
  path: '/webhooks',
  tag,
  who: admins,
  summary: 'List outgoing webhooks',
  result: z.object({ items: z.array(webhookSchema) }),
});
export const createWebhook = endpoint({
  id: 'createWebhook',
  method: 'POST',
  path: '/webhooks',
  tag,
  who: admins,
  summary: 'Register an outgoing webhook',
  description:
    'Flows name it by its id; `events` are sent to it as they happen. The secret signs each request (Standard Webhooks) and is shown only in this answer.',
  body: z.object({
    id: keySchema,
    url: z.url({ protocol: /^https?$/ }).max(2000),
    secret: z.string().min(16).max(200).optional(),
    events: z.array(z.string().min(1).max(100)).max(50).default([]),
  }),
  result: webhookSchema.extend({ secret: z.string() }),
  status: 201,
});
export const deleteWebhook = endpoint({
  id: 'deleteWebhook',
  method: 'DELETE',
  path: '/webhooks/:id',
  tag,
  who: admins,
  summary: 'Remove an outgoing webhook',
  params: z.object({ id: keySchema }),
  result: z.object({}),
});

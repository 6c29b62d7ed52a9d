import { z } from 'zod';
import { channelSchema, mentionTypeSchema } from '../../engine/records/cases.ts';
import { endpoint } from './endpoint.ts';

/** A message as a channel hands it in. Without `threadId` the sender's handle is the thread. */
export const newMessageSchema = z.object({
  channel: channelSchema,
  /** Who sends, as the channel knows them: `@miwa_saeki`, an e-mail address, a phone number. */
  handle: z.string().trim().min(1).max(320),
  name: z.string().trim().max(200).optional(),
  email: z.email().max(200).optional(),
  phone: z.string().trim().max(40).optional(),
  subject: z.string().trim().max(500).default(''),
  text: z.string().min(1).max(20_000),
  threadId: z.string().min(1).max(300).optional(),
  /** The channel's own id of the message; the same one is never taken twice. */
  externalId: z.string().min(1).max(300).optional(),
  mentionType: mentionTypeSchema.optional(),
  tags: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
});
export type NewMessage = z.infer<typeof newMessageSchema>;

export const startedFlowSchema = z.object({ id: z.string(), flowKey: z.string(), status: z.string() });
export const receivedMessageSchema = z.object({
  messageId: z.string(),
  conversationId: z.string(),
  caseId: z.string().nullable(),
  runs: z.array(startedFlowSchema),
});
export type ReceivedMessage = z.infer<typeof receivedMessageSchema>;

export const sendMessage = endpoint({
  id: 'sendMessage',
  method: 'POST',
  path: '/messages',
  tag: 'Messages',
  who: ['admin', 'supervisor', 'agent', 'integration'],
  summary: 'Hand in a customer message',
  description:
    'The flows it starts run in the same commit, up to where they first rest. A repeat with the same `externalId` or `Idempotency-Key` answers 200 with the first answer.',
  body: newMessageSchema,
  result: receivedMessageSchema,
  status: 201,
  idempotent: true,
  opensWork: true,
});

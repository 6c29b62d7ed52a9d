import { z } from 'zod';
import { endpoint, idParams, pageOf, pageQuery } from './endpoint.ts';
import { saidFields } from '../../engine/core/issue.ts';

const tag = 'Assistant';
const admins = ['admin'] as const;
const workers = ['admin', 'supervisor', 'agent'] as const;

/** What a model provider may be asked for. Each is switched on by itself. */
export const assistantUseSchema = z.enum(['summary', 'replyDraft', 'translation', 'secondOpinion']);
export type AssistantUse = z.infer<typeof assistantUseSchema>;

const settings = {
  isOn: z.boolean(),
  /** Of any service that speaks the OpenAI protocol, up to and with `/v1`. Its host must be in `ALLOWED_HOSTS`. */
  baseUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
  model: z.string().trim().max(200),
  /** Asked and answered together, per calendar month (UTC). No call is made that might go beyond it. */
  monthlyTokens: z.int().min(0).max(1_000_000_000),
  timeLimitMs: z.int().min(1000).max(30_000),
  uses: z.array(assistantUseSchema).max(assistantUseSchema.options.length),
};
export const assistantSettingsSchema = z.object({
  ...settings,
  /** The key itself is never given out. */
  hasKey: z.boolean(),
  /** Whether the operator allows calls to the host of `baseUrl`. */
  isHostAllowed: z.boolean(),
  usedTokens: z.int(),
  version: z.int(),
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
});
export type AssistantSettings = z.infer<typeof assistantSettingsSchema>;

export const assistantOutcomeSchema = z.enum([
  'answered',
  'overBudget',
  'timeout',
  'hostNotAllowed',
  'unreachable',
  'refused',
  'badAnswer',
]);
export type AssistantOutcome = z.infer<typeof assistantOutcomeSchema>;
export const assistantCallSchema = z.object({
  id: z.string(),
  at: z.string(),
  use: assistantUseSchema,
  /** Who asked: a person, a program or the automation. */
  by: z.object({ id: z.string(), name: z.string().nullable() }),
  caseId: z.string().nullable(),
  model: z.string(),
  outcome: assistantOutcomeSchema,
  detail: z.string().nullable(),
  ...saidFields,
  inputTokens: z.int(),
  outputTokens: z.int(),
  milliseconds: z.int(),
  /** Exactly what was sent and what came back, personal data masked. */
  prompt: z.string(),
  answer: z.string().nullable(),
});
export type AssistantCall = z.infer<typeof assistantCallSchema>;

export const getAssistant = endpoint({
  id: 'getAssistant',
  method: 'GET',
  path: '/assistant',
  tag,
  who: workers,
  summary: 'What the assistant may be asked for',
  description: 'Empty while no model provider is switched on: everything else works without one.',
  result: z.object({ uses: z.array(assistantUseSchema) }),
});
export const getAssistantSettings = endpoint({
  id: 'getAssistantSettings',
  method: 'GET',
  path: '/assistant/settings',
  tag,
  who: admins,
  summary: 'Read how the model provider is set up',
  result: assistantSettingsSchema,
});
export const saveAssistantSettings = endpoint({
  id: 'saveAssistantSettings',
  method: 'PUT',
  path: '/assistant/settings',
  tag,
  who: admins,
  summary: 'Set up the model provider, switch it on or off',
  description:
    '`apiKey` is stored sealed and never given out again; left out it stays as it is, empty it is removed. A changed host needs the key anew. Switching on needs an address that may be called and a model.',
  body: z.object({ ...settings, apiKey: z.string().trim().max(500).optional() }),
  result: assistantSettingsSchema,
  ifMatch: true,
});
export const listAssistantCalls = endpoint({
  id: 'listAssistantCalls',
  method: 'GET',
  path: '/assistant/calls',
  tag,
  who: admins,
  summary: 'List what the model provider was asked, newest first',
  description: 'Kept for 90 days.',
  query: z.object(pageQuery),
  result: pageOf(assistantCallSchema),
});
export const summarizeCase = endpoint({
  id: 'summarizeCase',
  method: 'POST',
  path: '/cases/:id/summary',
  tag,
  who: workers,
  summary: 'Have a case summed up',
  description:
    'Asks the model provider with personal data masked; nothing is stored on the case. 409 `assistantOff`, 429 `overBudget`, 502 `assistantFailed`.',
  params: idParams,
  result: z.object({ text: z.string(), callId: z.string() }),
});
export const draftReply = endpoint({
  id: 'draftReply',
  method: 'POST',
  path: '/cases/:id/reply-draft',
  tag,
  who: workers,
  summary: 'Have an answer to the customer drafted',
  description:
    'Only a draft: a person reads it, changes it and sends it as any answer. 409 `assistantOff`, 429 `overBudget`, 502 `assistantFailed`.',
  params: idParams,
  body: z.object({
    /** What the answer should say, in the agent's words. */
    instructions: z.string().trim().max(2000).default(''),
  }),
  result: z.object({ text: z.string(), language: z.string(), callId: z.string() }),
});

const translationSchema = z.object({
  text: z.string(),
  language: z.string(),
  callId: z.string(),
  /** Only the first 5,000 characters were translated. */
  isCut: z.boolean(),
});
export const translateMessage = endpoint({
  id: 'translateMessage',
  method: 'POST',
  path: '/cases/:id/messages/:messageId/translation',
  tag,
  who: workers,
  summary: 'Have a message translated into the language of the caller',
  description:
    'Asks the model provider with personal data masked; nothing is stored on the case. 409 `assistantOff`, 429 `overBudget`, 502 `assistantFailed`.',
  params: z.object({ id: z.string(), messageId: z.string() }),
  result: translationSchema,
});
export const translateReply = endpoint({
  id: 'translateReply',
  method: 'POST',
  path: '/cases/:id/reply-translation',
  tag,
  who: workers,
  summary: 'Have a reply translated into the language of the customer',
  description:
    'Sends nothing: a person reads the translation and sends it as any answer. 409 `assistantOff`, 429 `overBudget`, 502 `assistantFailed`.',
  params: idParams,
  body: z.object({ text: z.string().trim().min(1).max(20_000) }),
  result: translationSchema,
});

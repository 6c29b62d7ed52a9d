import { z } from 'zod';
import { departmentSchema } from './people.ts';
import { idSchema, label, recordBase, timeSchema } from './field.ts';
import { caseStatuses, caseTypes, channels, priorities, ticketStatuses } from './values.ts';

export const channelSchema = z.enum(channels);
export type Channel = z.infer<typeof channelSchema>;
export const caseStatusSchema = z.enum(caseStatuses);
export const prioritySchema = z.enum(priorities);
export type Priority = z.infer<typeof prioritySchema>;
export const caseTypeSchema = z.enum(caseTypes);
export const mentionTypeSchema = z.enum(['tagged', 'untagged', 'competitor', 'direct']);

export const conversationSchema = z.object({
  ...recordBase,
  channel: channelSchema.meta(label('Channel', 'チャネル')),
  threadKey: z.string().meta(label('Thread', 'スレッド')),
  contactId: z.string().nullable(),
  personaId: z.string().nullable(),
  state: z.enum(['open', 'waiting', 'closed']).meta(label('State', '状態')),
  lastAgentId: z.string().nullable(),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const messageSchema = z.object({
  ...recordBase,
  conversationId: idSchema,
  caseId: z.string().nullable(),
  channel: channelSchema.meta(label('Channel', 'チャネル')),
  direction: z.enum(['in', 'out']).meta(label('Direction', '方向')),
  author: z.enum(['customer', 'agent', 'bot', 'system']).meta(label('Author', '送信者')),
  authorId: z.string().nullable(),
  handle: z.string().meta(label('Sender', '送信元')),
  subject: z.string().meta(label('Subject', '件名')),
  text: z.string().meta(label('Text', '本文')),
  language: z.string().meta(label('Language', '言語')),
  mentionType: mentionTypeSchema.nullable().meta(label('Mention', 'メンション')),
  tags: z.array(z.string()).meta(label('Tags', 'タグ')),
  visibility: z.enum(['public', 'direct', 'internal']).meta(label('Visibility', '公開範囲')),
});
export type Message = z.infer<typeof messageSchema>;

export const caseSchema = z.object({
  ...recordBase,
  number: z.string().meta(label('Number', '番号')),
  subject: z.string().meta(label('Subject', '件名')),
  description: z.string().meta(label('Description', '説明')),
  channel: channelSchema.meta(label('Channel', 'チャネル')),
  language: z.string().meta(label('Language', '言語')),
  contactId: z.string().nullable().meta(label('Contact', '顧客')),
  accountId: z.string().nullable().meta(label('Account', '取引先')),
  conversationId: z.string().nullable(),
  status: caseStatusSchema.meta(label('Status', 'ステータス')),
  priority: prioritySchema.meta(label('Priority', '優先度')),
  type: caseTypeSchema.nullable().meta(label('Type', '種別')),
  reason: z.string().nullable().meta(label('Reason', '理由')),
  product: z.string().nullable().meta(label('Product', '製品')),
  /** Whose matter it is in the end, whoever answers the customer. */
  department: departmentSchema.nullable().meta(label('Department', '部門')),
  queueId: z.string().nullable().meta(label('Queue', 'キュー')),
  ownerId: z.string().nullable().meta(label('Owner', '担当者')),
  previousCaseId: z.string().nullable(),
  resolution: z.string().nullable().meta(label('Resolution', '解決内容')),
  tags: z.array(z.string()).meta(label('Tags', 'タグ')),
  firstAgentReplyAt: timeSchema.nullable().meta(label('First agent reply', '担当者の初回返信')),
  lastCustomerMessageAt: timeSchema.nullable().meta(label('Last customer message', '顧客の最終メッセージ')),
  solvedAt: timeSchema.nullable().meta(label('Solved at', '解決日時')),
  closedAt: timeSchema.nullable().meta(label('Closed at', 'クローズ日時')),
  reopenCount: z.int().meta(label('Times reopened', '再オープン回数')),
});
export type Case = z.infer<typeof caseSchema>;
/** What rules and models find out from the text and set on the case. */
export const foundFields = ['reason', 'product', 'type', 'priority', 'department'] as const;
export type FoundField = (typeof foundFields)[number];

export const workItemSchema = z.object({
  ...recordBase,
  caseId: idSchema,
  queueId: idSchema,
  agentId: z.string().nullable(),
  status: z.enum(['queued', 'assigned', 'completed']),
  /** Higher is served first within a queue; then age. */
  score: z.number(),
  weight: z.int(),
  requirements: z.array(
    z.object({ skill: z.string(), minLevel: z.int(), additional: z.boolean().optional() }),
  ),
  enqueuedAt: timeSchema,
  assignedAt: timeSchema.nullable(),
});
export type WorkItem = z.infer<typeof workItemSchema>;

export const ticketStatusSchema = z.enum(ticketStatuses);
export const ticketSchema = z.object({
  ...recordBase,
  number: z.string().meta(label('Number', '番号')),
  caseId: z.string().nullable(),
  department: departmentSchema.meta(label('Department', '部門')),
  type: z.string().meta(label('Type', '種別')),
  priority: prioritySchema.meta(label('Priority', '優先度')),
  status: ticketStatusSchema.meta(label('Status', 'ステータス')),
  summary: z.string().meta(label('Summary', '概要')),
  fields: z.record(z.string(), z.string()),
  assigneeId: z.string().nullable().meta(label('Assignee', '担当者')),
  dueAt: timeSchema.nullable().meta(label('Due', '期限')),
  duplicateKey: z.string().nullable(),
  resolution: z.string().nullable().meta(label('Resolution', '解決内容')),
});
export type Ticket = z.infer<typeof ticketSchema>;

export const slaInstanceSchema = z.object({
  ...recordBase,
  caseId: idSchema,
  policyId: idSchema,
  kpi: z.enum(['firstResponse']),
  state: z.enum(['inProgress', 'paused', 'nearing', 'succeeded', 'breached', 'cancelled']),
  startAt: timeSchema,
  warnAt: timeSchema,
  dueAt: timeSchema,
  endedAt: timeSchema.nullable(),
});
export type SlaInstance = z.infer<typeof slaInstanceSchema>;

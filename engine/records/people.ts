import { z } from 'zod';
import { localeSchema, textSchema, type Text } from '../core/text.ts';
import { idSchema, label, recordBase, timeSchema } from './field.ts';
import { departments, presences } from './values.ts';

export const roleSchema = z.enum(['admin', 'supervisor', 'agent', 'department', 'integration']);
export type Role = z.infer<typeof roleSchema>;

export const departmentSchema = z.enum(departments);
export type Department = z.infer<typeof departmentSchema>;
export const departmentNames: Readonly<Record<Department, Text>> = {
  product: { en: 'Product', ja: '製品' },
  it: { en: 'IT', ja: 'IT' },
  marketing: { en: 'Marketing', ja: 'マーケティング' },
  finance: { en: 'Finance', ja: '経理' },
  operations: { en: 'Operations', ja: '業務' },
  manufacturing: { en: 'Manufacturing', ja: '製造' },
  sales: { en: 'Sales', ja: '営業' },
};

export const presenceSchema = z.enum(presences);

/** Someone who signs in. Agents take cases; department members take tickets. */
export const agentSchema = z.object({
  /** `id` is short and stable, chosen at creation and used in flows: `mori`. */
  ...recordBase,
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  /** Team leads are told of VIP cases and breaches. */
  isLead: z.boolean(),
  department: departmentSchema.nullable(),
  locale: localeSchema,
  presence: presenceSchema,
  /** Units of work at a time; a case weighs 2, a chat 3. */
  capacity: z.int(),
  active: z.boolean(),
});
export type Agent = z.infer<typeof agentSchema>;

export const skillSchema = z.object({
  id: idSchema,
  name: textSchema,
  kind: z.enum(['language', 'product', 'topic', 'channel']),
});
export const agentSkillSchema = z.object({
  agentId: idSchema,
  skillId: idSchema,
  level: z.int().min(1).max(10),
});

export const queueSchema = z.object({
  ...recordBase,
  name: textSchema,
  /** Lower is served first. */
  priority: z.int(),
  businessHoursId: z.string().nullable(),
  method: z.enum(['highestCapacity', 'roundRobin', 'longestIdle', 'manualPick']),
  isFallback: z.boolean(),
  memberIds: z.array(idSchema),
});
export type Queue = z.infer<typeof queueSchema>;

export const accountSchema = z.object({
  ...recordBase,
  name: z.string().meta(label('Account name', '取引先名')),
  tier: z.enum(['standard', 'gold', 'vip']).meta(label('Tier', 'ランク')),
  ownerId: z.string().nullable().meta(label('Owner', '所有者')),
  flags: z.array(z.string()).meta(label('Flags', 'フラグ')),
});
export type Account = z.infer<typeof accountSchema>;

export const contactSchema = z.object({
  ...recordBase,
  accountId: z.string().nullable().meta(label('Account', '取引先')),
  family: z.string().meta(label('Family name', '姓')),
  given: z.string().meta(label('Given name', '名')),
  kana: z.string().meta(label('Kana reading', 'フリガナ')),
  name: z.string().meta(label('Name', '氏名')),
  emails: z.array(z.string()).meta(label('E-mail addresses', 'メールアドレス')),
  phones: z.array(z.string()).meta(label('Phone numbers', '電話番号')),
  locale: localeSchema.meta(label('Language', '言語')),
  isVip: z.boolean().meta(label('VIP customer', 'VIP顧客')),
  timezone: z.string().meta(label('Time zone', 'タイムゾーン')),
});
export type Contact = z.infer<typeof contactSchema>;

export const personaSchema = z.object({
  ...recordBase,
  provider: z.enum(['x', 'facebook', 'instagram', 'line', 'email', 'webForm', 'phone']),
  handle: z.string(),
  contactId: z.string().nullable(),
  linkStatus: z.enum(['unlinked', 'requested', 'linked', 'revoked']),
});
export type Persona = z.infer<typeof personaSchema>;

export const notificationSchema = z.object({
  id: idSchema,
  agentId: idSchema,
  text: textSchema,
  /** Page in the app: `/cases/case_…`. */
  link: z.string().nullable(),
  createdAt: timeSchema,
  readAt: timeSchema.nullable(),
});
export type Notification = z.infer<typeof notificationSchema>;

import { z } from 'zod';
import { localeSchema } from '../../engine/core/text.ts';
import { accountSchema, contactSchema, personaSchema } from '../../engine/records/people.ts';
import { endpoint, idParams, pageOf, pageQuery } from './endpoint.ts';
import { timezoneSchema } from './timezone.ts';

const tag = 'Customers';
const workers = ['admin', 'supervisor', 'agent'] as const;

export const contactViewSchema = contactSchema.extend({ accountName: z.string().nullable() });
export type ContactView = z.infer<typeof contactViewSchema>;
/** A contact with the account and the handles they are known by. */
export const contactDetailSchema = contactViewSchema.extend({
  account: accountSchema.nullable(),
  personas: z.array(personaSchema),
});
export type ContactDetail = z.infer<typeof contactDetailSchema>;

const contactFields = {
  accountId: z.string().max(64).nullable(),
  family: z.string().trim().max(100),
  given: z.string().trim().max(100),
  kana: z.string().trim().max(200),
  name: z.string().trim().min(1).max(200),
  emails: z.array(z.email().max(200)).max(20),
  phones: z
    .array(
      z
        .string()
        .trim()
        .regex(/^\+?[0-9()\-\s]{5,30}$/),
    )
    .max(20),
  locale: localeSchema,
  isVip: z.boolean(),
  timezone: timezoneSchema,
};
/** `name` is made of family and given name when it is not given. */
export const newContactSchema = z
  .object({
    ...contactFields,
    accountId: contactFields.accountId.default(null),
    family: contactFields.family.default(''),
    given: contactFields.given.default(''),
    kana: contactFields.kana.default(''),
    name: contactFields.name.optional(),
    emails: contactFields.emails.default([]),
    phones: contactFields.phones.default([]),
    locale: contactFields.locale.default('ja'),
    isVip: contactFields.isVip.default(false),
    timezone: contactFields.timezone.default('Asia/Tokyo'),
  })
  .refine(({ name, family, given }) => Boolean(name || family || given), {
    path: ['name'],
    message: 'Give a name, or a family or given name.',
  });
export type NewContact = z.infer<typeof newContactSchema>;
export const contactChangeSchema = z.object(contactFields).partial();
export type ContactChange = z.infer<typeof contactChangeSchema>;

const accountFields = {
  name: z.string().trim().min(1).max(200),
  tier: accountSchema.shape.tier,
  ownerId: z.string().max(64).nullable(),
  flags: z.array(z.string().trim().min(1).max(64)).max(20),
};
export const newAccountSchema = z.object({
  name: accountFields.name,
  tier: accountFields.tier.default('standard'),
  ownerId: accountFields.ownerId.default(null),
  flags: accountFields.flags.default([]),
});
export type NewAccount = z.infer<typeof newAccountSchema>;
export const accountChangeSchema = z.object(accountFields).partial();
export type AccountChange = z.infer<typeof accountChangeSchema>;

export const listContacts = endpoint({
  id: 'listContacts',
  method: 'GET',
  path: '/contacts',
  tag,
  who: workers,
  summary: 'List contacts, newest first',
  description: '`q` looks in names, kana, e-mail addresses and phone numbers.',
  query: z.object({
    ...pageQuery,
    q: z.string().trim().max(200).optional(),
    accountId: z.string().max(64).optional(),
  }),
  result: pageOf(contactViewSchema),
});
export const createContact = endpoint({
  id: 'createContact',
  method: 'POST',
  path: '/contacts',
  tag,
  who: workers,
  summary: 'Add a contact',
  body: newContactSchema,
  result: contactDetailSchema,
  status: 201,
});
export const getContact = endpoint({
  id: 'getContact',
  method: 'GET',
  path: '/contacts/:id',
  tag,
  who: workers,
  summary: 'Read a contact',
  params: idParams,
  result: contactDetailSchema,
});
export const updateContact = endpoint({
  id: 'updateContact',
  method: 'PATCH',
  path: '/contacts/:id',
  tag,
  who: workers,
  summary: 'Change a contact',
  params: idParams,
  body: contactChangeSchema,
  result: contactDetailSchema,
  ifMatch: true,
});
export const listAccounts = endpoint({
  id: 'listAccounts',
  method: 'GET',
  path: '/accounts',
  tag,
  who: workers,
  summary: 'List accounts by name',
  query: z.object({ q: z.string().trim().max(200).optional() }),
  result: z.object({ items: z.array(accountSchema) }),
});
export const createAccount = endpoint({
  id: 'createAccount',
  method: 'POST',
  path: '/accounts',
  tag,
  who: workers,
  summary: 'Add an account',
  body: newAccountSchema,
  result: accountSchema,
  status: 201,
});

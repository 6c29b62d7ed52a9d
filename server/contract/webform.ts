import { z } from 'zod';
import { localeSchema } from '../../engine/core/text.ts';
import { endpoint } from './endpoint.ts';
import { emailSchema } from './session.ts';

/** The public contact form. `requestId` is made by the page, so that a second click is the same message. */
export const sendContactForm = endpoint({
  id: 'sendContactForm',
  method: 'POST',
  path: '/forms/contact',
  tag: 'Channels',
  who: 'public',
  summary: 'Send a message with the contact form',
  body: z.object({
    name: z.string().trim().min(1).max(100),
    email: emailSchema,
    subject: z.string().trim().max(200).default(''),
    text: z.string().trim().min(1).max(8000),
    locale: localeSchema.default('en'),
    requestId: z.string().min(16).max(64),
    /** A field people do not see. Filled in, the message is taken and thrown away. */
    website: z.string().max(200).default(''),
  }),
  result: z.object({ received: z.boolean() }),
  status: 202,
});

import type { Router } from 'express';
import type { Clock } from '../../../engine/runtime/ports.ts';
import type { NewMessage } from '../../contract/conversations.ts';
import { Problem } from '../../contract/problem.ts';
import { sendContactForm } from '../../contract/webform.ts';
import { route, type Route } from '../../http/handler.ts';
import { createLimits } from '../../http/limits.ts';
import { formScript, formStyle } from './assets.ts';
import { formPage } from './page.ts';

export interface WebformOptions {
  /** Takes a message for good, or says why not. */
  accept(message: NewMessage): Promise<unknown>;
  /** Real time: the limits are about people at keyboards. */
  clock: Pick<Clock, 'now'>;
  /** Messages from one address within 15 minutes. */
  perAddress?: number;
}

/** What the contact page sends to. */
export function webformRoutes({ accept, clock, perAddress = 20 }: WebformOptions): Route[] {
  const limits = createLimits(clock);
  return [
    route(sendContactForm, async ({ body, ip }) => {
      const subject = { name: `form from ${ip()}`, limit: perAddress };
      const refusal = limits.refusal(subject);
      if (refusal) return refusal;
      limits.count(subject);
      // Only programs fill in a field that nobody sees; they are told what they want to hear.
      if (body.website !== '') return { received: true };
      const accepted = await accept(messageOf(body));
      return accepted instanceof Problem ? accepted : { received: true };
    }),
  ];
}

const messageOf = (body: {
  name: string;
  email: string;
  subject: string;
  text: string;
  requestId: string;
}): NewMessage => ({
  channel: 'webForm',
  handle: body.email.toLowerCase(),
  name: body.name,
  email: body.email.toLowerCase(),
  subject: body.subject,
  text: body.text,
  externalId: body.requestId,
  tags: [],
});

/** The contact page itself, in the language asked for or else the browser's. */
export function webformPages(router: Router): void {
  router.get('/form', (request, response) => {
    const asked = request.query.lang;
    const locale = asked === 'ja' || asked === 'en' ? asked : request.acceptsLanguages(['en', 'ja']);
    response.setHeader('vary', 'accept-language');
    response.type('html').send(formPage(locale === 'ja' ? 'ja' : 'en'));
  });
  router.get('/form/form.css', (_request, response) => void response.type('css').send(formStyle));
  router.get('/form/form.js', (_request, response) => void response.type('js').send(formScript));
}

import type { Logger } from 'pino';
import type { ActServices } from '../../engine/runtime/ports.ts';
import type { NewMessage } from '../contract/conversations.ts';
import type { Senders } from '../desk/notifications/sender.ts';
import type { Route } from '../http/handler.ts';
import type { AddPages } from '../http/pages.ts';
import { emailSender, messageIds, startReceiver, type FindMessage, type Receiver } from './email/index.ts';
import { createOutbound, type Outbound } from './outbound.ts';
import { webformPages, webformRoutes } from './webform/index.ts';
import { webhookSender } from './webhook/sender.ts';

export { findMessageIn, type FindMessage } from './email/index.ts';

export interface ChannelsOptions {
  allowedHosts: readonly string[];
  /** Outgoing mail server; without it mail has no way out. */
  smtpUrl?: string;
  mailFrom: string;
  /** Where mail comes in; without it none does. */
  mailIn?: { host: string; port: number };
  /** A value of this installation that never changes: it seals the Message-IDs. */
  secret: string;
  /** Takes a customer's message for good and starts what it starts, or answers with a problem. */
  accept(message: NewMessage): Promise<unknown>;
  findMessage: FindMessage;
  log: Logger;
  /** Real time, whatever the clock of the flows says: signatures and limits are about the world outside. */
  now?(): number;
}
export interface Channels {
  /** What really has a way out, for the delivery of the outbox. */
  senders: Senders;
  /** What act steps may use. */
  services: ActServices;
  mayCall: Outbound['mayCall'];
  routes: Route[];
  pages: AddPages[];
  /** Opens the receivers and says on which ports. */
  start(): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

/** Every way in and out of the building but the API. */
export function createChannels(options: ChannelsOptions): Channels {
  const { smtpUrl, mailFrom, mailIn, accept, findMessage, log, now = Date.now } = options;
  const ids = messageIds(options.secret, domainOf(mailFrom));
  const outbound = createOutbound({ allowedHosts: options.allowedHosts });
  const email = smtpUrl ? emailSender({ url: smtpUrl, from: mailFrom, ids, findMessage }) : undefined;
  let receiver: Receiver | undefined;
  return {
    senders: { webhook: webhookSender(outbound, now), ...(email ? { email } : {}) },
    services: { http: outbound.http },
    mayCall: outbound.mayCall,
    routes: webformRoutes({ accept, clock: { now } }),
    pages: [webformPages],
    async start(): Promise<Record<string, number>> {
      if (!mailIn) return {};
      receiver = await startReceiver({ ...mailIn, ids, findMessage, accept, log, now });
      return { smtp: receiver.port };
    },
    async stop() {
      await receiver?.close();
      email?.close();
      await outbound.close();
    },
  };
}

/** `Support <support@example.com>` and `support@example.com` alike. */
const domainOf = (address: string): string => /@([\w.-]+)>?\s*$/.exec(address)?.[1] ?? 'localhost';

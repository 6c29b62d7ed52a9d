import { channelSchema } from '../../engine/browser.ts';

/** Customers' channels, and the ways that only notices go. */
const channels = [...channelSchema.options, 'inApp', 'webhook'] as const;
type KnownChannel = (typeof channels)[number];

/** A channel in words. The outbox may name one that a later version has added. */
export function channelName(channel: string, word: (known: KnownChannel) => string): string {
  const known = channels.find((each) => each === channel);
  return known ? word(known) : channel;
}

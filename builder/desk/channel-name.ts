import { channels } from '../../engine/browser.ts';

/** Customers' channels, and the ways that only notices go. */
const ways = [...channels, 'inApp', 'webhook'] as const;
type KnownChannel = (typeof ways)[number];

/** A channel in words. The outbox may name one that a later version has added. */
export function channelName(channel: string, word: (known: KnownChannel) => string): string {
  const known = ways.find((each) => each === channel);
  return known ? word(known) : channel;
}

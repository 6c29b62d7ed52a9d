import type { Locale } from '../../../engine/core/text.ts';
import type { Channel, Message } from '../../../engine/records/cases.ts';

/** Which of the two languages that our own words exist in suits somebody who writes in `language`. */
export const localeFor = (language: string): Locale => (language === 'ja' ? 'ja' : 'en');

const openPlaces: ReadonlySet<Channel> = new Set<Channel>(['x', 'facebook', 'instagram']);
/** What is posted in the open can be read by everybody; all else is between the customer and us. */
export function visibilityOf(channel: Channel, mention: Message['mentionType']): Message['visibility'] {
  return openPlaces.has(channel) && mention !== null && mention !== 'direct' ? 'public' : 'direct';
}

/** Messages with the same key are one conversation. The prefix keeps a handle from passing for a thread. */
export const threadKeyOf = (threadId: string | undefined, handleKey: string): string =>
  threadId === undefined ? `handle:${handleKey}` : `thread:${threadId}`;

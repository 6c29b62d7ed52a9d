import type { Locale } from '../../../engine/core/text.ts';
import type { Channel, Message } from '../../../engine/records/cases.ts';

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/gu;
const latin = /\p{Script=Latin}/gu;

/**
 * Which of our two languages a text is in, by its script; null for an emoji or a number. A Japanese character
 * says about as much as three Latin letters, so foreign product names do not tip the scales.
 */
export function languageOf(text: string): Locale | null {
  const plain = text.normalize('NFKC').replace(/https?:\/\/\S+|[@#][\w-]+|\S+@\S+/g, ' ');
  const ja = plain.match(japanese)?.length ?? 0;
  const en = plain.match(latin)?.length ?? 0;
  if (ja === 0 && en === 0) return null;
  return ja * 3 >= en ? 'ja' : 'en';
}

const openPlaces: ReadonlySet<Channel> = new Set<Channel>(['x', 'facebook', 'instagram']);
/** What is posted in the open can be read by everybody; all else is between the customer and us. */
export function visibilityOf(channel: Channel, mention: Message['mentionType']): Message['visibility'] {
  return openPlaces.has(channel) && mention !== null && mention !== 'direct' ? 'public' : 'direct';
}

/** Messages with the same key are one conversation. The prefix keeps a handle from passing for a thread. */
export const threadKeyOf = (threadId: string | undefined, handleKey: string): string =>
  threadId === undefined ? `handle:${handleKey}` : `thread:${threadId}`;

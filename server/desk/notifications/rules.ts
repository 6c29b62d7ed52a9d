import type { Channel, Message } from '../../../engine/records/cases.ts';

/** Seconds before the second and the third try. */
const backoffSeconds = [5, 30];

/** When a row that failed `attempts` times is tried again; undefined when it is given up. */
export function nextTryAt(attempts: number, retryable: boolean, now: number): number | undefined {
  const wait = retryable ? backoffSeconds[attempts - 1] : undefined;
  return wait === undefined ? undefined : now + wait * 1000;
}

/** Longest text a channel takes. Channels not listed take what we do. */
const limits: Partial<Record<Channel, Partial<Record<Message['visibility'], number>>>> = {
  x: { public: 280, direct: 10_000 },
  sms: { public: 670, direct: 670 },
  instagram: { public: 2200, direct: 1000 },
  facebook: { public: 8000, direct: 2000 },
  line: { public: 5000, direct: 5000 },
};

const codePoints = (text: string): number => Array.from(text).length;
/** X counts a Japanese character, or an emoji, as two. */
const xUnits = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2), 0);

/** The channel's limit when the text is longer than it; undefined when it fits. */
export function limitExceeded(
  channel: Channel,
  visibility: Message['visibility'],
  text: string,
): number | undefined {
  const limit = limits[channel]?.[visibility];
  if (limit === undefined) return undefined;
  const length = channel === 'x' ? xUnits(text) : codePoints(text);
  return length > limit ? limit : undefined;
}

/** How a person on a channel is reached; undefined when we know no address. */
export function addressOn(
  channel: Channel,
  known: { handle: string; email: string | null; phone: string | null },
): { channel: string; recipient: string } | undefined {
  const address = (on: string, recipient: string | null) =>
    recipient ? { channel: on, recipient } : undefined;
  switch (channel) {
    case 'email':
      return address('email', known.handle);
    case 'webForm':
      // A form has no way back: whoever filled it in is answered by mail.
      return address('email', known.email ?? (known.handle.includes('@') ? known.handle : null));
    case 'phoneNote':
      return address('email', known.email);
    case 'sms':
      return address('sms', known.phone ?? known.handle);
    case 'chat':
    case 'facebook':
    case 'x':
    case 'instagram':
    case 'line':
      return address(channel, known.handle);
    default:
      return channel satisfies never;
  }
}

/** Minutes in which a dedupe key counts when the step does not say. */
export const defaultDedupeMinutes = 60;

/** One line for a mail's subject when neither template nor step gives one. */
export const subjectFrom = (text: string): string => {
  const line = text.split('\n', 1)[0] ?? '';
  return Array.from(line).slice(0, 80).join('');
};

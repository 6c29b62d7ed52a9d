import type { Channel } from '../../../engine/records/cases.ts';
import type { Contact, Persona } from '../../../engine/records/people.ts';

export type Provider = Persona['provider'];

/** Under which provider a channel's senders are known. */
export function providerOf(channel: Channel): Provider {
  switch (channel) {
    case 'x':
    case 'facebook':
    case 'instagram':
    case 'line':
    case 'email':
      return channel;
    case 'webForm':
    case 'chat':
      return 'webForm';
    case 'sms':
    case 'phoneNote':
      return 'phone';
    default: {
      const unknown: never = channel;
      return unknown;
    }
  }
}

/** A handle as it is compared. LINE's user ids differ by case; all other handles do not. */
export function handleKey(provider: Provider, handle: string): string {
  const plain = handle.normalize('NFKC').trim();
  if (provider === 'email') return emailKey(plain) ?? plain.toLowerCase();
  if (provider === 'phone') return phoneKey(plain) ?? plain.toLowerCase();
  if (provider === 'line') return plain;
  return plain.replace(/^@/, '').toLowerCase();
}

/** An e-mail address as it is compared: `Saeki <Miwa@Example.jp>` is `miwa@example.jp`. */
export function emailKey(text: string): string | null {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const address = /<([^<>]+)>$/.exec(plain)?.[1]?.trim() ?? plain;
  return /^[^\s@]+@[^\s@]+$/.test(address) ? address : null;
}

/** A phone number as it is compared: country code and digits. A number without country code is a Japanese one. */
export function phoneKey(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  // Some write +81 (0)90… or +81 090…; the 0 of the area code is not dialled after a country code.
  const digits = international(plain, plain.replace(/\D/g, '')).replace(/^810+/, '81');
  return digits.length >= 6 && digits.length <= 15 ? digits : null;
}
function international(plain: string, digits: string): string {
  if (plain.startsWith('+') || digits.startsWith('00')) return digits.replace(/^0+/, '');
  return digits.startsWith('0') ? `81${digits.slice(1)}` : digits;
}

export interface ContactKey {
  kind: 'email' | 'phone';
  value: string;
}
/** What a contact is recognised by. */
export function keysOf(contact: Pick<Contact, 'emails' | 'phones'>): ContactKey[] {
  const keys = [
    ...contact.emails.map((text) => ({ kind: 'email' as const, value: emailKey(text) })),
    ...contact.phones.map((text) => ({ kind: 'phone' as const, value: phoneKey(text) })),
  ];
  const unique = new Map(keys.map((key) => [`${key.kind}:${key.value}`, key]));
  return [...unique.values()].filter((key): key is ContactKey => key.value !== null);
}

/** Family name first in Japanese, given name first in English. */
export function fullName(contact: Pick<Contact, 'family' | 'given' | 'locale'>): string {
  const { family, given, locale } = contact;
  return (locale === 'ja' ? [family, given] : [given, family]).filter(Boolean).join(' ');
}

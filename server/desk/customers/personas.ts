import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Locale } from '../../../engine/core/text.ts';
import type { Reason } from '../../../engine/core/step.ts';
import type { IdentifyRequest } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Contact, Persona } from '../../../engine/records/people.ts';
import type { NewContact } from '../../contract/customers.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import { contactById, contactsByKey, insertPersona, personaByHandle, savePersona } from './records.ts';
import { emailKey, handleKey, phoneKey, type Provider } from './rules.ts';

/** Who sent a message, as far as the channel says. */
export interface Sender {
  provider: Provider;
  handle: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  locale: Locale;
}
export interface Recognised {
  outcome: 'matched' | 'ambiguous' | 'unknown';
  contact: Contact | null;
  persona: Persona | null;
  why: Reason[];
}
type Key = IdentifyRequest['keys'][number];

/** Recognising senders. A name identifies nobody: two people may have the same one. */
export function personas(
  { clock, ids }: DeskContext,
  createContact: (draft: NewContact) => Work<Contact | Problem>,
) {
  function* add(sender: Pick<Sender, 'provider' | 'handle'>, contactId: string | null): Work<Persona> {
    const now = isoTime(clock.now());
    const persona: Persona = {
      id: ids.next('persona'),
      provider: sender.provider,
      handle: sender.handle,
      contactId,
      linkStatus: contactId ? 'linked' : 'unlinked',
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    yield* insertPersona(persona, handleKey(sender.provider, sender.handle));
    return persona;
  }

  /** Says that this handle is this contact's. To be done with the contact's consent only. */
  function* linkPersona(contactId: string, provider: Provider, handle: string): Work<Persona> {
    const known = yield* personaByHandle(provider, handleKey(provider, handle));
    if (!known) return yield* add({ provider, handle }, contactId);
    const linked: Persona = {
      ...known,
      contactId,
      linkStatus: 'linked',
      updatedAt: isoTime(clock.now()),
      version: known.version + 1,
    };
    yield* savePersona(linked);
    return linked;
  }

  function* lookUp(key: Key, sender: Sender, persona: Persona | undefined): Work<Contact[]> {
    if (key === 'persona') {
      if (persona?.linkStatus !== 'linked' || persona.contactId === null) return [];
      const contact = yield* contactById(persona.contactId);
      return contact ? [contact] : [];
    }
    const value = valueOf(key, sender);
    return value === null ? [] : yield* contactsByKey({ kind: key, value });
  }

  /** Tries the keys in order; the first that leads to exactly one contact decides. */
  function* recognise(
    sender: Sender,
    keys: readonly Key[],
    onUnknown: IdentifyRequest['onUnknown'],
  ): Work<Recognised> {
    const persona = yield* personaByHandle(sender.provider, handleKey(sender.provider, sender.handle));
    const why: Reason[] = [];
    let several = false;
    for (const key of keys) {
      const found = yield* lookUp(key, sender, persona);
      const result = found.length === 1 ? 'matched' : found.length > 1 ? 'ambiguous' : 'unknown';
      why.push({ text: `identify.${key}`, left: looked(key, sender), op: 'eq', result });
      if (found.length === 1)
        return { outcome: 'matched', contact: found[0]!, persona: persona ?? null, why };
      several ||= found.length > 1;
    }
    if (several) return { outcome: 'ambiguous', contact: null, persona: persona ?? null, why };
    if (onUnknown === 'none') return { outcome: 'unknown', contact: null, persona: persona ?? null, why };
    if (onUnknown === 'createPersona')
      return { outcome: 'unknown', contact: null, persona: persona ?? (yield* add(sender, null)), why };
    return yield* newcomer(sender, persona, why);
  }

  /** A contact made of nothing but this sender may be linked to the handle: it says no more than the handle does. */
  function* newcomer(sender: Sender, persona: Persona | undefined, why: Reason[]): Work<Recognised> {
    const email = valueOf('email', sender);
    const phone = valueOf('phone', sender);
    const draft: NewContact = {
      accountId: null,
      family: '',
      given: '',
      kana: '',
      name: sender.name?.trim() || sender.handle,
      emails: email === null ? [] : [email],
      phones: phone === null ? [] : [`+${phone}`],
      locale: sender.locale,
      isVip: false,
      timezone: 'Asia/Tokyo',
    };
    const contact = yield* createContact(draft);
    // Only an unknown account is refused, and none is given.
    if (contact instanceof Problem) throw new Error(contact.detail);
    const linked = persona
      ? yield* linkPersona(contact.id, persona.provider, persona.handle)
      : yield* add(sender, contact.id);
    return { outcome: 'unknown', contact, persona: linked, why };
  }

  return { recognise, linkPersona };
}

function looked(key: Key, sender: Sender): string | null {
  return key === 'persona' ? sender.handle : valueOf(key, sender);
}
function valueOf(key: 'email' | 'phone', { provider, handle, email, phone }: Sender): string | null {
  if (key === 'email') return emailKey(provider === 'email' ? handle : (email ?? ''));
  return phoneKey(provider === 'phone' ? handle : (phone ?? ''));
}

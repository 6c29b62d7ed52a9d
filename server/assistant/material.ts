import type { Case } from '../../engine/records/cases.ts';
import type { Account, Contact } from '../../engine/records/people.ts';
import type { Work } from '../../engine/runtime/work.ts';
import { Problem } from '../contract/problem.ts';
import { namesOfPerson } from './names.ts';
import type { Line } from './prompts.ts';
import { messageHeld, messagesHeldOf, type HeldMessage } from './records.ts';
import { mask } from './rules.ts';
import { say } from '../contract/say.ts';

export interface MaterialDeps {
  caseById(id: string): Work<Case | undefined>;
  contactById(id: string): Work<Contact | undefined>;
  accountById(id: string): Work<Account | undefined>;
}

/** What of a case may leave the building, and whose names must not. */
export function createMaterial({ caseById, contactById, accountById }: MaterialDeps) {
  /** Names of everybody the case is about, as far as the house knows them. */
  function* namesIn(subject: Case, messages: readonly HeldMessage[]): Work<string[]> {
    const contact = subject.contactId ? yield* contactById(subject.contactId) : undefined;
    const account = subject.accountId ? yield* accountById(subject.accountId) : undefined;
    return [
      ...(contact ? namesOfPerson(contact) : []),
      ...(account ? [account.name] : []),
      ...messages.flatMap(({ authorName, direction, handle }) => [
        authorName ?? '',
        direction === 'in' ? handle : '',
      ]),
    ];
  }

  /** The customer's language, as far as it could be told from what they wrote. */
  function* languageOf({ language, contactId }: Case): Work<string> {
    if (language !== '' && language !== 'und') return language;
    const contact = contactId ? yield* contactById(contactId) : undefined;
    return contact?.locale ?? 'en';
  }

  const noSuch = (caseId: string): Problem => new Problem('notFound', say('noSuchCase', { id: caseId }));

  return {
    *names(caseId: string): Work<string[]> {
      const subject = yield* caseById(caseId);
      return subject ? yield* namesIn(subject, yield* messagesHeldOf(caseId)) : [];
    },

    *ofCase(caseId: string) {
      const subject = yield* caseById(caseId);
      if (!subject) return noSuch(caseId);
      const messages = yield* messagesHeldOf(caseId);
      const names = yield* namesIn(subject, messages);
      const texts = messages.length > 0 ? messages.map(({ text }) => text) : [subject.description];
      const masked = mask([subject.subject, ...texts], names);
      const [title = '', ...bodies] = masked.texts;
      const lines = bodies.map((text, at): Line => ({
        from: messages[at]?.direction === 'out' ? 'us' : 'customer',
        text,
      }));
      const language = yield* languageOf(subject);
      return { title, lines, names, language, originals: masked.originals };
    },

    /** A message of the case, not yet masked. */
    *message(caseId: string, messageId: string) {
      const subject = yield* caseById(caseId);
      if (!subject) return noSuch(caseId);
      const message = yield* messageHeld(caseId, messageId);
      if (!message) return new Problem('notFound', say('noMessageOnCase', { id: messageId, caseId }));
      return { text: message.text, names: yield* namesIn(subject, yield* messagesHeldOf(caseId)) };
    },

    /** What a reply to the customer needs to know of the case. */
    *reply(caseId: string) {
      const subject = yield* caseById(caseId);
      if (!subject) return noSuch(caseId);
      const names = yield* namesIn(subject, yield* messagesHeldOf(caseId));
      return { names, language: yield* languageOf(subject) };
    },
  };
}

import type { Contact } from '../../engine/browser.ts';

/** A customer as it is typed: lists are one line each. */
export interface ContactDraft extends Pick<
  Contact,
  'family' | 'given' | 'kana' | 'name' | 'locale' | 'isVip' | 'accountId'
> {
  emails: string;
  phones: string;
}

export const contactDraft = (contact?: Contact): ContactDraft => ({
  family: contact?.family ?? '',
  given: contact?.given ?? '',
  kana: contact?.kana ?? '',
  name: contact?.name ?? '',
  locale: contact?.locale ?? 'ja',
  isVip: contact?.isVip ?? false,
  accountId: contact?.accountId ?? null,
  emails: contact?.emails.join('\n') ?? '',
  phones: contact?.phones.join('\n') ?? '',
});

/** What is sent: full-width digits, letters and spaces of addresses and numbers are made plain. */
export const contactBody = (draft: ContactDraft) => ({
  ...draft,
  emails: lines(draft.emails),
  phones: lines(draft.phones),
});

const lines = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

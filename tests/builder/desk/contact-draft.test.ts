import { expect, it } from 'vitest';
import { contactBody, contactDraft } from '../../../builder/desk/contact-draft.ts';
import { contactSchema } from '../../../engine/records/people.ts';

const saeki = contactSchema.parse({
  id: 'contact_1',
  createdAt: '2026-06-01T01:00:00.000Z',
  updatedAt: '2026-06-01T01:00:00.000Z',
  version: 1,
  accountId: null,
  family: '佐伯',
  given: '美羽',
  kana: 'サエキ ミワ',
  name: '佐伯 美羽',
  emails: ['miwa@example.jp', 'saeki@example.com'],
  phones: ['+81-90-1234-5678'],
  locale: 'ja',
  isVip: true,
  timezone: 'Asia/Tokyo',
});

it('gives a customer back as it was when nothing is changed', () => {
  const { emails, phones, name, isVip } = contactBody(contactDraft(saeki));
  expect({ emails, phones, name, isVip }).toEqual({
    emails: saeki.emails,
    phones: saeki.phones,
    name: saeki.name,
    isVip: true,
  });
});

it('makes full-width addresses and numbers plain and leaves the name alone', () => {
  const typed = {
    ...contactDraft(),
    name: 'ＡＢＣ商事',
    emails: 'ｍｉｗａ＠example.jp\n\n',
    phones: '０９０ １２３４ ５６７８',
  };
  expect(contactBody(typed)).toMatchObject({
    name: 'ＡＢＣ商事',
    emails: ['miwa@example.jp'],
    phones: ['090 1234 5678'],
  });
});

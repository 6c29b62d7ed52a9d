import { newContactSchema, type NewAccount } from '../contract/customers.ts';

/** Customers of Kazehana Appliances. All people, addresses and handles are made up. */
export const demoAccounts: Record<string, NewAccount> = {
  'account-aozora': { name: '青空ホテルズ (Aozora Hotels)', tier: 'vip', ownerId: 'okada', flags: [] },
  'account-minato': { name: 'みなと商店 (Minato Store)', tier: 'standard', ownerId: null, flags: [] },
};

const contact = newContactSchema.parse.bind(newContactSchema);
export const demoContacts = {
  'contact-saeki': contact({
    family: '佐伯',
    given: '美和',
    kana: 'サエキ ミワ',
    name: '佐伯 美和 (Saeki Miwa)',
    emails: ['miwa.saeki@example.com'],
    phones: ['+81 90-0000-1001'],
    locale: 'ja',
    isVip: true,
  }),
  'contact-hoshino': contact({
    accountId: 'account-aozora',
    family: '星野',
    given: '明',
    kana: 'ホシノ アキラ',
    name: '星野 明 (Hoshino Akira)',
    emails: ['a.hoshino@aozora-hotels.example'],
    locale: 'ja',
  }),
  'contact-minato': contact({
    accountId: 'account-minato',
    family: '港',
    given: '由紀',
    kana: 'ミナト ユキ',
    name: '港 由紀 (Minato Yuki)',
    emails: ['yuki@minato-store.example'],
    phones: ['+81 3-0000-2002'],
    locale: 'ja',
  }),
  'contact-clark': contact({
    family: 'Clark',
    given: 'Emma',
    name: 'Emma Clark',
    emails: ['emma.clark@example.com'],
    locale: 'en',
  }),
};

/** Handles that their owners have agreed to link. */
export const demoPersonas = [{ contactId: 'contact-saeki', provider: 'x', handle: '@miwa_saeki' }] as const;
